"""Form fields for values of a sheet: lists with an entry on each line, paragraphs divided by blank lines."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminAutoHeightTextInput

from ...blocks.base import split_lines, split_paragraphs


class TextField(forms.CharField):
    """Some lines of text, white space collapsed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AdminAutoHeightTextInput(attrs={"rows": 2, "dir": "auto"}))
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """One line."""
        return " ".join(str(super().clean(value) or "").split())


class LineField(forms.CharField):
    """One line of text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs={"dir": "auto"}), **kwargs)

    def clean(self, value: Any) -> str:
        """One line, white space collapsed."""
        return " ".join(str(super().clean(value) or "").split())


class LinesField(forms.CharField):
    """Several entries, one on each line. Cleans to a tuple."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=AdminAutoHeightTextInput(attrs={"rows": 1, "dir": "auto"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Entries as lines."""
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def clean(self, value: Any) -> tuple[str, ...]:
        """The lines that hold something."""
        return tuple(" ".join(line.split()) for line in split_lines(super().clean(value)))


class ParagraphsField(forms.CharField):
    """Several paragraphs, divided by blank lines. Cleans to a tuple."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=AdminAutoHeightTextInput(attrs={"rows": 6, "dir": "auto"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Paragraphs with blank lines between."""
        return value if isinstance(value, str) or value is None else "\n\n".join(value)

    def clean(self, value: Any) -> tuple[str, ...]:
        """The paragraphs that hold something."""
        return tuple(" ".join(text.split()) for text in split_paragraphs(super().clean(value)))


class DayField(forms.DateField):
    """A date in the browser's own picker: it works with the keyboard, in every language, and without script."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d"], **kwargs)
