"""Header lines and titles: what they said of kind, number, index, country and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from ..labels import Mark
from ..sheet import SheetKind
from .book import label_at_start
from .keys import Folded, folded, is_caps
from .numbers import BRACKET, DATE_LABEL, INDEX, INDEX_LABEL, NO_NUMBER, NUMBER, NUMBER_ALONE, TITLE, kind_of
from .parts import Part
from .places import Countries


@dataclass
class Header:
    """What header lines and titles said, each with the parts that said it."""

    kind: SheetKind | None = None
    number: str | None = None
    index: str | None = None
    issued: date | None = None
    country: str | None = None
    concern: str = ""
    concern_part: Part | None = None
    sources: dict[str, list[Part]] = field(default_factory=dict)
    conflicts: list[tuple[str, str, Part]] = field(default_factory=list)

    def put(self, name: str, value: object, part: Part) -> None:
        """Keep the first value of each; note another one."""
        if value in (None, ""):
            return
        old = getattr(self, name)
        if old is None:
            setattr(self, name, value)
            self.sources[name] = [part]
        elif old == value:
            self.sources.setdefault(name, []).append(part)
        elif name == "number" and _bare(str(old)) != _bare(str(value)):
            self.conflicts.append(("two_numbers", str(value), part))
        elif name == "issued":
            self.conflicts.append(("two_dates", str(value), part))


def _bare(number: str) -> str:
    return re.sub(r"-\d+$", "", re.sub(r"\W*$", "", number)).lstrip("0")


def read_title(text: str, part: Part, header: Header) -> str:
    """Read country and number in brackets in a title; return the title without them."""
    match = TITLE.search(text)
    if not match:
        lone = re.search(rf"\(\s*(?:UA|AU|FI|EXTRA):?\s*({NUMBER_ALONE})\s*\)", text)
        if lone:
            header.put("number", without_spaces(lone.group(1)), part)
            return (text[: lone.start()] + text[lone.end() :]).strip()
        return text
    header.put("country", match["country"].strip(), part)
    header.put("number", without_spaces(match["n"]), part)
    kind = kind_of(match["label"])
    if kind:
        header.put("kind", kind, part)
    return (text[: match.start()] + text[match.end() :]).strip(" )")


def is_header(part: Part) -> bool:
    """Say whether a part is the header line or a piece of it."""
    text = part.text
    if len(text) > 260:
        return False
    if part.mark in {Mark.NUMBER, Mark.INDEX}:
        return True
    plain = folded(text)
    if part.mark is Mark.DATE:
        return not _is_mail_date(part)
    if INDEX.match(text) and len(text) < 120:
        return True
    number = NUMBER.search(plain) or NO_NUMBER.match(plain)
    if number is None:
        labelled = INDEX_LABEL.search(plain) and INDEX.search(text)
        return bool(labelled and len(text) < 120)
    before, after = plain[: number.start()], plain[number.end() :]
    labelled = DATE_LABEL.search(plain) or INDEX_LABEL.search(plain)
    if re.search(r"[^\W\d]{2}\.$", text) and not labelled:
        return False
    if before.count("(") > before.count(")"):
        return False
    prefix = before.strip(" |-–:•")
    words = len(prefix.split())
    fits = not prefix or (words <= 7 and kind_of(prefix) is not None and "." not in prefix)
    fits = fits or label_at_start(prefix) is not None or prefix in {"external", "public"}
    rest = BRACKET.sub("", after).strip(" |,:-")
    # "UA 12/95 was issued …" is prose.
    opens = Folded(text).position(len(plain) - len(after.lstrip(" |,:-")))
    prose = text[opens : opens + 1].islower() and not re.match(r"(?:and|index|date|y|et|-)", rest)
    return fits and not prose and len(rest) < 150 and not re.search(r"[a-z]{3}\. [a-z]", rest)


def _is_mail_date(part: Part) -> bool:
    return bool(re.search(r"\d:\d\d", part.text)) or len(part.text) > 90


def without_spaces(number: str) -> str:
    """Return a number as it is written without spaces."""
    return re.sub(r"\s+", "", number)


def lone_country(part: Part, countries: Countries) -> bool:
    """Say whether a line between header lines is a country."""
    text = part.text
    if re.search(r"[\d.:;!?]", text) or len(text.split()) > 5 or part.mark:
        return False
    return countries.knows(text) or not is_caps(text)
