"""The editor's extra questions as form fields."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..enums import QuestionType
from ..exceptions import PlainTextError
from ..models import AbstractSignatureQuestion
from ..plaintext import clean_line
from .fields import Box, RawField

LINE_LENGTH = 200
TEXT_LENGTH = 2000


class PlainLineField(RawField):
    """One or several lines of plain text, cleaned as names are."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.limit = limit

    def clean(self, value: Any) -> str:
        """The cleaned text; line breaks stay where the widget has several lines."""
        text = super().clean(value)
        several = isinstance(self.widget, forms.Textarea)
        try:
            if len(text) > 4 * self.limit:
                raise PlainTextError("too_long")
            lines = text.splitlines() if several else [text]
            cleaned = "\n".join(clean_line(line, max_length=self.limit) for line in lines).strip()
            if len(cleaned) > self.limit:
                raise PlainTextError("too_long")
        except PlainTextError as error:
            message = _("Write at most %(limit)d characters.")
            raise ValidationError(message, code="too_long", params={"limit": self.limit}) from error
        if self.required and not cleaned:
            raise ValidationError(self.error_messages["required"], code="required")
        return cleaned


def question_field(question: AbstractSignatureQuestion) -> forms.Field:
    """The form field that asks ``question``."""
    common: dict[str, Any] = {"label": question.label, "help_text": question.help_text, "required": question.required}
    match question.question_type:
        case QuestionType.LONG_TEXT:
            return PlainLineField(limit=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 4}), **common)
        case QuestionType.CHECKBOX:
            return forms.BooleanField(widget=Box, **common)
        case QuestionType.CHOICE:
            choices = [("", _("Please choose")), *((choice, choice) for choice in question.choice_list)]
            return forms.ChoiceField(choices=choices, **common)
        case _:
            return PlainLineField(limit=LINE_LENGTH, **common)
