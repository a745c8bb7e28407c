"""Dates as sheets print them, in every language at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ..labels import LANGUAGES
from .keys import Folded, folded

_YEAR = r"(?P<y>\d{4}|'?\d{2})(?!\d)"
_DAY = r"(?P<d>\d{1,2})"
_ORDINAL = r"(?:st|nd|rd|th|er|re|eme|º|ª|\.)?"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the text."""

    value: date
    start: int
    end: int


@cache
def _months() -> dict[str, int]:
    return {
        folded(name): number
        for language in LANGUAGES
        for number, names in enumerate(language.months, start=1)
        for name in names
    }


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    month = rf"(?P<m>{names})(?!\w)\.?(?:\s*/\s*(?:{names})(?!\w))?"
    return (
        re.compile(
            rf"(?<![\d/.]){_DAY}{_ORDINAL}[\s-]*(?:de\s+|of\s+|d'\s*)?{month}[\s,-]*"
            rf"(?:de\s+|del\s+)?{_YEAR}"
        ),
        re.compile(rf"(?<!\w){month}\s+{_DAY}{_ORDINAL}(?!\d)\s*,?\s+(?P<y>\d{{4}})(?!\d)"),
        re.compile(rf"(?<![\d/.]){_DAY}\s?[./]\s?(?P<m>\d{{1,2}})\s?[./]\s?(?P<y>\d{{4}})(?![\d/])"),
        re.compile(r"(?<![\d/.-])(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    )


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates in ``text``, in order. ``09/01/2018`` is day first."""
    view = Folded(text)
    found: list[FoundDate] = []
    for pattern in _patterns():
        for match in pattern.finditer(view.plain):
            value = _value(match)
            start, end = view.position(match.start()), view.position(match.end() - 1) + 1
            if value and not any(start < other.end and other.start < end for other in found):
                found.append(FoundDate(value, start, end))
    return sorted(found, key=lambda item: item.start)


def only_date(text: str) -> date | None:
    """Return the date when ``text`` is a date (with a weekday, perhaps) and nothing else."""
    dates = find_dates(text)
    if len(dates) != 1:
        return None
    rest = text[: dates[0].start] + text[dates[0].end :]
    words = re.findall(r"\w+", rest)
    return dates[0].value if len(words) <= 1 and len(rest.strip(" ,.|-–")) <= 12 else None


def _value(match: re.Match[str]) -> date | None:
    month, year = match["m"], match["y"].lstrip("'")
    number = int(month) if month.isdigit() else _months()[month]
    full = int(year)
    if len(year) == 2:
        full += 1900 if full >= 60 else 2000
    if not 1961 <= full <= 2100:
        return None
    try:
        return date(full, number, int(match["d"]))
    except ValueError:
        return None
