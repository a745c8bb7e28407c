"""Right-to-left lines of a PDF.

A PDF holds characters by their place on the paper. What order a library guesses for Arabic differs
from program to program, so the order is made anew here from the places alone: from the right,
with numbers and Latin words turned back.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SPACE = 0.21
_WORD = 0.1
_COLUMN = 1.6
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its place: left and right edge, base line, size."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        """The middle of the box."""
        return (self.x0 + self.x1) / 2


def is_rtl(char: str) -> bool:
    """Say whether a character is written from right to left."""
    return unicodedata.bidirectional(char[:1] or " ") in {"R", "AL"}


def rtl_lines(glyphs: Sequence[Glyph]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """Return the lines that hold right-to-left letters, and the glyphs of all others."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.y):
        if rows and abs(rows[-1][0].y - glyph.y) <= 0.35 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    turned = [row for row in rows if any(is_rtl(glyph.char) for glyph in row)]
    kept = {id(glyph) for row in turned for glyph in row}
    return turned, [glyph for glyph in glyphs if id(glyph) not in kept]


def pieces(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Cut a line at column gaps; each piece from right to left."""
    ordered = _divided(sorted((g for g in row if g.char.strip()), key=lambda g: -g.middle))
    found: list[list[Glyph]] = []
    for glyph in ordered:
        if found and found[-1][-1].x0 - glyph.x1 <= _COLUMN * glyph.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    spaces = [g for g in row if not g.char.strip() and g.x1 - g.x0 > _WORD * g.size]
    return [_with_spaces(piece, spaces) for piece in found]


def _with_spaces(piece: list[Glyph], spaces: Sequence[Glyph]) -> list[Glyph]:
    """Put printed spaces where they stand: the tail of a letter may reach below the next word."""
    inner = [g for g in spaces if piece[-1].middle < g.middle < piece[0].middle]
    return sorted([*piece, *inner], key=lambda g: -g.middle) if inner else piece


def _divided(ordered: list[Glyph]) -> list[Glyph]:
    """Put the letters of a ligature, which share a place, into the order that its kind has.

    Lam stands before alef, and f before what it is bound to; libraries give them in either order.
    """
    parted: list[Glyph] = []
    for _, group in itertools.groupby(ordered, key=lambda g: (g.x0, g.x1)):
        letters = list(group)
        chars = {glyph.char for glyph in letters}
        if len(letters) == 2 and "ل" in chars and chars & set("اأإآ"):
            letters.sort(key=lambda g: g.char != "ل")
        elif len(letters) > 1 and "f" in chars and chars <= set("filjt"):
            letters.sort(key=lambda g: g.char == "f")
        parted += letters
    return parted


def logical(piece: Sequence[Glyph]) -> str:
    """Return the text of a piece in the order in which it is read."""
    tokens: list[str] = []
    before: Glyph | None = None
    for glyph in _marks_behind(piece):
        if not glyph.char.strip():
            tokens += [] if tokens[-1:] == [" "] else [" "]
            continue
        mark = _is_mark(glyph)
        if before is not None and not mark and tokens[-1] != " " and before.x0 - glyph.x1 > _SPACE * glyph.size:
            tokens.append(" ")
        tokens.append(glyph.char)
        if not mark:
            before = glyph
    return _turn_back(tokens)


def _marks_behind(piece: Sequence[Glyph]) -> list[Glyph]:
    """Vowel signs stand behind the letter that they sit on."""
    bases = [g for g in piece if not _is_mark(g)]
    letters = [g for g in bases if g.char.strip()]
    if not letters:
        return list(piece)
    ordered: list[Glyph] = []
    marks = [g for g in piece if _is_mark(g)]
    for base in bases:
        ordered.append(base)
        ordered += [m for m in marks if _nearest(m, letters) is base]
    return ordered


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.combining(glyph.char[:1] or " ") > 0  # a broken file has glyphs without a character


def _nearest(mark: Glyph, bases: Sequence[Glyph]) -> Glyph:
    return min(bases, key=lambda base: abs(base.middle - mark.middle))


def _turn_back(tokens: list[str]) -> str:
    """Turn stretches of digits and Latin letters around; they run from left to right."""
    text: list[str] = []
    index = 0
    while index < len(tokens):
        if not _ltr(tokens[index]):
            text.append(tokens[index].translate(_MIRRORED))
            index += 1
            continue
        end = last = index
        while end < len(tokens) and not is_rtl(tokens[end]):
            if _ltr(tokens[end]):
                last = end
            end += 1
        text.append(_stretch("".join(reversed(tokens[index : last + 1]))))
        index = last + 1
    return "".join(text)


def _stretch(text: str) -> str:
    """A number whose plus came out at its end was set group by group from the right."""
    if re.fullmatch(r"[\d ]+\+\d+|[\d ]+\d\+", text.strip()):
        words = text.split()[::-1]
        # The plus belongs in front of its number whichever side it was set on.
        return " ".join([re.sub(r"^(\d+)\+$", r"+\1", words[0]), *words[1:]])
    return text


def _ltr(char: str) -> bool:
    return char[:1].isdigit() or char == "+" or unicodedata.bidirectional(char[:1]) == "L"
