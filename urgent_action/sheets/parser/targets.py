"""One address block into one target: name, office, address, country, contacts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..sheet import Target, TargetKind
from .blocks import Block
from .book import word_pattern, words
from .keys import folded
from .naming import Naming
from .parts import Part
from .places import Countries
from .shapes import (
    honorific_of,
    is_embassy,
    is_institution,
    is_place,
    is_role,
)
from .undivided import divide, embassy_inside

_LONG_PIECE = 6
_AND = re.compile(r"^(?:And|Y|Et|Und)\s+(?=[A-Z])")


@dataclass
class Made:
    """A target, and which part each of its values came from."""

    target: Target
    trace: dict[str, list[Part]] = field(default_factory=dict)
    leftover: list[tuple[str, Part]] = field(default_factory=list)
    masked: bool = False


def make_target(block: Block, countries: Countries, greeting: str = "") -> Made:
    """Read a block. ``greeting`` is the letter's salutation, which may tell a name."""
    if block.diplomats:
        return Made(Target(kind=TargetKind.EMBASSY), {"kind": list(block.parts)})
    reader = _Reader(block, countries, greeting)
    return reader.made()


class _Reader(Naming):
    def __init__(self, block: Block, countries: Countries, greeting: str) -> None:
        super().__init__([(_trimmed(text), part) for text, part in block.lines], countries, greeting)
        self.rows[:1] = [(_AND.sub("", text), part) for text, part in self.rows[:1]]
        self.block = block
        self.salutation = self.country = ""
        # A whole block in one line: the line that has the text has the contacts as well.
        sources = [part for _, part in block.contacts]
        self.alone = len(self.rows) == 1 and (self.rows[0][1].run or self.rows[0][1] in sources)

    def made(self) -> Made:
        self._aside_salutation()
        if not self._undivided():
            self._country()
            self._who()
        address = [(text, part) for text, part in self.rows if text]
        emails: list[str] = []
        faxes: list[str] = []
        phones: list[str] = []
        social: list[str] = []
        leftover: list[tuple[str, Part]] = []
        masked = False
        for found, part in self.block.contacts:
            for values, into, key in (
                (found.emails, emails, "emails"),
                (found.faxes, faxes, "faxes"),
                (found.phones, phones, "phones"),
                (found.social, social, "social"),
            ):
                for value in values:
                    if value not in into:
                        self.trace[f"{key}[{len(into)}]"] = [part]
                        into.append(value)
            if found.salutation and not self.salutation:
                self.salutation = found.salutation
                self.trace["salutation"] = [part]
            leftover += [(other, part) for other in found.other]
            masked = masked or found.masked
        for number, (_, part) in enumerate(address):
            self.trace[f"address_lines[{number}]"] = [part]
        target = Target(
            kind=self._kind([text for text, _ in address]),
            name=self.name,
            role=self.role,
            salutation=self.salutation,
            address_lines=tuple(text for text, _ in address),
            country=self.country,
            emails=tuple(emails),
            faxes=tuple(faxes),
            phones=tuple(phones),
            social=tuple(social),
        )
        return Made(target, self.trace, leftover, masked)

    def _aside_salutation(self) -> None:
        """A salutation printed to the right of the first line, behind a run of spaces (1992)."""
        for number, (text, part) in enumerate(self.rows[:2]):
            cut = re.search(r"\S(\s{3,})(\S.*)$", part.raw)
            aside = cut.group(2).strip(" []()") if cut else ""
            raw = re.sub(r"^\s*\(?\d[.)]\s+", "", part.raw[: cut.start(1)] if cut else "")
            if aside and len(aside) < 60 and _greets(aside) and text.endswith(aside[-12:].strip()):
                self.salutation = aside.rstrip(",:")
                self.trace["salutation"] = [part]
                self.rows[number] = (raw.strip(), part)
                return

    def _undivided(self) -> bool:
        """A block in one run of text: take what is certain, and keep the rest in one line."""
        if len(self.rows) != 1 or not self.alone:
            return False
        text, part = self.rows[0]
        if not part.run and len(text.split(",")[0].split()) <= _LONG_PIECE:
            return False
        head = self._split_line(text)
        if head and honorific_of(head[0]) and len(head[0].split()) <= 4 and len(head[1].split()) <= 6 and "," in text:
            return False
        found = divide(text, self.countries)
        if found is None:
            return False
        self._take(found.name, found.role, part, part)
        self.country = found.country
        if found.country:
            self.trace["country"] = [part]
        self.rows = [(found.address, part)] if found.address else []
        return True

    def _country(self) -> None:
        if not self.rows:
            return
        text, part = self.rows[-1]
        if self.countries.knows(text) or (len(self.rows) > 1 and self._below_postcode(text)):
            self.country = text.strip(" .,;()[]")
            self.rows.pop()
        else:
            rest, country = self.countries.split_tail(text)
            if country and not (len(self.rows) == 1 and _is_office_of(rest)):
                self.country = country.strip(" .,;()[]")
                self.rows[-1] = (rest, part)
        if self.country:
            self.trace["country"] = [part]

    def _below_postcode(self, text: str) -> bool:
        """A bare name below postcode and town is a country, known by name or not."""
        above = self.rows[-2][0]
        if is_place(text) or is_role(text) or is_institution(text) or len(text.split()) > 3:
            return False
        town = re.sub(r"[\d\s-]+", " ", above).strip()
        coded = re.search(r"\b\d{3,}\b", above) is not None and bool(town) and "," not in above
        return coded and not is_place(town) and len(self.rows) > 2 and text.replace(" ", "").isalpha()

    def _kind(self, address: list[str]) -> TargetKind:
        who = " / ".join((self.role, self.name))
        if "c/o" in folded(who):
            return self.block.kind
        if is_embassy(self.role) and not re.search(r"\b(?:foreign|interior)\b", folded(self.role)):
            return TargetKind.EMBASSY
        if self.alone and any(embassy_inside(text) for text, _ in self.block.lines[:1]):
            return TargetKind.EMBASSY
        if address and is_embassy(address[0]) and not is_role(self.role):
            return TargetKind.EMBASSY
        return self.block.kind


def _greets(text: str) -> bool:
    plain = folded(text)
    return any(plain.startswith(word) for word in words("greetings"))


def _is_office_of(text: str) -> bool:
    return False if re.search(r"[,\d]", text) else bool(word_pattern("embassies").search(folded(text)))


def _trimmed(text: str) -> str:
    return re.sub(r"\s*[,;]$", "", text).strip()
