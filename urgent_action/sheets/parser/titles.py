"""Offices in front of a name: ``Ambassador Jo Doe``."""

from __future__ import annotations

import re
from functools import cache

from .book import words
from .keys import folded
from .shapes import (
    could_be_person,
    honorific_of,
    is_role,
)

_PORTFOLIO = re.compile(
    r".{0,40}\b(?:of|for|de|de la|del|du|de l'|fur|des|der)\s*(?:the )?(?:justice|justicia|interior"
    r"|interieur|defen[cs]e|defensa|education|educacion|foreign affairs|relaciones exteriores"
    r"|affaires etrangeres|health|salud|sante|information|internal affairs|home affairs|security"
    r"|public security|seguridad|human rights|labour|labor|trabajo|travail|environment|culture"
    r"|cultura|finance|state|police|policia|transport|agriculture|republic|republica|republique"
    r"|trade|fisheries|energy|water|forests?|mines|tourism|justice and [a-z ]{4,20})(?=\s)"
)
#: The place before a title with which a name begins, whatever stands before it.
_STRONG = re.compile(r"\s(?=(?:Mr|Mrs|Ms|Dr|Hon|H\.E|Sr|Sra|Mme|M|Lic|Herr|Frau|Prof)\b)")


# ``Para la Ministra de Justicia`` is a heading that names an office.


@cache
def _titles() -> re.Pattern[str]:
    names = sorted(words("titles"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?=\s)")


def leading_title(text: str) -> tuple[str, str]:
    """Return (``Ambassador``, ``Jo Doe``) for an office in front of a name."""
    plain = folded(text)
    if len(plain) != len(text):
        return "", text
    office = _PORTFOLIO.match(plain)
    if office and could_be_person(text[office.end() :].strip()):
        return text[: office.end()], text[office.end() :].strip()
    match = _titles().match(plain)
    honour = honorific_of(text)
    if honour and not match:
        inner = _titles().match(folded(text[len(honour) :]))
        if inner and could_be_person(text[len(honour) + inner.end() :].strip()):
            start = len(honour)
            return text[start : start + inner.end()], honour + text[start + inner.end() :].strip()
    for found in _STRONG.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        if honorific_of(after) and is_role(before):
            return before.rstrip(",:"), after
    if match:
        return text[: match.end()], text[match.end() :].strip()
    first = plain.split(" ")[0]
    if (first in words("roles") or _compound(first)) and could_be_person(text[len(first) :].strip()):
        return text[: len(first)], text[len(first) :].strip()
    return "", text


def _compound(word: str) -> bool:
    """German writes an office in one word."""
    return is_role(word) and len(word) > 9 and word not in words("roles")
