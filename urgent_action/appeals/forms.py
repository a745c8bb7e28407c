"""What supporters report. Neither form asks for anything about a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..forms.fields import RawField
from .conf import appeal_settings
from .domain.channels import Address
from .enums import AppealChannel


class ReportForm(forms.Form):
    """A form of two or three fields with an error summary, as the signature form has one."""

    #: First word of the ids of its fields: both forms may stand on one page.
    prefix_of_ids: str

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id=f"ua-{self.prefix_of_ids}-%s", label_suffix="")

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """What the error summary says: id of the field and message, in the order of the form."""
        return [
            (f"ua-{self.prefix_of_ids}-{name}", str(told))
            for name, all_told in self.errors.items()
            for told in all_told
        ]


class AppealForm(ReportForm):
    """By which channel, and how many."""

    prefix_of_ids = "appeal"

    channel = RawField(label=_("How did you send it?"))
    number = RawField(label=_("How many did you send?"), initial="1")
    #: People do not see this field; a program that fills in everything gives itself away.
    website = RawField()

    @property
    def channels(self) -> list[tuple[str, Any]]:
        """Values and names of the channels."""
        return list(AppealChannel.choices)

    @property
    def most(self) -> int:
        """The largest number that is taken."""
        return appeal_settings().most_at_once

    def clean_channel(self) -> AppealChannel:
        """One of the list."""
        try:
            return AppealChannel(self.cleaned_data["channel"])
        except ValueError as error:
            raise ValidationError(_("Choose how you sent it."), code="invalid") from error

    def clean_number(self) -> int:
        """A whole number within the limit, in the digits of any script."""
        typed = self.cleaned_data["number"].strip()
        # Few characters: a longer number is too large, and reading one takes time.
        number = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
        if not 1 <= number <= self.most:
            raise ValidationError(_("Write a number from 1 to %(most)d."), code="invalid", params={"most": self.most})
        return number


class ChannelForm(ReportForm):
    """Which of the addresses on the page did not work."""

    prefix_of_ids = "channel"

    address = RawField(label=_("Which address did not work?"))

    def __init__(self, data: Any = None, *, addresses: list[Address]) -> None:
        super().__init__(data)
        #: Dead ones need no further report.
        self.addresses = [address for address in addresses if not address.is_dead]

    def clean_address(self) -> Address:
        """One of the page's own, as it stands now."""
        for address in self.addresses:
            if str(address.digest) == self.cleaned_data["address"]:
                return address
        raise ValidationError(_("Choose one of the addresses."), code="invalid")
