"""The page types of docs/how-to/own-page-type.md and own-fields-and-questions.md, and a table beside the signatures."""

from typing import Any

from django.db import models
from django.dispatch import receiver
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from urgent_action.models import (
    AbstractPersonAtRisk,
    AbstractSignatureQuestion,
    AbstractUrgentActionIndexPage,
    AbstractUrgentActionPage,
)
from urgent_action.signals import signature_confirmed, signature_erased


class CasePage(AbstractUrgentActionPage):
    case_officer = models.CharField(max_length=100, blank=True)
    campaign = models.CharField(max_length=50, blank=True)

    content_panels = [*AbstractUrgentActionPage.content_panels, FieldPanel("campaign"), FieldPanel("case_officer")]
    search_fields = [*AbstractUrgentActionPage.search_fields, index.FilterField("campaign")]
    api_fields = [*AbstractUrgentActionPage.api_fields, APIField("campaign")]


class CasePerson(AbstractPersonAtRisk):
    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="people_at_risk")


class CaseQuestion(AbstractSignatureQuestion):
    page = ParentalKey(CasePage, on_delete=models.CASCADE, related_name="signature_questions")


class CaseIndexPage(AbstractUrgentActionIndexPage):
    action_model = "own_page.CasePage"


class Thanked(models.Model):
    """Whom the section has thanked, by the number of the signature."""

    signature_id = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return str(self.signature_id)


@receiver(signature_confirmed)
def note_signer(signature: Any, **kwargs: Any) -> None:
    """A signature counts."""
    Thanked.objects.get_or_create(signature_id=signature.pk)


@receiver(signature_erased)
def forget_signer(signature_id: int, **kwargs: Any) -> None:
    """A signature is gone."""
    Thanked.objects.filter(signature_id=signature_id).delete()
