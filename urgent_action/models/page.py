"""The urgent action as a page class for sites with Wagtail's own base page."""

from __future__ import annotations

from wagtail.api import APIField
from wagtail.models import Page
from wagtail.search import index

from ..editing import UrgentActionPageForm
from ..panels import ACTION_PANELS
from .action import UrgentActionMixin
from .api import PublicBodyField

#: For ``search_fields`` of a page class of your own. Nothing of a signer is ever indexed.
ACTION_SEARCH_FIELDS = [
    index.SearchField("summary", boost=2),
    index.SearchField("body"),
    index.SearchField("ua_number", boost=2),
    index.SearchField("index_number"),
    index.AutocompleteField("ua_number"),
    index.FilterField("kind"),
    index.FilterField("ua_number_normalised"),
    index.FilterField("index_number_normalised"),
    index.FilterField("closes_at"),
    index.FilterField("stopped_at"),
    index.FilterField("issue_date"),
    index.FilterField("theme"),
    index.FilterField("countries"),
    index.RelatedFields("people_at_risk", [index.SearchField("name")]),
]

#: For ``api_fields`` of a page class of your own: what the page shows, and nothing of a signer.
ACTION_API_FIELDS = [
    APIField("kind"),
    APIField("ua_number"),
    APIField("index_number"),
    APIField("issue_date"),
    APIField("country_codes"),
    APIField("theme"),
    APIField("summary"),
    APIField("closes_at"),
    APIField("closes_at_zone"),
    APIField("stopped_at"),
    APIField("extended_from"),
    APIField("people_at_risk"),
    APIField("body", serializer=PublicBodyField(source="*")),
]


class AbstractUrgentActionPage(UrgentActionMixin, Page):
    """Base of your own urgent action page; :mod:`urgent_action.pages` has one that is ready to use.

    A subclass also defines the two child models of :mod:`urgent_action.models.children`.
    """

    base_form_class = UrgentActionPageForm
    content_panels = ACTION_PANELS
    search_fields = Page.search_fields + ACTION_SEARCH_FIELDS
    api_fields = ACTION_API_FIELDS

    class Meta:
        abstract = True
