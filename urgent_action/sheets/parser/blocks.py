"""Where one address ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..sheet import TargetKind
from .contacts import Contacts, read_contacts
from .parts import Part
from .places import Countries
from .shapes import could_be_person, honorific_of, is_embassy, is_institution, is_place, is_role


@dataclass
class Block:
    """The lines of one address, its contacts read, under its heading's kind."""

    kind: TargetKind
    lines: list[tuple[str, Part]] = field(default_factory=list)
    contacts: list[tuple[Contacts, Part]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    diplomats: bool = False

    def reached(self) -> bool:
        """Say whether a contact was read, so that another text line may begin a new address."""
        return any(found.emails or found.faxes or found.phones or found.social or found.masked
                   for found, _ in self.contacts)  # fmt: skip


class Blocks:
    """Collects address lines into blocks."""

    def __init__(self, countries: Countries) -> None:
        self.countries = countries
        self.found: list[Block] = []
        self.kind = TargetKind.TARGET
        self._open: Block | None = None
        self._cell: tuple[int, int, int] | None = None

    def under(self, kind: TargetKind) -> None:
        """Begin the addresses under a heading."""
        self.kind, self._open = kind, None

    def close(self) -> None:
        """End the current address."""
        self._open = None

    def diplomats(self, part: Part) -> None:
        """Note the sentence about diplomatic representatives: an entry of its own."""
        self.found.append(Block(TargetKind.EMBASSY, parts=[part], diplomats=True))
        self._open = None

    def add(self, part: Part, text: str | None = None) -> None:
        """Add a line of an address."""
        line = re.sub(r"^\(?\d[.)]\s+(?=[^\W\d])", "", part.text if text is None else text)
        contacts = read_contacts(line, part.links)
        block = self._open
        if block is None or self._starts_new(block, part, line, contacts):
            block = self._open = Block(self.kind)
            self.found.append(block)
        self._cell = part.cell
        block.parts.append(part)
        rest = contacts.rest if contacts else line
        if rest:
            block.lines.append((rest.strip(), part))
        if contacts:
            block.contacts.append((contacts, part))

    def _starts_new(self, block: Block, part: Part, line: str, contacts: Contacts) -> bool:
        text = contacts.rest if contacts else line
        if not text:
            return False
        if self._cell is not None and _column(part.cell) != _column(self._cell) and block.lines:
            return True
        if re.match(r"(?:And|Y|Et|Und)\s+(?:Mr|Ms|Mrs|Dr|Sr|Sra|M|Mme|Herr|Frau)\b", text):
            return True
        if not block.lines:
            return False
        salutation = any(found.salutation for found, _ in block.contacts)
        if block.reached() or salutation:
            # A note behind the number is no new address.
            return not re.match(r"[(\[]", text) or bool(honorific_of(text.lstrip("([")))
        if (
            part.gap
            and len(block.lines) > 1
            and is_embassy(text)
            and not any(is_embassy(line) for line, _ in block.lines)
        ):
            return not block.lines[0][0].endswith(",")
        if part.gap and self._complete(block):
            return self._opens(text)
        if self.countries.knows(block.lines[-1][0]) and len(block.lines) > 2:
            return self._opens(text)
        return False

    def _complete(self, block: Block) -> bool:
        texts = [text for text, _ in block.lines]
        if self.countries.knows(texts[-1]) or self.countries.split_tail(texts[-1])[1]:
            return True
        return len(texts) >= 3 and is_place(texts[-1])

    def _opens(self, text: str) -> bool:
        return not self.countries.knows(text) and (
            is_role(text) or is_institution(text) or is_embassy(text) or could_be_person(text)
        )


def _column(cell: tuple[int, int, int] | None) -> tuple[int, int] | None:
    """Rows of one column may be the lines of one address."""
    return (cell[0], cell[2]) if cell else None
