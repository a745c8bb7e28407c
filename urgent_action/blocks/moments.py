"""Days and times as an editor types them: what cannot be read is refused as it was typed.

Wagtail's own widgets put today or this minute in its place as soon as the field is left, so that somebody who types
31/12/2026 would publish a deadline that ends today.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput


class _LeavesAsTyped:
    """Of Wagtail's pickers: what cannot be read is left alone."""

    def get_config(self) -> dict[str, Any]:
        """Options of the picker."""
        return {**super().get_config(), "validateOnBlur": False}  # type: ignore[misc]


class DayInput(_LeavesAsTyped, AdminDateInput):
    """Wagtail's calendar, which leaves alone what it cannot read."""


class ClockInput(_LeavesAsTyped, AdminTimeInput):
    """Wagtail's list of times, which leaves alone what it cannot read."""


# It keeps the name, by which Wagtail's stylesheet tells how wide a field is.
class DateField(forms.DateField):
    """A day in the form that its calendar writes, and in no other: nobody may read 3/4 as another day."""

    def __init__(self, *, format: str | None = None, **kwargs: Any) -> None:  # noqa: A002  as Wagtail's block calls it
        widget: Any = DayInput(format=format)
        super().__init__(widget=widget, input_formats=[widget.format], **kwargs)
        example = date(2030, 12, 31).strftime(widget.format)
        self.error_messages["invalid"] = format_lazy(_("Write the day as in {example}."), example=example)


class DayBlock(blocks.DateBlock):
    """A day."""

    @cached_property
    def field(self) -> DateField:
        """The form field."""
        return DateField(format=self.format, **self.field_options)


class ClockBlock(blocks.TimeBlock):
    """A time of day."""

    @cached_property
    def field(self) -> forms.TimeField:
        """The form field."""
        return forms.TimeField(widget=ClockInput(format=self.format), **self.field_options)
