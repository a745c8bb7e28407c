"""Numbers that point at nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from ...conf import app_settings


def by_country(signatures: QuerySet[Any]) -> list[tuple[str, int]]:
    """Code and number of each country with enough signatures, most first; the others together with an empty code."""
    return _largest_first(_count(signatures, "country"))


def by_language(signatures: QuerySet[Any]) -> list[tuple[str, int]]:
    """Code and number of each language in which enough people signed; the others together with an empty code."""
    return _largest_first(_count(signatures, "language"))


def by_day(signatures: QuerySet[Any]) -> list[tuple[str, int]]:
    """ISO date (UTC) and number of each day with enough signatures, in order; the others together, at the end."""
    days = _count(signatures.annotate(day=TruncDate("confirmed_at", tzinfo=UTC)), "day")
    return sorted(_join_small(days), key=lambda item: (not item[0], item[0]))


def _count(signatures: QuerySet[Any], by: str) -> list[tuple[str, int]]:
    rows = signatures.order_by().values_list(by).annotate(number=Count("pk"))
    return [(str(value), number) for value, number in rows]


def _largest_first(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(_join_small(counted), key=lambda item: (not item[0], -item[1], item[0]))


def _join_small(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Cells below ``SMALLEST_CELL`` joined to one, with an empty name.

    Where they do not reach it together, the smallest of the others joins them: else one could be told by subtracting.
    """
    smallest = app_settings().smallest_cell
    shown: list[tuple[str, int]] = []
    joined = 0
    for value, number in sorted(counted, key=lambda item: (item[1], item[0])):
        if number < smallest or 0 < joined < smallest:
            joined += number
        else:
            shown.append((value, number))
    return [*shown, ("", joined)] if joined else shown
