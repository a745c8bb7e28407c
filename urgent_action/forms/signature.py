"""The signature form."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ..countries import is_country
from ..domain.consent import Statement, current_statement
from ..domain.signing import Submission
from ..emails import MAX_LENGTH as EMAIL_LENGTH
from ..enums import QuarantineReason, QuestionType
from ..exceptions import PlainTextError
from ..models import UrgentActionMixin
from ..plaintext import clean_name
from ..sections import Section, section_for
from .fields import Box, RawField, checked_email
from .questions import question_field

NAME_LENGTH = 100
#: Seconds since 1970, as the form brings them back.
_SECONDS = re.compile(r"[0-9]{1,12}")
#: A person needs longer than this to fill in the form, in seconds.
FASTEST_PERSON = 1

_NAME_ERRORS = {
    "empty": _("Write your name."),
    "too_long": _("Write your name with at most %(limit)d characters."),
    "address": _("Write your name without a web or e-mail address."),
    "formula": _("Write your name without a sign like =, + or @ in front of it."),
}


class SignatureForm(forms.Form):
    """What a signer fills in. Names of fields are part of the public contract: pages in caches hold them for a while."""

    name = RawField(label=_("Your name"))
    email = RawField(label=_("Your e-mail address"))
    country = RawField(label=_("Your country"))
    consent = forms.BooleanField(
        widget=Box, label=_("Consent"), error_messages={"required": _("Tick this box to sign.")}
    )
    consent_key = RawField()
    public_name = forms.BooleanField(
        widget=Box, required=False, label=_("My name may be shown with the appeal and handed to the officials.")
    )
    updates = forms.BooleanField(widget=Box, required=False, label=_("Tell me by e-mail how the case goes on."))
    #: People do not see this field; a program that fills in everything gives itself away.
    website = RawField()
    shown_at = RawField()

    def __init__(self, data: Any = None, *, page: UrgentActionMixin, site: Site, now: datetime) -> None:
        # Browsers post the address they know as ``email``; ids are prefixed because the page around may have the same.
        super().__init__(data, auto_id="ua-%s", label_suffix="")
        self.page = page
        self.site = site
        self.now = now
        self.questions = {f"question_{question.pk}": question for question in page.signature_questions.all()}
        for name, question in self.questions.items():
            self.fields[name] = question_field(question)

    @cached_property
    def statement(self) -> Statement:
        """The consent statement to show: read once, so that the key in the form is the key of the words beside it."""
        return current_statement(self.site, self.page.locale.language_code)

    @cached_property
    def _section(self) -> Section:
        return section_for(self.site, self.page.locale.language_code)

    @property
    def section(self) -> str:
        """Who asks."""
        return self._section.name

    @property
    def privacy_url(self) -> str:
        """The section's privacy notice."""
        return self._section.privacy_url

    @property
    def question_fields(self) -> list[forms.BoundField]:
        """The editor's extra questions, in order."""
        return [self[name] for name in self.questions]

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """What the error summary says: id of the field, or of the form, and message; in the order of the form."""
        found = [("ua-sign", str(message)) for message in self.non_field_errors()]
        shown = ["name", "email", "country", *self.questions, "consent"]
        return found + [(f"ua-{name}", str(message)) for name in shown for message in self.errors.get(name, ())]

    def clean_name(self) -> str:
        """The name by the rules of :mod:`urgent_action.plaintext`."""
        try:
            return clean_name(self.cleaned_data["name"], max_length=NAME_LENGTH)
        except PlainTextError as error:
            raise ValidationError(_NAME_ERRORS[error.code], code=error.code, params={"limit": NAME_LENGTH}) from error

    def clean_email(self) -> str:
        """The address, checked without asking any other server."""
        typed = self.cleaned_data["email"]
        if not typed:
            raise ValidationError(_("Write your e-mail address."), code="required")
        if len(typed) > EMAIL_LENGTH:
            raise ValidationError(
                _("An e-mail address has at most %(limit)d characters."),
                code="too_long",
                params={"limit": EMAIL_LENGTH},
            )
        return checked_email(typed)

    def clean_country(self) -> str:
        """A code of the list."""
        code = self.cleaned_data["country"]
        if not is_country(code):
            raise ValidationError(_("Choose your country."), code="invalid")
        return code

    def submission(self) -> Submission:
        """What was sent, for the domain; only after the form proved valid."""
        data = self.cleaned_data
        answers = [
            {"question": question.label, "answer": data[name]}
            for name, question in self.questions.items()
            if data[name] not in ("", None, False) or question.question_type == QuestionType.CHECKBOX
        ]
        return Submission(
            name=data["name"],
            email=data["email"],
            country=data["country"],
            consent_key=_uuid(data["consent_key"]),
            wants_updates=data["updates"],
            public_name=data["public_name"],
            answers=answers,
            quarantine=self._suspicion(),
        )

    def _suspicion(self) -> QuarantineReason | None:
        if self.cleaned_data["website"]:
            return QuarantineReason.HONEYPOT
        shown_at = self.cleaned_data["shown_at"]
        if _SECONDS.fullmatch(shown_at) and 0 <= self.now.timestamp() - int(shown_at) < FASTEST_PERSON:
            return QuarantineReason.SPEED
        return None


def _uuid(text: str) -> UUID | None:
    """The key of a statement; what is none counts as a statement that nobody knows."""
    try:
        return UUID(text)
    except ValueError:
        return None
