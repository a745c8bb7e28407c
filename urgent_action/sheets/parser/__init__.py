"""The parser: lines in, a reading out, by labels and shapes and never by position."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..labels import Mark
from ..lines import Line
from ..refusal import SheetRefused
from ..sheet import Reading
from .build import build
from .cutting import cut_glued
from .draft import Draft
from .evidence import NEEDED, weigh
from .furniture import mail_headers
from .header import is_header, lone_country
from .header_line import read_header
from .headline import settle_head
from .joining import prepare
from .keys import Folded, folded
from .numbers import NUMBER
from .parts import Part
from .places import Countries
from .tail import deadline_in_sentence, sentence_mark
from .told import tell_countries
from .walk import Walk

MAX_PARTS = 1500
_OF_A_SHEET = {Mark.ACTION, Mark.POINTS, Mark.ADDRESSES, Mark.LETTER, Mark.BACKGROUND, Mark.PEOPLE, Mark.NOTHING_TO_DO}


def parse(lines: Sequence[Line]) -> Reading:
    """Understand a document's lines.

    Raises :class:`SheetRefused` (``no_urgent_action``) when too little speaks for one.
    """
    parts = cut_glued(prepare([replace(line, raw=line.raw or line.text) for line in lines]))
    if len(parts) > MAX_PARTS:
        raise SheetRefused("too_much_text")
    draft = Draft()
    tell_countries(parts, draft.countries)
    rest = _take_headers(parts, draft)
    Walk(rest, draft).run()
    settle_head(draft)
    _from_steps(draft)
    marked = [_with_sentence(part) for part in parts]
    letter = draft.letter is not None and bool(draft.letter.salutation or draft.letter.closing)
    weight = weigh(
        marked, bool(draft.header.number), bool(draft.header.index), letter,
        bool(draft.blocks.found),
    )  # fmt: skip
    if weight < NEEDED:
        raise SheetRefused("no_urgent_action")
    return build(draft, parts)


class _Sentence:
    """A stand-in for a label: evidence only asks for the mark."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


def _with_sentence(part: Part) -> Part:
    if part.mark is None:
        mark = sentence_mark(part.text)
        if mark:
            return replace(part, hit=_Sentence(mark))  # type: ignore[arg-type]
    return part


def _take_headers(parts: list[Part], draft: Draft) -> list[Part]:
    """Read the header lines and what stands between them; return the other parts."""
    mail = mail_headers(parts)
    draft.furniture += [parts[number] for number in mail]
    end = _end(parts)
    headers = [n for n, part in enumerate(parts[:end]) if n not in mail and is_header(part)]
    for number in headers:
        read_header(parts[number], draft.header, draft.countries)
    taken = {*mail, *headers}
    if draft.header.country is None and headers:
        for number in _between(parts, headers, draft.countries):
            if number not in taken and lone_country(parts[number], draft.countries):
                draft.header.put("country", parts[number].text, parts[number])
                taken.add(number)
                break
    draft.countries.tell(draft.header.country)
    draft.furniture += [parts[number] for number in headers]
    return [part for number, part in enumerate(parts) if number not in taken]


def _end(parts: list[Part]) -> int:
    """Return where other sheets are listed below this one."""
    ends = [n for n, part in enumerate(parts) if part.mark is Mark.END]
    last = max((n for n, part in enumerate(parts) if part.mark in _OF_A_SHEET), default=len(parts))
    return next((n for n in ends if n > last), len(parts))


def _between(parts: list[Part], headers: list[int], countries: Countries) -> list[int]:
    """Return where a country may stand alone: between header lines, right below the last, or a known one above."""
    near = [a for a, b in itertools.pairwise(headers) if b - a == 2]
    inside = [number + 1 for number in near]
    if headers[0] > 0 and not parts[headers[0] - 1].mark and countries.knows(parts[headers[0] - 1].text):
        inside.append(headers[0] - 1)
    first = [n for n in headers if n - headers[0] <= len(headers) + 1]
    below = first[-1] + 1
    if below + 1 < len(parts) and parts[below + 1].mark is Mark.DOCUMENT:
        inside.append(below)
    return inside


def _from_steps(draft: Draft) -> None:
    """A step may be the only line with the number: ``… what you did on Urgent Action 64.21``."""
    for part in draft.steps:
        view = Folded(part.text)
        match = NUMBER.search(view.plain)
        if match and draft.header.number is None:
            start, end = match.span("n")
            printed = part.text[view.position(start) : view.position(end - 1) + 1]
            draft.header.put("number", re.sub(r"\s", "", printed), part)
    if draft.deadline is None:
        for part in (*draft.unplaced, *draft.furniture):
            day = deadline_in_sentence(part.text) if "bulletin" not in folded(part.text) else None
            if day:
                draft.set_deadline(day, part)
                return
