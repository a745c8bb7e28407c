"""The list of urgent actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .. import deadlines
from ..arrivals import arrived_at
from ..conf import app_settings
from ..countries import country_name
from ..narrowing import Narrowing
from ..panels import INDEX_PANELS
from ..querysets import UrgentActionQuerySet
from .serving import ServedPage


class UrgentActionIndexMixin(ServedPage):
    """Makes a page class a list of the urgent actions beneath it: what is urgent first, what has ended below."""

    introduction = models.TextField(_("introduction"), blank=True)

    fallback_template = "urgent_action/urgent_action_index_page.html"
    #: The page class that is listed, as ``app_label.ModelName``.
    action_model: ClassVar[str]
    #: How many actions of each status stand on one page of the list.
    per_page: ClassVar[int] = 24

    class Meta:
        abstract = True

    def get_actions(self) -> UrgentActionQuerySet:
        """The published actions beneath this page that everybody may see."""
        model = apps.get_model(self.action_model)
        return model.objects.descendant_of(self).live().public()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the lists, what they can be narrowed to, and the choice (``?country=``, ``?theme=``, ``?q=``)."""
        context = super().get_context(request, *args, **kwargs)
        now = arrived_at(request)
        choice = Narrowing.from_query(request.GET)
        actions = self.get_actions()
        shown = actions.narrowed(choice).for_cards()
        countries, themes = self._listed(actions)
        return {
            **context,
            "choice": choice,
            "countries": countries,
            "themes": themes,
            "newest_outcome": None if choice.words else shown.outcomes().first(),
            "closing_soon": self._page_of(shown.closing_soon(now), request.GET.get("soon")),
            "open_actions": self._page_of(shown.open(now), request.GET.get("open")),
            "ended": self._page_of(shown.ended(now), request.GET.get("page")),
        }

    def max_age_at(self, now: datetime) -> int:
        """Seconds for which a list made at ``now`` may be cached: until the first of its actions changes status."""
        change = self.get_actions().next_change(now)
        return deadlines.max_age(change=change, now=now, ceiling=app_settings().page_max_age)

    def _page_of(self, actions: UrgentActionQuerySet, number: str | None) -> ListPage[Any]:
        return Paginator(actions, self.per_page).get_page(number)

    @staticmethod
    def _listed(actions: UrgentActionQuerySet) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Countries (code, name; by name) and themes (slug, name; as in the settings) that occur among the actions."""
        rows = list(actions.order_by().values_list("countries", "theme").distinct())
        codes = {code for countries, _theme in rows if countries for code in str(countries).split(",")}
        slugs = {theme for _countries, theme in rows}
        names = app_settings().themes.items()
        countries = sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])
        return countries, [(slug, str(name)) for slug, name in names if slug in slugs]


class AbstractUrgentActionIndexPage(UrgentActionIndexMixin, Page):
    """Base of your own index page; :mod:`urgent_action.pages` has one that is ready to use."""

    content_panels = INDEX_PANELS
    search_fields = Page.search_fields

    class Meta:
        abstract = True
