"""Lines joined where they were wrapped: across pages, in columns, over two-line labels."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from ..labels import Mark
from ..lines import Line, tidy
from ..readers.wrapping import BULLET
from .book import Hit, label_at_start, within_label
from .contacts import read_contacts
from .dates import find_dates
from .formulas import is_closing, is_demands_intro, opens_demands
from .keys import is_caps
from .numbers import header_goes_on
from .parts import Part, make_part, opens_step
from .places import Countries
from .shapes import ends_sentence

_PAGE = re.compile(
    r"^\s*(?:page|página|seite)\s+\d{1,3}(?:\s+(?:of|de|sur|von)\s+.{1,30})?\s*$|^\s*-?\s*\d{1,3}\s*-?\s*$",
    re.I,
)
_CUT = re.compile(r"(?:https?://|[\w.+%-]@)$")
_MAIL_CUT = re.compile(r"[\w.+%-]@[\w-]+(?:\.[\w-]+)*$")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SLASH = re.compile(r"(?<!\S)(?!\S*://)\S*[^\W\d_]/$")  # Fiscal/Attorney, broken behind the stroke
_LONGEST_WORD = 300
_EARLY = 6
#: No label is wrapped into more lines than these and one.
_LABEL_LINES = 3
_COUNTRIES = Countries()
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")


def prepare(lines: Sequence[Line]) -> list[Part]:
    """Join wrapped lines and two-line labels; mark bullets and labels."""
    groups: list[list[Line]] = []
    ordered = across_pages(columns_first(lines))
    for line, below in itertools.zip_longest(ordered, ordered[1:]):
        joined = bool(groups) and (_salutation_goes_on(groups[-1], line, below) or _joins(groups[-1], line))
        header = bool(groups) and len(groups) <= _EARLY and _wrapped_header(groups[-1], line)
        if joined or header:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [make_part(_text(group), group, group[0].gap) for group in groups if _text(group)]


def _wrapped_header(group: list[Line], line: Line) -> bool:
    near = not line.gap and not line.level and len(group) < 4 and line.cell == group[-1].cell
    return near and header_goes_on(_text(group), line.text)


def across_pages(lines: Sequence[Line]) -> list[Line]:
    """Drop page numbers, and let a sentence go on behind them."""
    kept: list[Line] = []
    turned = False
    for line in lines:
        if _PAGE.match(line.text):
            turned = True
            continue
        before = kept[-1] if kept else None
        turned = turned or (before is not None and before.page != line.page)
        if turned and before is not None and _unfinished(before.text, line.text):
            line = replace(line, goes_on=True, gap=False)
        turned = False
        kept.append(line)
    return kept


def _unfinished(before: str, text: str) -> bool:
    open_end = before[-1:].isalnum() or before[-1:] in ",-\u00ad"
    if not open_end or is_caps(before) or label_at_start(text) or read_contacts(before):
        return False
    return len(before) > 30 if text[:1].islower() else len(before) > 50 and text[:1].isalpha()


def columns_first(lines: Sequence[Line]) -> list[Line]:
    """Order the cells of tables that set addresses side by side column by column."""
    ordered: list[Line] = []
    index = 0
    while index < len(lines):
        cell = lines[index].cell
        if cell is None:
            ordered.append(lines[index])
            index += 1
            continue
        end = index
        while end < len(lines) and _table(lines[end]) == cell[0]:
            end += 1
        table = list(lines[index:end])
        if _side_by_side(table):
            # Stable: the order within a column stays.
            table.sort(key=lambda line: line.cell[2] if line.cell else 0)
        ordered += table
        index = end
    return ordered


def _table(line: Line) -> int | None:
    return line.cell[0] if line.cell else None


def _side_by_side(table: list[Line]) -> bool:
    rows = {line.cell[1] for line in table if line.cell}
    reached = {line.cell[2] for line in table if line.cell and read_contacts(line.text)}
    labelled = {line.cell[2] for line in table if line.cell and _is_label(line)}
    return len(rows) > 1 and len(reached) > 1 and not (labelled == {0} and len(rows) > 2)


def _is_label(line: Line) -> bool:
    return label_at_start(line.text) is not None or line.text.endswith(":")


def _joins(group: list[Line], line: Line) -> bool:
    before = group[-1]
    if line.cell != before.cell or line.item or line.level != before.level:
        return False
    if before.text.endswith("\u00ad"):
        return True
    if _address_goes_on(before.text, line):
        return True
    opening = _text(group[:_LABEL_LINES])
    caps = len(group) <= _LABEL_LINES and is_caps(before.text) and is_caps(line.text)
    if caps and within_label(f"{opening} {line.text}"):
        return True
    so_far = label_at_start(opening)
    if so_far and len(group) == 1:
        both = label_at_start(f"{before.text} {line.text}")
        if (
            both
            and both.end > len(before.text) + 1
            and both.mark is so_far.mark
            and (not line.gap or is_caps(line.text[: max(both.end - len(before.text) - 1, 0)]))
        ):
            return True
    elif not so_far and len(before.text) < 140 and is_caps(before.text):
        both = label_at_start(f"{before.text} {line.text}")
        if both and both.end > len(before.text) + 1:
            return True
    if _letter_line(line.text):
        return False
    if _open_bracket(before.text) and line.text.endswith(")") and len(line.text) < 60:
        return True
    if not line.gap and _note_goes_on(before.text, line.text):
        return True
    if so_far and so_far.colon and not line.gap and _value_goes_on(so_far, _text(group), line.text):
        return True
    if not line.goes_on or BULLET.match(line.text) or opens_step(line.text):
        return False
    if len(before.text) < 60 and not line.text.endswith(".") and _COUNTRIES.knows(line.text):
        return False  # the last line of an address, though its column be narrow
    if label_at_start(line.text) or read_contacts(before.text) or read_contacts(line.text):
        return bool(_long_prose(before, line) and not label_at_start(line.text))
    if so_far and so_far.colon and so_far.end >= len(opening):
        return False
    return is_caps(before.text) == is_caps(line.text) or not is_caps(before.text) or line.text[:1].islower()


def _address_goes_on(before: str, line: Line) -> bool:
    """An e-mail or web address was cut where no address can end."""
    if line.gap and not line.goes_on:
        return False
    if _CUT.search(before) and _HOST.match(line.text):
        return True
    return bool(_MAIL_CUT.search(before) and re.match(r"\.[a-z]{2,}(?:\.[a-z]{2,})?$", line.text))


def _value_goes_on(hit: Hit, before: str, after: str) -> bool:
    """A labelled value breaks off in a date, behind a comma, or inside brackets."""
    value = before[hit.end :].strip()
    if not value or label_at_start(after) or len(after) > 100:
        return False
    if hit.mark is Mark.DEADLINE:
        return not find_dates(value) and bool(re.search(r"\d", value)) and bool(find_dates(f"{value} {after}"))
    if hit.mark in {Mark.LANGUAGES, Mark.PEOPLE}:
        return value.endswith((",", "،", ";")) or value.count("(") > value.count(")")
    return False


def _letter_line(text: str) -> bool:
    """A closing formula, or the introduction of the demands, stands in a line of its own."""
    if not text[:1].isupper() or len(text) > 70:
        return False
    return is_closing(text) or (is_demands_intro(text) and opens_demands(text))


def _open_bracket(text: str) -> bool:
    return text.startswith("(") and ")" not in text


def _salutation_goes_on(group: list[Line], line: Line, below: Line | None) -> bool:
    """The last words of a labelled salutation, in a narrow column, stand alone at the address's end."""
    before = group[-1]
    if line.gap or line.cell != before.cell or len(line.text.split()) > 3 or re.search(r"[\d:@,]", line.text):
        return False
    if not read_contacts(_text(group)).salutation or before.text.endswith((")", ".", ",")):
        return False
    alone = below is None or below.gap or below.cell != line.cell or below.page != line.page
    return alone and label_at_start(line.text) is None


def _note_goes_on(before: str, text: str) -> bool:
    """A note in brackets behind a number or an address ends in the line below."""
    return before.count("(") == before.count(")") + 1 and bool(re.match(r"[^()@\d]{1,40}\)[.,;]?$", text))


def _long_prose(before: Line, line: Line) -> bool:
    """A sentence that happens to have an address or a number in it is still a sentence."""
    return len(before.text) > 50 and line.text[:1].islower() and not ends_sentence(before.text)


def _text(group: list[Line]) -> str:
    text = ""
    for line in group:
        piece = line.text
        end = text[-_LONGEST_WORD:]  # what is joined may be long, and what goes on is its last word
        if text.endswith("\u00ad"):
            text = text[:-1] + piece
        elif (
            (line.goes_on and _HYPHEN.search(text[-2:])) or (end and _address_goes_on(end, line)) or _SLASH.search(end)
        ):
            text += piece
        else:
            text = f"{text} {piece}" if text else piece
    return tidy(text)
