"""An address whose line breaks were lost: what can be told apart, and the rest as one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .book import word_pattern
from .keys import Folded
from .places import Countries
from .shapes import honorific_of, is_institution, is_role

_STRONG = re.compile(
    r"(?<!\S)(?:(?:His|Her) (?:Excellency|Highness|Majesty)|Mr|Mrs|Ms|Dr|Hon|H\.\s?E|Prof"
    r"|Ilmo\.? Sr|Sr|Sra|Dra|Dña|Lic|Ing|Mme|M|S\.\s?E|I\.\s?E|Herrn?|Frau"
    r"|(?:سعادة |معالي )?السيدة?|الدكتور|الدكتورة)\.?\s+(?=\S)"
)
_STOP = re.compile(r"\d|,|،|\bP\.?\s?O\.|\bB\.?P\b|\bApdo\b|\b(?:The|La|Le|El)\s")
_OPEN_END = re.compile(r"(?:\b(?:of|de|du|del|des|la|le|the|von|der|d)|d['’])$", re.I)
LEAST = 6


@dataclass(frozen=True, slots=True)
class Undivided:
    """What was told apart in a run."""

    name: str = ""
    role: str = ""
    address: str = ""
    country: str = ""


def divide(text: str, countries: Countries) -> Undivided | None:
    """Divide a run of an address at what is certain. Returns None when it is no run."""
    if len(text.split()) < LEAST:
        return None
    rest, country = _country(text, countries)
    name, role, address = _person(rest)
    return Undivided(name, role, address, country)


def _country(text: str, countries: Countries) -> tuple[str, str]:
    rest, country = countries.split_tail(text)
    if country:
        return rest, country
    pieces = text.rstrip(" .,").split()
    for count in range(min(4, len(pieces) - 3), 0, -1):
        tail, head = " ".join(pieces[-count:]), " ".join(pieces[:-count])
        if countries.knows(tail) and tail[0] == tail[0].upper() and not _OPEN_END.search(head):
            return head.rstrip(" ,"), tail
    return text, ""


def _person(text: str) -> tuple[str, str, str]:
    """The honorific begins the name; an office, a body or a number ends it."""
    found = next((m for m in _STRONG.finditer(text) if honorific_of(text[m.start() :])), None)
    if found is None:
        return "", "", text
    before = text[: found.start()].strip(" ,")
    if before and (
        not (is_role(before) or is_institution(before)) or re.search(r"\d", before) or len(before.split()) > 8
    ):
        return "", "", text
    behind = text[found.start() :]
    end = _name_end(behind)
    name = behind[:end].strip(" ,")
    count = len(name.split()) - len(honorific_of(name).split())
    digit = behind[end : end + 1].isdigit()
    if end >= len(behind) or not 1 <= count <= (2 if digit else 4):
        return "", "", text
    rest = behind[end:].strip(" ,")
    if before:
        return name, before, rest
    role = _role_in_front(rest)
    return name, role, rest[len(role) :].strip(" ,")


def _name_end(text: str) -> int:
    start = len(honorific_of(text))
    return min([len(text), *(start + at for at in _stops(text[start:], ("roles", "institutions", "places")))])


def _stops(text: str, lists: tuple[str, ...]) -> list[int]:
    view = Folded(text)
    found = [view.position(m.start()) for name in lists for m in word_pattern(name).finditer(view.plain) if m.start()]
    return [
        *(at for at in found if text[at] == text[at].upper()),
        *(m.start() for m in _STOP.finditer(text) if m.start()),
    ]


def _role_in_front(text: str) -> str:
    if not is_role(text) or not word_pattern("roles").match(Folded(text).plain):
        return ""
    end = min(_stops(text, ("institutions", "places")), default=0)
    role = text[:end].strip(" ,")
    return role if role and len(role.split()) <= 6 and text[end : end + 1].isalpha() else ""


def embassy_inside(text: str) -> bool:
    """Say whether an undivided address names an embassy, in capitals, and not as ``c/o``."""
    view = Folded(text)
    spots = [view.position(match.start()) for match in word_pattern("embassies").finditer(view.plain)]
    return "c/o" not in view.plain and any(not text[spot].islower() for spot in spots)
