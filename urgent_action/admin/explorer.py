"""Wagtail's own lists of pages, with what editors of urgent actions look for."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar

import swapper
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet

from ..arrivals import arrived_at
from ..domain.overview import CLOSING, with_closing
from .filters import ActionFilterSet
from .words import add_tallies, closing_of, countries_of, is_open, kind_of, status_of, tally_of

#: For cells with headlines, and where what they look like is written.
HEADLINE, STYLES = "title ua-headline", "urgent_action/admin/listing.css"


def _kind_or_type(page: Any) -> str:
    return kind_of(page) or str(page.page_type_display_name)


class ExplorerFilterSet(ActionFilterSet, GenericPageFilterSet):
    """Wagtail's filters, and those of actions."""


class HeadlineColumn(PageTitleColumn):
    """Wagtail's column of titles, which is not squeezed by the others."""

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": [STYLES]}


class TallyColumn(NumberColumn):
    """A number that pages which are no actions do not have."""

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The number, or nothing."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "value": "" if context["raw_value"] is None else context["value"]}


ACTION_COLUMNS = [
    StatusTagColumn("action_status", label=_("Action"), accessor=status_of, primary=is_open),
    Column(CLOSING, label=_("Closes at"), accessor=closing_of, sort_key=CLOSING),
    TallyColumn("signatures", label=_("Signatures"), accessor=tally_of),
    Column("kind", label=_("Kind"), accessor=_kind_or_type),
    Column("country", label=_("Country"), accessor=countries_of),
]


def _columns() -> Iterator[Any]:
    """Wagtail's columns with ours among them; they share the width, so that none has a part of its own."""
    for wagtails in ExplorableIndexView.base_columns:
        if wagtails.name == "type":
            yield from ACTION_COLUMNS
        elif wagtails.name == "title":
            yield HeadlineColumn("title", label=wagtails.label, sort_key="title", classname=HEADLINE)
        else:
            column = copy(wagtails)
            column.width = None
            yield column


class ActionListing:
    """Mixed in before a list of pages: its pages with their deadline to sort by, and with their signatures."""

    base_filterset_class = ExplorerFilterSet
    base_columns: ClassVar[list[Any]] = list(_columns())

    if TYPE_CHECKING:  # Wagtail's list

        def __getattr__(self, name: str) -> Any: ...

    def get_valid_orderings(self) -> list[str]:
        """Search backends cannot sort by a deadline."""
        orderings = super().get_valid_orderings()  # type: ignore[misc]
        return [name for name in orderings if not (self.is_searching and name.endswith(CLOSING))]

    def annotate_queryset(self, pages: Any) -> Any:
        """Pages as Wagtail lists them, with what :data:`CLOSING` names."""
        return super().annotate_queryset(with_closing(pages, now=arrived_at(self.request)))  # type: ignore[misc]

    def get_table(self, object_list: Any) -> Any:
        """The table of one page of the list."""
        return super().get_table(add_tallies(object_list))  # type: ignore[misc]


class ActionExplorerView(ActionListing, ExplorableIndexView):
    """The pages beneath a list of actions: all of them, whatever their class."""

    @cached_property
    def explorable_columns(self) -> list[Any]:
        """Without the width that Wagtail keeps for the arrow to subpages: actions have none."""
        *columns, navigate = super().explorable_columns
        navigate.width = None
        return [*columns, navigate]

    def get_base_queryset(self) -> Any:
        """Other classes may stand beneath a list of actions, and must not vanish from it."""
        self.model = swapper.load_model("wagtailcore", "Page")
        return super().get_base_queryset()


class ActionTypeUseView(ActionListing, ContentTypeUseView):
    """All pages of the class."""


class UrgentActionPageViewSet(PageViewSet):
    """Wagtail's views of a page class of urgent actions: set ``model``, and ``parent_models`` to its lists."""

    index_view_class = ActionExplorerView
    content_type_use_view_class = ActionTypeUseView
    filterset_class = ExplorerFilterSet
