"""The form in which an editor writes an update, in every language in which the action stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages

from ...languages import direction
from ...models import UrgentActionMixin
from ...templatetags.urgent_action_tags import following_sheets
from ..domain.writing import Text


def languages_of(page: UrgentActionMixin) -> list[str]:
    """Languages in which the action stands: that of the page first."""
    source = page.alias_of.specific if page.alias_of_id else page
    others = source.get_translations().select_related("locale")
    return list(dict.fromkeys([page.locale.language_code, *(other.locale.language_code for other in others)]))


def suggest_text(page: UrgentActionMixin, *, now: datetime) -> Text:
    """What an update could say, from where the action stands: a further sheet, an outcome, or the close.

    It is in the language in use, and meant to be changed.
    """
    title = {"title": page.title}
    news = [f"{sheet.title}\n{sheet.get_full_url()}" for sheet in following_sheets(page)[-1:]]
    if news:
        opening = _("There is news about the case for which you signed, “%(title)s”:") % title
    elif page.status_at(now).takes_action:
        opening = _("There is news about the case for which you signed, “%(title)s”.") % title
    else:
        opening = _("The appeal that you signed, “%(title)s”, has ended.") % title
    return Text(subject=_("How it goes on: %(title)s") % title, body="\n\n".join([opening, *news]))


class UpdateForm(forms.Form):
    """Subject and text for each language; those of the page's language must be there."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, page: UrgentActionMixin, now: datetime) -> None:
        super().__init__(data)
        self.languages = languages_of(page)
        self.fields["key"].initial = uuid4()
        names = get_content_languages()
        for language in self.languages:
            main = language == self.languages[0]
            marked = {"lang": language, "dir": direction(language)}
            name = names.get(language, language)
            subject = forms.CharField(
                label=_("Subject (%(language)s)") % {"language": name},
                max_length=200,
                required=main,
                widget=forms.TextInput(attrs=marked),
            )
            body = forms.CharField(
                label=_("Text (%(language)s)") % {"language": name},
                required=main,
                max_length=20_000,
                widget=forms.Textarea(attrs={"rows": 10, **marked}),
                help_text=_("Plain text. A link to get no more updates is put beneath it.")
                if main
                else _("Empty: those who signed in this language get the first text."),
            )
            self.fields |= {f"subject_{language}": subject, f"body_{language}": body}
        with translation.override(self.languages[0]):
            suggested = suggest_text(page, now=now)
        self.fields[f"subject_{self.languages[0]}"].initial = suggested.subject
        self.fields[f"body_{self.languages[0]}"].initial = suggested.body

    def clean(self) -> dict[str, Any]:
        """A text needs a subject, and a subject a text."""
        cleaned: dict[str, Any] = super().clean() or {}
        for language in self.languages[1:]:
            subject, body = cleaned.get(f"subject_{language}"), cleaned.get(f"body_{language}")
            if bool(subject) != bool(body):
                self.add_error(f"{'body' if subject else 'subject'}_{language}", _("Fill in both, or none."))
        return cleaned

    def texts(self) -> dict[str, Text]:
        """What was written, by language. The form must be valid."""
        written = {
            language: Text(
                subject=self.cleaned_data[f"subject_{language}"],
                body="\n".join(self.cleaned_data[f"body_{language}"].splitlines()),
            )
            for language in self.languages
        }
        return {language: text for language, text in written.items() if text.body}
