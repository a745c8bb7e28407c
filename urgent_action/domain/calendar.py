"""Deadlines as a calendar file (iCalendar, RFC 5545): what a calendar program needs to show them, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

#: The longest line in bytes (3.1), without its end.
_LINE = 75
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOT_IN_URL = re.compile(r"[\s\x00-\x1f\x7f]")


class EventStatus(StrEnum):
    """How sure an event is (3.8.1.11)."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Event:
    """One deadline.

    ``uid`` is the same for as long as it is the same deadline's page: programs replace by it. ``at`` is the day on which the
    action closes at its end, or the instant; ``changed_at`` when any of this was last changed.
    """

    uid: str
    at: date | datetime
    changed_at: datetime
    summary: str
    description: str = ""
    url: str = ""
    status: EventStatus = EventStatus.CONFIRMED


def write_calendar(name: str, events: Iterable[Event]) -> bytes:
    """The file, in UTF-8 with CRLF.

    Args:
        name: what programs call the calendar, if they ask it.
        events: in any order; nothing in them is trusted to be one line.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//urgent_action//deadlines//EN", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return b"".join(_fold(line) for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_instant(event.changed_at)}"
    yield f"LAST-MODIFIED:{_instant(event.changed_at)}"
    if isinstance(event.at, datetime):
        yield f"DTSTART:{_instant(event.at)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.at:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.at + timedelta(days=1):%Y%m%d}"  # the first day that is not part of it
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{_NOT_IN_URL.sub('', event.url)}"
    yield f"STATUS:{event.status}"
    yield "TRANSP:TRANSPARENT"  # nobody is busy because an action closes
    yield "END:VEVENT"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """A value of type TEXT (3.3.11): line ends, commas and semicolons would end it."""
    value = _CONTROLS.sub("", re.sub(r"\r\n?|[\u2028\u2029\x85]", "\n", value))
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\n", "\\n")


def _fold(line: str) -> bytes:
    """One content line, broken after at most 75 bytes and never within a character (3.1)."""
    folded, room = bytearray(), _LINE
    for char in line:
        raw = char.encode("utf-8", "replace")
        if len(raw) > room:
            folded += b"\r\n "
            room = _LINE - 1
        folded += raw
        room -= len(raw)
    return bytes(folded + b"\r\n")
