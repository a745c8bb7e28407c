"""The lines of a document, as every reader gives them to the parser."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]")


def tidy(text: str) -> str:
    """Collapse white space of every kind and drop what cannot be seen (soft hyphens, marks)."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with the marks that its format gave it.

    ``raw`` keeps runs of spaces, which are columns on typed sheets. ``gap`` says that a paragraph
    starts here, ``goes_on`` that by the width of the lines this one continues the one before it.
    ``item`` marks a list item, ``ordered`` a numbered one; ``level`` is that of a heading, 0 for
    none; ``cell`` is (table, row, column); ``links`` are the addresses behind the text.
    """

    text: str
    raw: str = ""
    number: int = 0
    gap: bool = True
    goes_on: bool = False
    bold: bool = False
    italic: bool = False
    level: int = 0
    item: bool = False
    ordered: bool = False
    page: int = 1
    margin: bool = False
    cell: tuple[int, int, int] | None = None
    links: tuple[str, ...] = ()
