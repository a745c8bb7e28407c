"""The report of all urgent actions that somebody works with."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button

from ..arrivals import arrived_at
from ..domain.overview import CLOSING, NEXT_CLOSING, matching, with_closing
from ..domain.review import findings
from ..spreadsheets import defuse_cell
from .access import REACHING, page_policy, within_reach
from .explorer import ACTION_COLUMNS, HEADLINE, STYLES
from .filters import ActionFilterSet
from .subscription import calendar_url
from .words import add_tallies, closing_of, countries_of, kind_of, language_of, status_of, tally_of, theme_of

_FINDINGS = "urgent_action_findings"


def _cell(value: str) -> str:
    """One line that runs nothing; a single control character would spoil a whole XLSX."""
    return defuse_cell("".join(char for char in value if char.isprintable()))


def _look_over(pages: list[Any], *, now: datetime) -> None:
    """Count what there is to look at on pages that are open or not published yet; what is over is left in peace."""
    for page in pages:
        if not page.live or page.status_at(now).takes_action:
            setattr(page, _FINDINGS, len(findings(page, now=now)))


def _findings_of(page: Any) -> int | None:
    found: int | None = getattr(page, _FINDINGS, None)
    return found


class HeadlineColumn(TitleColumn):
    """Headlines, which are not squeezed by the other columns."""

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": [STYLES]}


class ReportFilterSet(ActionFilterSet):
    """As in the explorer, and by the day of the deadline (UTC)."""

    closes = DateFromToRangeFilter(label=_("Closes at"), field_name=CLOSING, widget=DateRangePickerWidget)


class UrgentActionsReport(ReportView):
    """Every action within reach, published or not: those that close next come first."""

    page_title = _("Urgent actions")
    header_icon = "warning"
    index_url_name = "urgent_action_admin:report"
    index_results_url_name = "urgent_action_admin:report_results"
    filterset_class = ReportFilterSet
    is_searchable = True
    search_fields = ("title",)
    search_backend_name = None  # parts of headlines, in the order of the report
    any_permission_required = REACHING
    export_filename = "urgent-actions"
    columns: ClassVar[list[Any]] = [
        HeadlineColumn(
            "title", label=_("Title"), sort_key="title", url_name="wagtailadmin_pages:edit", classname=HEADLINE
        ),
        *ACTION_COLUMNS,
        Column("theme", label=_("Theme"), accessor=theme_of),
        Column("language", label=_("Language"), accessor=language_of),
        Column("findings", label=_("To look at"), accessor=_findings_of),
    ]
    #: Columns of the files, and what fills them.
    exported: ClassVar[dict[str, tuple[Any, Any]]] = {
        "title": (_("Title"), lambda page: page.title),
        "ua_number": (_("UA number"), lambda page: page.ua_number),
        "index_number": (_("Index number"), lambda page: page.index_number),
        "status": (_("Status"), status_of),
        "closes_at": (_("Closes at"), lambda page: page.closes_at),
        "closes": (_("Closes at, in its time zone"), closing_of),
        "kind": (_("Kind"), kind_of),
        "countries": (_("Countries"), countries_of),
        "theme": (_("Theme"), theme_of),
        "language": (_("Language"), language_of),
        "signatures": (_("Signatures"), tally_of),
        "address": (_("Address"), lambda page: (page.live and page.full_url) or ""),
    }
    list_export = list(exported)
    export_headings: ClassVar[dict[str, Any]] = {name: heading for name, (heading, _fill) in exported.items()}
    # Wagtail defuses neither format: titles are written by staff, and by whoever sent them a sheet to import.
    custom_value_preprocess: ClassVar[dict[Any, Any]] = {
        **ReportView.custom_value_preprocess,
        str: {"csv": _cell, "xlsx": _cell},
    }

    @cached_property
    def permission_policy(self) -> Any:
        """Wagtail's rights on pages. Set here, since 7.4 finds none for itself and would let everybody in."""
        return page_policy()

    def get_base_queryset(self) -> Any:
        """The actions within reach; an alias says nothing that its source does not say."""
        actions = matching(within_reach(self.request.user), alias_of=None)
        pages: Any = with_closing(actions, now=arrived_at(self.request))
        return pages.prefetch_related("locale").specific()

    def get_filtered_queryset(self) -> Any:
        """As other lists: filtered once, since the results of a search cannot be filtered again."""
        return self.get_queryset()

    def order_queryset(self, queryset: Any) -> Any:
        """What closes next first, unless asked otherwise; then those without a deadline, then what closed last."""
        if self.ordering in (CLOSING, f"-{CLOSING}"):  # databases differ on where those without a deadline stand
            closing = F(CLOSING)
            ordered = closing.asc(nulls_last=True) if self.ordering == CLOSING else closing.desc(nulls_last=True)
            return queryset.order_by(ordered, "-pk")
        if self.ordering:
            return super().order_queryset(queryset)
        return queryset.order_by(F(NEXT_CLOSING).asc(nulls_last=True), F(CLOSING).desc(nulls_first=True), "-pk")

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """The pages that are shown or exported, with their signatures; those that are shown are looked over as well."""
        pages = add_tallies(object_list)
        if not self.is_export:
            _look_over(pages, now=arrived_at(self.request))
        return pages

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """One line of a file."""
        return {name: fill(item) for name, (_heading, fill) in self.exported.items()}

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """The files, and the calendar."""
        address = calendar_url(self.request.user, now=arrived_at(self.request))
        subscribe = [Button(_("Subscribe to the deadlines"), url=address, icon_name="calendar", priority=80)]
        return [*super().header_more_buttons, *(subscribe if address else [])]


class ReportMenuItem(MenuItem):
    """Shown to those whom the report shows something."""

    def __init__(self) -> None:
        super().__init__(
            _("Urgent actions"),
            reverse("urgent_action_admin:report"),
            name="urgent-actions",
            icon_name="warning",
            order=450,
        )

    def is_shown(self, request: Any) -> bool:
        """Whether the user has one of the rights on some page."""
        return bool(page_policy().user_has_any_permission(request.user, REACHING))
