"""Lines that were wrapped by a typewriter, a mail program or a converter.

A wrapped line goes on in the next one when the first word of the next would not have fitted. That
holds for every width, and tells the last line of a paragraph, or a line of an address, from a line
in the middle of a sentence without looking at what it says.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..lines import Line

BULLET = re.compile(r"^\s*(?:[•▪▫■□◦●○‣⁃∙·\uf0b7\uf0a7➢►*–—-]\s+|[•▪■◦●‣∙·\uf0b7\uf0a7➢►]\S)")
_END = re.compile(r"[.!?:;؟。…][\"'”’»)\]]*$")
_DIVIDED = re.compile(r"[^\W\d_]{2}[-\u2010\u00ad]$")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_MARK = re.compile(r"^\s*[^\w\s]\s+")
_SHORTEST = 38
_WIDEST = 135
_ALONE = 70


def mark_wrapping(lines: Sequence[Line], across_gaps: bool = False) -> list[Line]:
    """Return ``lines`` with ``goes_on`` set where the width says so.

    ``across_gaps`` is for formats in which every typeset line became a paragraph.
    """
    width = wrap_width(lines, across_gaps)
    if not width:
        return [line if not _unfinished(before, line) else replace(line, goes_on=True)
                for before, line in itertools.pairwise([lines[0], *lines])] if lines else []  # fmt: skip
    marked = list(lines[:1])
    for before, line in itertools.pairwise(lines):
        joined = (across_gaps or not line.gap) and _goes_on(before, line, width)
        marked.append(replace(line, goes_on=joined, gap=line.gap and not joined))
    return marked


def _unfinished(before: Line, line: Line) -> bool:
    """A lone wrapped line: long, without an end, and the next one ends what it began."""
    if line.gap or line.item or line.level or before.level or before.cell != line.cell or line is before:
        return False
    if len(before.text) >= _SHORTEST and _divided(before, line):
        return True
    if not _ALONE <= len(before.text) <= _WIDEST or _END.search(before.text) or BULLET.match(line.text):
        return False
    small = line.text[:1].isalpha() and not line.text[:1].isupper()
    return small and bool(_END.search(line.text)) and not _in_columns(before)


def _in_columns(line: Line) -> bool:
    """Say whether wide gaps part the line; the distance behind a bullet is none of them."""
    return bool(_COLUMNS.search(_MARK.sub("", line.raw).strip()))


def _divided(before: Line, line: Line) -> bool:
    """A word was divided at the end of a line."""
    return bool(_DIVIDED.search(before.text)) and line.text[:1].islower()


def wrap_width(lines: Sequence[Line], across_gaps: bool = False) -> int:
    """Return the width in characters at which ``lines`` are wrapped, 0 when they are not."""
    if sum(len(line.text) > _WIDEST for line in lines) >= (1 if across_gaps else 2):
        return 0
    widths = [
        len(before.text)
        for before, line in itertools.pairwise(lines)
        if (across_gaps or not line.gap)
        and _SHORTEST <= len(before.text) <= _WIDEST
        and not _END.search(before.text)
        and not _in_columns(before)
        and line.text[:1].isalpha()
        and not line.text[:1].isupper()
        and before.cell == line.cell
    ]
    # Only a line with another below it in the same paragraph can speak for or against wrapping.
    long = sum(
        len(before.text) >= _SHORTEST and (across_gaps or not line.gap) and not _in_columns(before)
        for before, line in itertools.pairwise(lines)
    )
    enough = len(widths) >= 2 or (bool(widths) and len(lines) < 12)
    return max(widths) if enough and len(widths) * 5 >= long else 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    if not line.text or not before.text or BULLET.match(line.text) or line.item or line.level:
        return False
    if before.level or before.cell != line.cell:
        return False
    if _divided(before, line):
        return True
    if len(before.text) > width + 12 or _in_columns(before):
        return False
    words = line.text.split()
    if words[0][0].islower() and not _END.search(before.text) and len(before.text) > 0.7 * width:
        return True
    # Typists did not break at the same column everywhere: an unfinished sentence may be shorter.
    slack = 0 if _END.search(before.text) else 5
    return len(before.text) + 1 + len(words[0]) > width - slack
