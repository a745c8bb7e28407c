"""The deadline as an editor enters it. What it means is decided in :mod:`urgent_action.deadlines` alone."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .. import deadlines
from ..conf import app_settings
from ..exceptions import DeadlineError
from .base import PREVIEW_TEMPLATE, CodeChoiceBlock, SheetPartBlock
from .moments import ClockBlock, DayBlock

#: Which field an error belongs to, and what an editor is told. Zone and time are named by the caller.
_MESSAGES = {
    "gap": (
        "time",
        _("On this day the clocks in %(zone)s go forward over this time, so it does not exist. Choose another."),
    ),
    "fold": ("time", _("On this day the clocks in %(zone)s go back, so this time comes twice. Choose another.")),
    "zone": ("zone", _("There is no time zone “%(zone)s”.")),
    "range": ("date", _("This date is out of range in %(zone)s.")),
}


def _zones() -> list[tuple[str, object]]:
    return [(deadlines.ANYWHERE_ON_EARTH, _("Anywhere on Earth")), *deadlines.zone_choices()]


def _section_zone() -> str:
    return app_settings().zone


class DeadlineValue(blocks.StructValue):
    """A deadline that may still have gaps."""

    @cached_property
    def closes_at(self) -> datetime | None:
        """The instant, in UTC; None while the date is missing.

        Raises:
            DeadlineError: date, time and zone name no instant.
        """
        day = self.get("date")
        return deadlines.closes_at(day, self.get("time"), self.zone_name) if day else None

    @property
    def zone_name(self) -> str:
        """The zone in which the editor meant the date."""
        return self.get("zone") or _section_zone()


class DeadlineBlock(SheetPartBlock):
    """Until when supporters are asked to act."""

    date = DayBlock(
        label=_("Please take action until"),
        help_text=_("The last day, as printed on the sheet. The action closes when this day ends."),
    )
    time = ClockBlock(
        required=False, label=_("Time"), help_text=_("Only if the action closes before the end of the day.")
    )
    zone = CodeChoiceBlock(
        choices=_zones,
        default=_section_zone,
        label=_("Time zone"),
        help_text=_("Where the day ends. “Anywhere on Earth” closes when the day is over everywhere."),
    )
    after_deadline_note = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("After the deadline"),
        help_text=_("What supporters should do if they come too late."),
    )

    def clean(self, value: DeadlineValue) -> DeadlineValue:
        """Refuse, on publishing, a time that the clocks of the zone skip or repeat."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        try:
            cleaned.closes_at  # noqa: B018  computing it is the check
        except DeadlineError as error:
            field, message = _MESSAGES[error.code]
            raise StructBlockValidationError(
                {field: ValidationError(message, params={"zone": cleaned.zone_name})}
            ) from error
        return cleaned

    class Meta:
        icon = "date"
        label = _("Deadline")
        label_format = "{date} {time}"
        description = _("Until when supporters are asked to act. The page closes by itself.")
        template = "urgent_action/blocks/deadline.html"
        preview_template = PREVIEW_TEMPLATE
        value_class = DeadlineValue
        preview_value = {
            "date": "2030-12-10",
            "time": None,
            "zone": "UTC",
            "after_deadline_note": "Please check with your section if you wish to send appeals after the deadline.",
        }

    def get_preview_value(self) -> DeadlineValue:
        """The preview's values in their native types: a date, not its text."""
        return self.to_python(self.meta.preview_value)
