"""People at risk, from the lines that name them."""

from __future__ import annotations

import re

from ..sheet import Subject
from .book import word_pattern, words
from .keys import folded, is_caps
from .parts import Part
from .places import Countries
from .shapes import PARTICLES, could_be_person, is_prose

_SEX = re.compile(r"^(?:m|f|male|female|h|w|m/f|masculine/feminine)$", re.I)
_WITHHELD = re.compile(r"withheld|reserv|non divulgu|omitid|anonym|محجوب|nicht genannt", re.I)
_PRONOUN = re.compile(r"^[\w/\s,.'’-]{1,40}$")
_NEW_NAMES = re.compile(r"^(?:and\s+)?new names?\s*:\s*", re.I)


def people_in(value: str) -> list[Subject]:
    """Read ``Jo Doe (she/her), Al Roe (he/him)``."""
    people: list[Subject] = []
    for name, inside in _entries(value.strip(" .")):
        pronouns = inside.strip()
        if _SEX.match(pronouns) or not _PRONOUN.match(pronouns) or re.search(r"\d", pronouns):
            pronouns = ""
        people.append(Subject(name, pronouns, is_group(name)))
    return people


def _entries(value: str) -> list[tuple[str, str]]:
    """Cut at brackets first; names without brackets at commas where each is a person."""
    found: list[tuple[str, str]] = []
    position = 0
    for match in re.finditer(r"\(([^()]*)\)", value):
        name = value[position : match.start()]
        names = _names(name)
        found += [(each, "") for each in names[:-1]]
        if names:
            found.append((names[-1], match.group(1)))
        position = match.end()
    found += [(each, "") for each in _names(value[position:])]
    return found


def _names(text: str) -> list[str]:
    joints = "|".join(re.escape(w) for w in sorted(words("conjunctions"), key=len, reverse=True))
    text = re.sub(rf"^[\s,;،.&]*(?:(?:{joints})\s+)?", "", text).strip(" ,;،")
    if not text:
        return []
    pieces = [piece.strip() for piece in re.split(r"\s*[;،,]\s*", text) if piece.strip()]
    last = re.split(rf"\s+(?:{joints}|&)\s+(?=\S)", pieces[-1])
    whole = [*pieces[:-1], *last]
    if all(could_be_person(p) or (is_group(p) and len(whole) > 2) or len(p.split()) == 1
           for p in whole) and (len(pieces) > 1 or all(could_be_person(p) for p in last)):  # fmt: skip
        return [re.sub(rf"^(?:{joints})\s+", "", piece) for piece in whole]
    return [text]


def is_group(name: str) -> bool:
    """Say whether a name stands for anything but one person."""
    if _WITHHELD.search(name):
        return False
    plain = folded(name)
    small = [w for w in re.findall(r"[^\W\d_]{3,}", name) if w.islower()]
    if any(folded(w) not in PARTICLES for w in small) or re.search(r"\s(?:of|from)\s", name):
        return True
    if re.search(r"\bgroup|\bgrupo\b|\bgroupe\b|\bgruppe\b|مجموع", plain) or re.search(r"\d", plain):
        return True
    found = word_pattern("groups").search(plain)
    if found is None:
        return False
    # A surname may be a group's word; a number or a plural in front of lower-case words is none.
    return not (could_be_person(name) and len(name.split()) == 2 and not _counted(plain))


def _counted(plain: str) -> bool:
    first = plain.split()[0]
    return first in words("groups")


def names_below_country(parts: list[Part], countries: Countries) -> tuple[str, Part, list[tuple[str, Part]]] | None:
    """Read the 1990s: the country in capitals, then who is at risk, one per line.

    Returns the country, its part, and the printed names with theirs.
    """
    for number, part in enumerate(parts):
        if is_prose(part.text):
            return None
        country, rest = _country_first(part, countries)
        if not country:
            continue
        rows = [(rest, part)] if rest else []
        for below in parts[number + 1 :]:
            if is_prose(below.text) or below.mark or below.level:
                break
            rows.append((below.text, below))
        return country, part, [(name, row) for text, row in rows for name in _printed(text)]
    return None


def _country_first(part: Part, countries: Countries) -> tuple[str, str]:
    text, raw = part.text, part.raw.strip()
    columns = re.match(r"^([^\s].*?)\s{3,}(\S.*)$", raw)
    if columns and is_caps(columns.group(1)) and not re.search(r"\d", columns.group(1)):
        return columns.group(1).strip(" :"), re.sub(r"\s+", " ", columns.group(2))
    if is_caps(text):
        return (text.strip(" :"), "") if countries.knows(text) else ("", "")
    pieces = text.split()
    for count in range(min(5, len(pieces) - 1), 0, -1):
        head = " ".join(pieces[:count]).rstrip(":")
        if is_caps(head) and countries.knows(head):
            return head, " ".join(pieces[count:])
    return "", ""


def _printed(text: str) -> list[str]:
    text = _NEW_NAMES.sub("", text).strip(" ;,")
    if not text:
        return []
    if is_group(text.split(" (")[0].split(",")[0]):
        return [re.sub(r"\s*\((?:m|f|all [^)]*)\)", "", text.split(",")[0]).strip()]
    rows = re.split(r";\s*|\)\s+and\s+(?=[A-Z])", text)
    return [name for row in rows if (name := re.split(r"\s*[(,]", row.strip())[0].strip())]


def subject_from_line(name: str) -> Subject:
    """Make a subject of a printed name without pronouns."""
    return Subject(name, "", is_group(name))
