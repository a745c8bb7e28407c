"""By what the list of signatures can be narrowed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import django_filters
from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_filters.fields import RangeField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.coreutils import get_content_languages

from ...conf import default_language
from ...countries import country_names
from ...enums import SignatureState
from ...models import Signature

_DAY = timedelta(days=1)


class DaysField(RangeField):
    """Two days, as days: which instants they are depends on a zone that is the section's, not the visitor's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__((forms.DateField(), forms.DateField()), *args, **kwargs)


class DaysFilter(django_filters.DateFromToRangeFilter):
    """From one day to another, both included."""

    field_class = DaysField


class SignatureFilterSet(WagtailFilterSet):
    """State, country, language and days."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=SignatureState.choices,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    country = django_filters.ChoiceFilter(
        label=gettext_lazy("Country"), choices=lambda: list(country_names(get_language() or default_language()).items())
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=lambda: list(get_content_languages().items())
    )
    signed = DaysFilter(method="between", widget=DateRangePickerWidget)

    class Meta:
        model = Signature
        fields: list[str] = []

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.filters["signed"].label = _("Signed (days in the zone %(zone)s)") % {"zone": zone.key}

    def between(self, rows: Any, name: str, days: slice) -> Any:
        """Rows of the days from ``days.start`` to ``days.stop``, each of which may be missing.

        The first and the last day that there are stand for no bound: in some zones they begin or end outside of time.
        """
        if days.start is not None and days.start > date.min:
            rows = rows.filter(created_at__gte=self._begin(days.start))
        if days.stop is not None and days.stop < date.max:
            rows = rows.filter(created_at__lt=self._begin(days.stop + _DAY))
        return rows

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=self.zone)
