"""The page types of a site with a base page of its own, as docs/how-to/own-page-type.md tells."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.test.basepage.models import BasePage

from urgent_action.editing import UrgentActionPageForm
from urgent_action.models import (
    AbstractPersonAtRisk,
    AbstractSignatureQuestion,
    UrgentActionIndexMixin,
    UrgentActionMixin,
)
from urgent_action.models.page import ACTION_API_FIELDS, ACTION_SEARCH_FIELDS
from urgent_action.panels import ACTION_PANELS, INDEX_PANELS


class CasePage(UrgentActionMixin, BasePage):
    base_form_class = UrgentActionPageForm
    content_panels = ACTION_PANELS
    search_fields = [*BasePage.search_fields, *ACTION_SEARCH_FIELDS]
    api_fields = ACTION_API_FIELDS


class CasePerson(AbstractPersonAtRisk):
    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="people_at_risk")


class CaseQuestion(AbstractSignatureQuestion):
    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="signature_questions")


class CaseIndexPage(UrgentActionIndexMixin, BasePage):
    content_panels = INDEX_PANELS
    action_model = "swapped_page.CasePage"
