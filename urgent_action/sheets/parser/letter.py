"""The model letter as it is found: salutation, body, demands, closing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..sheet import Letter
from .formulas import closing_pattern, demand_patterns, is_demands_intro
from .keys import Folded, folded
from .parts import Part


@dataclass
class LetterDraft:
    """The parts of the letter as they are found."""

    salutation: Part | None = None
    body: list[Part] = field(default_factory=list)
    intro: Part | None = None
    demands: list[Part] = field(default_factory=list)
    closing: Part | None = None
    closed: bool = False

    def add(self, part: Part) -> None:
        """Add a paragraph or a bullet."""
        if (part.item and not part.ordered) or (part.item and (self.intro or self._introduced())):
            self._bullet(part)
            return
        if self.intro and self.demands and not self.demands[-1].item and _is_demand(self.demands):
            self.demands.append(part)
            return
        if self.intro and not self.demands and not is_demands_intro(part.text):
            self.demands.append(part)
            return
        if is_demands_intro(part.text) and not self.demands:
            self._introduce(part)
            return
        self.body.append(part)

    def _introduced(self) -> bool:
        return bool(self.body) and self.body[-1].text.endswith((":", "…"))

    def _bullet(self, part: Part) -> None:
        if self.intro is None and not self.demands and self._introduced():
            self._introduce(self.body.pop())
        self.demands.append(part)

    def _introduce(self, part: Part) -> None:
        """The sentence that introduces the bullets, without what stands before it."""
        view = Folded(part.text)
        starts = [m.start() for p in demand_patterns() for m in p.finditer(view.plain)]
        cuts = [m.end() for m in re.finditer(r"[.!?]\s+(?=\S)", part.text)]
        start = view.position(min(starts)) if starts else 0
        cut = max((c for c in cuts if c <= start), default=0)
        if cut and len(part.text) - cut < 200:
            self.body.append(part.with_text(part.text[:cut].strip()))
            part = part.with_text(part.text[cut:].strip())
        self.intro = part

    def close(self, part: Part) -> None:
        """Set the closing formula, without a placeholder or a signature behind it."""
        text = re.sub(r"\s*\[[^\]]*\]?\s*$", "", part.text).strip()
        match = closing_pattern().match(folded(text))
        if match and len(folded(text)) == len(text):
            comma = re.match(r"[^,،]{0,40}[,،]", text[match.end() :])
            if comma and text[match.end() + comma.end() :].strip():
                text = text[: match.end() + comma.end()]
        self.closing = part.with_text(text)
        self.closed = True

    def settle(self) -> None:
        """What looked like unmarked demands and was none goes back to the body."""
        if self.intro and not self.demands:
            self.body.append(self.intro)
            self.intro = None
        elif self.intro and not any(part.item for part in self.demands):
            kept = 1 if len(self.demands) == 1 else 0
            while kept < len(self.demands) and self.demands[kept].text.rstrip().endswith(
                (";", "؛", ",", ", and", "; and")
            ):
                kept += 1
            kept = min(kept + 1, len(self.demands)) if kept or len(self.demands) > 1 else kept
            self.body += self.demands[kept:]
            self.demands = self.demands[:kept]

    def letter(self) -> Letter:
        """Return the letter as data."""
        return Letter(
            salutation=self.salutation.text if self.salutation else "",
            body=tuple(part.text for part in self.body),
            demands_intro=self.intro.text if self.intro else "",
            demands=tuple(part.text for part in self.demands),
            closing=self.closing.text if self.closing else "",
        )


def _is_demand(demands: list[Part]) -> bool:
    return not demands[-1].text.endswith(".")
