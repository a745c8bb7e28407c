"""The list of urgent actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.apps import apps
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Min
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .. import deadlines
from ..arrivals import arrived_at
from ..conf import app_settings
from ..countries import country_name, is_country
from ..panels import INDEX_PANELS
from ..querysets import UrgentActionQuerySet
from .serving import ServedPage


class UrgentActionIndexMixin(ServedPage):
    """Makes a page class a list of the urgent actions beneath it: what is urgent first, what has ended below."""

    introduction = models.TextField(_("introduction"), blank=True)

    fallback_template = "urgent_action/urgent_action_index_page.html"
    #: The page class that is listed, as ``app_label.ModelName``.
    action_model: ClassVar[str]
    #: How many ended actions stand on one page of the list.
    per_page: ClassVar[int] = 20

    class Meta:
        abstract = True

    def get_actions(self) -> UrgentActionQuerySet:
        """The published actions beneath this page that everybody may see."""
        model = apps.get_model(self.action_model)
        return model.objects.descendant_of(self).live().public()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the lists, the countries to filter by, and the country chosen (``?country=XX``)."""
        context = super().get_context(request, *args, **kwargs)
        now = arrived_at(request)
        actions = self.get_actions()
        country = request.GET.get("country", "").upper()
        country = country if is_country(country) else ""
        shown = actions.in_country(country) if country else actions
        # Cards show columns only: a body is a whole sheet, and lists must not read it.
        shown = shown.select_related("picture", "locale").defer("body")
        return {
            **context,
            "closing_soon": shown.closing_soon(now),
            "open_actions": shown.open(now),
            "ended": self._page_of(shown.ended(now), request),
            "country": country,
            "countries": self._countries_of(actions),
        }

    def max_age_at(self, now: datetime) -> int:
        """Seconds for which a list made at ``now`` may be cached: until the first of its actions changes status."""
        soon = app_settings().closing_soon
        actions = self.get_actions()
        closing = actions.taking_action(now).order_by().aggregate(next=Min("closes_at"))["next"]
        nearing = actions.open(now).order_by().aggregate(next=Min("closes_at"))["next"]
        changes = [change for change in (closing, nearing and nearing - soon) if change]
        return deadlines.max_age(change=min(changes, default=None), now=now, ceiling=app_settings().page_max_age)

    def _page_of(self, actions: UrgentActionQuerySet, request: HttpRequest) -> ListPage[Any]:
        return Paginator(actions, self.per_page).get_page(request.GET.get("page"))

    @staticmethod
    def _countries_of(actions: UrgentActionQuerySet) -> list[tuple[str, str]]:
        listed = actions.order_by().exclude(countries="").values_list("countries", flat=True).distinct()
        codes = {code for value in listed for code in str(value).split(",")}
        return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


class AbstractUrgentActionIndexPage(UrgentActionIndexMixin, Page):
    """Base of your own index page; :mod:`urgent_action.pages` has one that is ready to use."""

    content_panels = INDEX_PANELS
    search_fields = Page.search_fields

    class Meta:
        abstract = True
