"""The first step: a file or pasted text, read within limits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ... import languages
from ..bounded import read_bounded
from ..models import SheetImport
from ..phrases import refusal_text
from ..readers import MAX_BYTES, MAX_CHARACTERS
from ..refusal import SheetRefused

_ACCEPT = ".docx,.pdf,.html,.htm,.md,.markdown,.txt"


class UploadForm(forms.Form):
    """A sheet as a file or as text. ``understood`` and ``source`` are there once it is valid."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": _ACCEPT}),
        help_text=_("Word (.docx), PDF, HTML, Markdown or text, up to 10 MB."),
    )
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        max_length=MAX_CHARACTERS,
        widget=AdminAutoHeightTextInput(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("The whole sheet, with its header line."),
    )
    language = forms.ChoiceField(
        label=_("Language of the sheet"),
        choices=languages.letter_languages,
        help_text=_("The language in which its letter is written."),
    )
    page_type = forms.ChoiceField(label=_("Page type"))

    def __init__(self, *args: Any, page_models: list[type[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(model._meta.label, model.get_verbose_name()) for model in page_models]
        self.fields["page_type"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            del self.fields["page_type"]
        self._only_type = choices[0][0]

    def clean(self) -> dict[str, Any]:
        """Read the document. What it says is not judged here; whether it is one is."""
        cleaned: dict[str, Any] = super().clean() or {}
        file, text = cleaned.get("file"), (cleaned.get("text") or "").strip()
        if self.errors:
            return cleaned
        if bool(file) == bool(text):
            message = _t("Choose a file or paste a text, not both.") if file else _t("Choose a file or paste a text.")
            raise forms.ValidationError(message)
        field = "file" if file else "text"
        try:
            self._read(file, text)
        except SheetRefused as refused:
            self.add_error(field, refusal_text(refused))
        return cleaned

    def _read(self, file: Any, text: str) -> None:
        if file and file.size > MAX_BYTES:
            raise SheetRefused("too_big")
        self.source = file.read() if file else text.encode("utf-8", "ignore")
        self.filename = file.name[:200].replace("\x00", "") if file else ""
        self.understood = read_bounded(self.source, self.filename or "pasted.txt")

    def keep(self, *, parent: Any, user: Any) -> SheetImport:
        """Keep the reading for the review."""
        row: SheetImport = SheetImport.objects.create(
            owner=user,
            parent_id=parent.pk,
            page_type=self.cleaned_data.get("page_type", self._only_type),
            language=self.cleaned_data["language"],
            filename=self.filename,
            source=self.source,
            understood=self.understood.packed,
        )
        return row
