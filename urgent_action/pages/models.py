"""Ready-made page types: the abstract ones of :mod:`urgent_action`, made concrete and nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from ..models import (
    AbstractPersonAtRisk,
    AbstractSignatureQuestion,
    AbstractUrgentActionIndexPage,
    AbstractUrgentActionPage,
)


class UrgentActionPage(AbstractUrgentActionPage):
    """One sheet: the case, whom to write to, what to write, the signature form, and the deadline."""

    page_description = _(
        "A case, whom to write to and what to write, a signature form, and a deadline after which it closes by itself."
    )
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("urgent action page")
        verbose_name_plural = _("urgent action pages")


class PersonAtRisk(AbstractPersonAtRisk):
    """Somebody whom the action is about."""

    page = ParentalKey(UrgentActionPage, on_delete=models.CASCADE, related_name="people_at_risk")

    class Meta(AbstractPersonAtRisk.Meta):
        verbose_name = _("person at risk")
        verbose_name_plural = _("people at risk")


class SignatureQuestion(AbstractSignatureQuestion):
    """An extra question of the signature form."""

    page = ParentalKey(UrgentActionPage, on_delete=models.CASCADE, related_name="signature_questions")

    class Meta(AbstractSignatureQuestion.Meta):
        verbose_name = _("extra question")
        verbose_name_plural = _("extra questions")


class UrgentActionIndexPage(AbstractUrgentActionIndexPage):
    """The list of the urgent actions beneath it."""

    page_description = _("A list of urgent actions: open, closing soon, ended.")
    action_model = "urgent_action_pages.UrgentActionPage"

    class Meta:
        verbose_name = _("urgent action index page")
        verbose_name_plural = _("urgent action index pages")
