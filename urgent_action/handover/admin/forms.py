"""What is asked before a file is made: what for, which signatures, in which format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages

from ...countries import country_names
from ...models import UrgentActionMixin
from ...pdfs import prints_pdf
from ..domain.scope import Scope, settled
from ..files.pdf import MOST_NAMES
from ..models import Audience, FileFormat

#: The formats for each audience, the usual one first.
FORMATS = {
    Audience.TARGET: (FileFormat.PDF, FileFormat.CSV),
    Audience.CRM: (FileFormat.CSV, FileFormat.XLSX),
    Audience.PUBLIC: (FileFormat.CSV,),
}
#: Fields that narrow what is in a file; totals are of everybody.
_NARROW = ("new", "country", "language")


class FileForm(forms.Form):
    """One card: a file for one audience."""

    purpose = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=200,
        help_text=gettext_lazy("Stands in the list below and in the audit log. Name no signer."),
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"))
    new = forms.TypedChoiceField(
        label=gettext_lazy("Signatures"),
        coerce=lambda value: value == "new",
        choices=[
            ("new", gettext_lazy("Not handed over yet")),
            ("all", pgettext_lazy("signatures, handed over or not", "All")),
        ],
        initial="new",
    )
    everybody = forms.TypedChoiceField(
        label=gettext_lazy("People"),
        coerce=lambda value: value == "everybody",
        choices=[
            ("asked", gettext_lazy("Want to hear more")),
            ("everybody", gettext_lazy("Everybody who signed")),
        ],
        help_text=gettext_lazy("“Everybody” only if your consent statement says that you keep them there."),
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language in which they signed"), required=False)

    def __init__(self, data: Any = None, *, audience: Audience) -> None:
        super().__init__(data, prefix=audience.value)
        self.audience = audience
        formats = FORMATS[audience]
        self.fields["format"].choices = [(output.value, output.label) for output in formats]  # type: ignore[attr-defined]
        every = ("", _("All"))
        names = country_names(get_language() or "en")
        self.fields["country"].choices = [every, *names.items()]  # type: ignore[attr-defined]
        self.fields["language"].choices = [every, *get_content_languages().items()]  # type: ignore[attr-defined]
        if audience is not Audience.CRM:
            del self.fields["everybody"]
        if audience is Audience.PUBLIC:
            for name in _NARROW:
                del self.fields[name]

    def clean_format(self) -> FileFormat:
        """A PDF can be had only where the library for it is."""
        output = FileFormat(self.cleaned_data["format"])
        if output is FileFormat.PDF and not prints_pdf():
            raise forms.ValidationError(
                _("PDFs cannot be made on this server: install wagtail-urgent-action[pdf]. Choose CSV meanwhile.")
            )
        return output

    def refuse_too_many(self, rows: int) -> None:
        """Say so beside the format if a PDF cannot hold as many names."""
        if self.cleaned_data["format"] is FileFormat.PDF and rows > MOST_NAMES:
            told = _(
                "A PDF holds at most %(most)d names, and these are %(rows)d. Choose CSV, or one country at a time."
            )
            self.add_error("format", told % {"most": MOST_NAMES, "rows": rows})

    def scope(self, page: UrgentActionMixin, *, pages: Iterable[int] | None, now: datetime) -> Scope:
        """The signatures that were chosen; before anything was sent or where it is faulty, those that come first."""
        chosen = getattr(self, "cleaned_data", {})
        return Scope(
            action_key=page.action_key,
            audience=self.audience,
            until=settled(now),
            new=chosen.get("new", "new" in self.fields),
            country=chosen.get("country", ""),
            language=chosen.get("language", ""),
            everybody=chosen.get("everybody", False),
            pages=None if pages is None else tuple(sorted(pages)),
        )
