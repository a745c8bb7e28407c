"""What belongs to one page and is edited, drafted and published with it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.models import Orderable, TranslatableMixin

from ..blocks.base import split_lines
from ..enums import QuestionType
from ..panels import PERSON_PANELS, QUESTION_PANELS


class AbstractPersonAtRisk(TranslatableMixin, Orderable):
    """Somebody whom the action is about. A subclass adds ``page``, a ParentalKey with related name ``people_at_risk``."""

    name = models.CharField(
        _("name"), max_length=255, help_text=_("As printed on the sheet; “[Group]” or “[Name withheld]” is allowed.")
    )
    pronouns = models.CharField(
        _("pronouns"), max_length=100, blank=True, help_text=_("For example she/her. Empty: not known.")
    )
    is_group = models.BooleanField(_("a group or organisation"), default=False)

    panels = PERSON_PANELS
    #: What the page shows of a person; without these the API would give numbers alone.
    api_fields = [APIField("name"), APIField("pronouns"), APIField("is_group")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} ({self.pronouns})" if self.pronouns else self.name


class AbstractSignatureQuestion(TranslatableMixin, Orderable):
    """An extra question of the signature form. A subclass adds ``page``, related name ``signature_questions``."""

    label = models.CharField(_("question"), max_length=200)
    help_text = models.CharField(_("help text"), max_length=300, blank=True)
    question_type = models.CharField(
        _("type of answer"), max_length=20, choices=QuestionType.choices, default=QuestionType.TEXT
    )
    choices = models.TextField(_("choices"), blank=True, help_text=_("For “One of a list”: one choice on each line."))
    required = models.BooleanField(_("an answer is required"), default=False)

    panels = QUESTION_PANELS

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label

    @property
    def choice_list(self) -> list[str]:
        """The choices that hold something."""
        return split_lines(self.choices)

    def clean(self) -> None:
        """A list to choose from needs choices."""
        super().clean()
        if self.question_type == QuestionType.CHOICE and len(self.choice_list) < 2:
            raise ValidationError({"choices": _("Give at least two choices, one on each line.")})
