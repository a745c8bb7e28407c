"""Filters of lists of pages by the facts of urgent actions.

They narrow by id alone: lists of pages are also searched, and search backends know no column of a page class of ours.
"""

from __future__ import annotations

from typing import Any

import swapper
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_filters import ChoiceFilter, MultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from ..arrivals import arrived_at
from ..conf import theme_choices
from ..countries import country_name
from ..domain.overview import countries_among, matching, standing
from ..enums import SheetKind, Status
from .access import within_reach

_DRAFT = "draft"


class ActionFilterSet(WagtailFilterSet):
    """By status, kind, country and theme."""

    action_status = MultipleChoiceFilter(
        label=_("Status of the action"),
        choices=[*Status.choices, (_DRAFT, pgettext_lazy("status", "Draft"))],
        method="filter_status",
        widget=forms.CheckboxSelectMultiple,
    )
    kind = MultipleChoiceFilter(
        label=_("Kind"), choices=SheetKind.choices, method="filter_column", widget=forms.CheckboxSelectMultiple
    )
    country = ChoiceFilter(label=_("Country"), method="filter_country", empty_label=_("All"))
    theme = ChoiceFilter(label=_("Theme"), method="filter_column", empty_label=_("All"))

    class Meta:
        model = swapper.load_model("wagtailcore", "Page")
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = countries_among(within_reach(self.request.user))
        self._offer("country", sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1]))
        self._offer("theme", theme_choices())

    def filter_status(self, pages: QuerySet[Any], name: str, values: list[str]) -> QuerySet[Any]:
        """Pages with one of the statuses; a status is what the public sees, so a draft has that alone."""
        if not values:
            return pages
        found = pages.none()
        for value in values:
            if value == _DRAFT:
                found |= matching(pages.filter(live=False))
            else:
                found |= standing(pages.filter(live=True), Status(value), now=arrived_at(self.request))
        return found

    def filter_column(self, pages: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Pages whose action has this value, or one of these."""
        if not value:
            return pages
        return matching(pages, **({f"{name}__in": value} if isinstance(value, list) else {name: value}))

    def filter_country(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Pages of cases in a country."""
        return matching(pages, countries__contains=value) if value else pages

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        if choices:
            self.filters[name].extra["choices"] = choices
        else:
            del self.filters[name]
