"""Leaf through rows, newest first, without counting or skipping any: as quick on page 1,000 as on page 1.

A cursor names a row by when it was made and its number, so that rows of one instant are neither lost nor shown twice, and
rows that come meanwhile shift nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

#: Rows on a page.
PAGE_SIZE = 50
#: Beyond this a number is "more than".
MOST_COUNTED = 1000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")
_NEWEST_FIRST = ("-created_at", "-pk")


@dataclass(frozen=True)
class Slice:
    """One page of rows, and the cursors of its neighbours; empty where there is none."""

    rows: list[Any]
    newer: str = ""
    older: str = ""


def slice_of(rows: Any, *, before: str = "", after: str = "", size: int = PAGE_SIZE) -> Slice:
    """A page of rows: the newest, those older than one cursor, or those newer than another.

    Args:
        rows: a queryset with ``created_at``.
        before: cursor of a row; the page begins with the next older one. What is none counts as not given.
        after: cursor of a row; the page ends with the next newer one.
        size: how many rows at most.
    """
    older_than, newer_than = _read(before), _read(after)
    if newer_than is not None:
        # The two conditions say one thing; the first lets the database begin at the right place of its index.
        newer = rows.filter(created_at__gte=newer_than[0]).exclude(created_at=newer_than[0], pk__lte=newer_than[1])
        found = list(newer.order_by("created_at", "pk")[: size + 1])
        if len(found) > size:
            shown = found[:size][::-1]
            return Slice(shown, newer=cursor_of(shown[0]), older=cursor_of(shown[-1]))
        older_than = None  # less than a page is left: that is the first one, and it is shown full
    if older_than is not None:
        rows = rows.filter(created_at__lte=older_than[0]).exclude(created_at=older_than[0], pk__gte=older_than[1])
    found = list(rows.order_by(*_NEWEST_FIRST)[: size + 1])
    shown = found[:size]
    return Slice(
        shown,
        newer=cursor_of(shown[0]) if shown and older_than is not None else "",
        older=cursor_of(shown[-1]) if len(found) > size else "",
    )


def cursor_of(row: Any) -> str:
    """Names a row's place in the order."""
    return f"{(row.created_at - _EPOCH) // _TICK}-{row.pk}"


def count_up_to(rows: Any, most: int = MOST_COUNTED) -> int:
    """How many rows there are; ``most + 1`` stands for any number above ``most``."""
    return int(rows.order_by()[: most + 1].count())


def _read(cursor: str) -> tuple[datetime, int] | None:
    found = _CURSOR.fullmatch(cursor)
    return (_EPOCH + int(found[1]) * _TICK, int(found[2])) if found else None
