"""Days and times of day in words, in the language in use."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, pgettext


def long_date(day: date | None) -> str:
    """A date with its month in full, as sheets print it: nobody may read 3/4 as another day."""
    # Translators: how a date with its month in full is written, in the letters of Django's date filter.
    return str(date_format(day, pgettext("date format", "j F Y"))) if day else ""


def day_and_time(day: date, at: time | datetime) -> str:
    """A date with its month in full, and the time of day."""
    # Translators: a date and a time of day, as in "10 December 2026, 5 p.m."
    return gettext("%(day)s, %(time)s") % {"day": long_date(day), "time": time_format(at, "TIME_FORMAT")}
