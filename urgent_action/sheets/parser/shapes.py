"""What a line looks like: prose, heading, person, office, institution, street."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .book import word_pattern, words
from .keys import folded, is_caps

_RANKS = {"general", "colonel", "major", "captain", "lieutenant", "sheriff", "capitan"}
_SENTENCE_END = re.compile(r"[.!?؟。…][\"'”’»)\]]*$")
_GERMAN_STREET = re.compile(r"\w(?:stra(?:ss|ß)e|str\.|platz|weg|allee|gasse|ufer|damm)\b", re.I)
_GERMAN_OFFICE = re.compile(
    r"\w(?:minister(?:in)?|prasident(?:in)?|anwalt|anwaltin|chef(?:in)?|direktor(?:in)?|oberhaupt"
    r"|leiter(?:in)?|sekretar(?:in)?|kommandant(?:in)?|meister(?:in)?|richter(?:in)?)\b"
)
_GERMAN_BODY = re.compile(r"\w(?:ministerium|behorde|gericht|anwaltschaft|kommission|amt|botschaft)\b")
PARTICLES = {
    "de", "del", "la", "las", "los", "y", "van", "von", "der", "den", "bin", "ibn", "al", "el",
    "da", "dos", "do", "di", "du", "des", "le", "ben", "bint", "abu", "e", "ul", "ur", "zu", "ter",
    "ould", "ag", "o", "of",
}  # fmt: skip


@lru_cache(maxsize=2048)
def is_prose(text: str) -> bool:
    """Say whether a paragraph is running text: long, or a sentence of some length."""
    if is_caps(text):
        return False
    if len(text) >= 140:
        return True
    count = len(text.split())
    ended = bool(_SENTENCE_END.search(text))
    return (count >= 6 and ended and len(text) >= 30) or (count >= 14 and len(text) >= 75)


def ends_sentence(text: str) -> bool:
    """Say whether ``text`` ends in the mark of a sentence's end."""
    return bool(_SENTENCE_END.search(text))


@cache
def _honorific() -> re.Pattern[str]:
    names = sorted(words("honorifics"), key=len, reverse=True)
    joined = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?:(?:{joined})(?:\.|(?=[\s'])|(?=,\s))\s*)+")


def honorific_of(text: str) -> str:
    """Return the honorifics that ``text`` begins with, as printed, ``""`` for none."""
    plain = folded(text)
    match = _honorific().match(plain)
    if not match or match.end() >= len(plain.strip()) or len(plain) != len(text):
        return _long_honorific(text) if len(plain) != len(text) else ""
    start = match.group().strip(" .")
    # "M", "U", "He" and "D" are words or initials unless a point or a name follows.
    rest = text[match.end() :].lstrip()
    if start in _RANKS and (rest[:1].islower() or word_pattern("roles").match(folded(rest))):
        return ""  # General Prosecutor, Directeur général de la Poste
    if re.match(r"(?:le|la|l'|el)\s?[^\W\d_]", rest) and is_role(rest):
        return ""  # Monsieur le Ministre
    if start in {"he", "u", "d", "m", "me", "hm", "pr", "don"} and not rest[:1].isupper():
        return ""
    if start in {"he", "hm"} and not text[:2].isupper():
        return ""
    return text[: match.end()]


def is_honorific(text: str) -> bool:
    """Say whether ``text`` is an honorific and nothing else."""
    plain = folded(text).strip(" .,")
    return plain in words("honorifics") or bool(re.fullmatch(r"h\.? ?e|s\.? ?e|the honou?rable", plain))


def _long_honorific(text: str) -> str:
    head = text.split(" ")[0]
    return head if folded(head).rstrip(".") in words("honorifics") else ""


def is_role(text: str) -> bool:
    """Say whether ``text`` names an office that a person holds."""
    plain = folded(text)
    match = word_pattern("roles").search(plain)
    if match is None:
        return bool(_GERMAN_OFFICE.search(plain))
    institution = word_pattern("institutions").search(plain)
    return institution is None or match.start() < institution.start()


def is_institution(text: str) -> bool:
    """Say whether ``text`` names a body: ministry, court, police, board, embassy."""
    plain = folded(text)
    return bool(word_pattern("institutions").search(plain) or _GERMAN_BODY.search(plain))


def is_embassy(text: str) -> bool:
    """Say whether ``text`` names an embassy, a high commission, a mission, or who leads one."""
    plain = folded(text)
    found = word_pattern("embassies").search(plain)
    if not found or re.search(r"c/o|s/c\b", plain):
        return False
    return not re.search(r"\d", text) or not is_place(text)


def is_place(text: str) -> bool:
    """Say whether ``text`` is a line of an address: a street, a box, a town with its code."""
    plain = folded(text)
    if re.search(r"\d", text):
        return True
    return bool(word_pattern("places").search(plain) or _GERMAN_STREET.search(text))


def could_be_person(text: str) -> bool:
    """Say whether ``text`` has the shape of a person's name: two to six capitalised words."""
    if honorific_of(text):
        return True
    name = re.sub(r"\s*\([^)]*\)$", "", text).strip(" ,.")
    parts = name.split()
    if not 2 <= len(parts) <= 6 or re.search(r"[\d:;!?@/&]", name) or "," in name:
        return False
    if is_role(name) or is_institution(name) or is_place(name):
        return False
    proper = [p for p in parts if folded(p).strip(".'") not in PARTICLES]
    if len(proper) < 2 or " of " in f" {folded(name)} ":
        return False
    return all(p[0].isupper() or not p[0].islower() for p in proper)
