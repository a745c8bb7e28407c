"""What the zones collect before it becomes a sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..findings import Finding, Place
from ..sheet import Subject
from .blocks import Blocks
from .header import Header
from .letter import LetterDraft
from .parts import Part
from .places import Countries


@dataclass
class Draft:
    """Collected parts, by where they belong."""

    header: Header = field(default_factory=Header)
    countries: Countries = field(default_factory=Countries)
    head: list[Part] = field(default_factory=list)
    headline: Part | None = None
    summary: Part | None = None
    blocks: Blocks = field(init=False)
    letter: LetterDraft | None = None
    points: list[Part] = field(default_factory=list)
    information: list[Part] = field(default_factory=list)
    languages: list[tuple[str, Part]] = field(default_factory=list)
    own_language: list[Part] = field(default_factory=list)
    deadline: tuple[date, Part] | None = None
    later_deadline: tuple[date, Part] | None = None
    note: Part | None = None
    subjects: list[tuple[Subject, Part]] = field(default_factory=list)
    urls: list[tuple[str, Part]] = field(default_factory=list)
    steps: list[Part] = field(default_factory=list)
    furniture: list[Part] = field(default_factory=list)
    unplaced: list[Part] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.blocks = Blocks(self.countries)

    def warn(self, code: str, part: Part | None = None, value: str = "") -> None:
        """Note a doubt, at the first line of ``part``."""
        place: Place | None = part.places[0] if part and part.places else None
        self.findings.append(Finding(code, place, {"value": value} if value else {}))

    def set_deadline(self, value: date, part: Part) -> None:
        """Keep the first deadline; note another one."""
        if self.deadline is None:
            self.deadline = (value, part)
        elif self.deadline[0] != value:
            self.warn("two_deadlines", part, value.isoformat())

    def add_languages(self, names: list[str], part: Part) -> None:
        """Add languages that are not listed yet."""
        have = {name.casefold() for name, _ in self.languages}
        for name in names:
            if name.casefold() not in have:
                self.languages.append((name, part))
                have.add(name.casefold())
