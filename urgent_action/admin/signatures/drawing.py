"""What the charts of an action show: its stored count by day, country and language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages

from ...conf import default_language
from ...countries import country_names
from ...dates import long_date
from ...domain.tally import fold, read_parts
from ...enums import TallyPart
from ...languages import listed
from ..charts import Bar, draw_columns, draw_rows

#: Days that the chart by day goes back.
DAYS = 60
#: Rows that a chart by country or language draws; the table has them all.
MOST_ROWS = 15


def drawings(page: Any, *, now: datetime) -> dict[str, Any]:
    """The charts with their tables, and their sum. What has settled is folded in first, so that they miss a minute at most."""
    fold(page.action_key, now=now)
    parts = read_parts(page.action_key)
    countries = country_names(get_language() or default_language())
    return {
        "total": sum(number for _day, number in parts[TallyPart.DAY]),
        "charts": [
            _by_day(dict(parts[TallyPart.DAY]), now=now),
            _by(TallyPart.COUNTRY, parts, _("By country"), countries),
            _by(TallyPart.LANGUAGE, parts, _("By language"), get_content_languages()),
        ],
    }


def _by_day(numbers: dict[str, int], *, now: datetime) -> dict[str, Any]:
    today = now.astimezone(UTC).date()
    days = [today - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    bars = [Bar(long_date(day), numbers.get(day.isoformat(), 0)) for day in days]
    recent = sum(bar.number for bar in bars)
    told = _("%(number)s in the last %(days)s days, %(most)s on the busiest of them.") % {
        "number": number_format(recent, force_grouping=True),
        "days": DAYS,
        "most": number_format(max(bar.number for bar in bars), force_grouping=True),
    }
    title = _("By day")
    return {
        "id": "day",
        "title": title,
        "told": told,
        "note": _("Days are those of UTC, by when a signature was confirmed."),
        "svg": draw_columns(title, told, bars, name="ua-chart-day"),
        "heading": _("Day"),
        "rows": [
            Bar(long_date(date.fromisoformat(day)), number) for day, number in sorted(numbers.items(), reverse=True)
        ],
    }


def _by(
    part: TallyPart, parts: dict[TallyPart, list[tuple[str, int]]], title: str, names: dict[str, str]
) -> dict[str, Any]:
    bars = [Bar(names.get(value, value), number) for value, number in parts[part]]
    told = listed(f"{bar.label}: {number_format(bar.number, force_grouping=True)}" for bar in bars[:3])
    svg = draw_rows(title, told, bars[:MOST_ROWS], name=f"ua-chart-{part.value}", mirrored=get_language_bidi())
    return {
        "id": part.value,
        "title": title,
        "told": "",
        "note": "",
        "svg": svg,
        "heading": part.label,
        "rows": bars,
    }
