"""Parts: paragraphs, headings, list items and lines of addresses, with the labels they begin with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..findings import Place
from ..labels import Mark
from ..lines import Line, tidy
from ..readers.wrapping import BULLET
from .book import Hit, label_at_start
from .dates import find_dates

_STEP = re.compile(r"^\s*\(?\d{1,2}[.)]\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading, a list item or a line of an address.

    ``hit`` is the label that it begins with, ``rest`` what follows the label. ``run`` says that
    it was cut from a text without line breaks.
    """

    text: str
    lines: tuple[Line, ...]
    hit: Hit | None = None
    raw: str = ""
    gap: bool = True
    item: bool = False
    ordered: bool = False
    run: bool = False

    @property
    def mark(self) -> Mark | None:
        """The part of a sheet that the label announces."""
        return self.hit.mark if self.hit else None

    @property
    def rest(self) -> str:
        """The text behind the label; all of it when there is none."""
        return self.text[self.hit.end :].strip(" *") if self.hit else self.text

    @property
    def places(self) -> tuple[Place, ...]:
        """The source lines."""
        return tuple(Place(line.number, line.text.replace("\u00ad", "-")) for line in self.lines)

    @property
    def level(self) -> int:
        """The heading level."""
        return self.lines[0].level

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def cell(self) -> tuple[int, int, int] | None:
        """The table cell."""
        return self.lines[0].cell

    @property
    def links(self) -> tuple[str, ...]:
        """The addresses behind its words."""
        return tuple(dict.fromkeys(link for line in self.lines for link in line.links))

    def cut(self, positions: Iterable[int]) -> list[Part]:
        """Return the part cut at positions in its text; pieces without text are left out."""
        points = [0, *sorted(set(positions)), len(self.text)]
        pieces = []
        for start, end in itertools.pairwise(points):
            text = self.text[start:end].strip()
            if text:
                pieces.append(make_part(text, self.lines, gap=self.gap or start > 0))
        return pieces or [self]

    def with_text(self, text: str, item: bool | None = None) -> Part:
        """Return the part with other text and no label."""
        return replace(self, text=text, hit=None, raw=text,
                       item=self.item if item is None else item)  # fmt: skip


def make_part(text: str, lines: Sequence[Line], gap: bool = True) -> Part:
    """Make a part: take its bullet off and look for its label."""
    first = lines[0]
    raw = first.raw if len(lines) == 1 and tidy(first.raw) == text else text
    item, ordered = first.item, first.ordered
    bullet = BULLET.match(text)
    if bullet and len(text) > 2:
        text, item = text[len(_bullet(text)) :].strip(), True
    if opens_step(text) and label_at_start(text) is None:
        ordered = item = True
    hit = label_at_start(text)
    return Part(text, tuple(lines), hit, raw, gap, item, ordered)


def _bullet(text: str) -> str:
    match = re.match(r"\s*[^\w\s\"“'(«\[¡¿]\s*", text)
    return match.group() if match else ""


def opens_step(text: str) -> bool:
    """``4. Juli 2014`` is no numbered step."""
    dates = find_dates(text[:40])
    return bool(_STEP.match(text)) and not (dates and dates[0].start == 0)
