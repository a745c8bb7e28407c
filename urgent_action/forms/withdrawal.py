"""The form that asks for an address, to mail its owner a link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import checked_email


class EmailAddressField(forms.CharField):
    """One e-mail address, checked without asking any other server."""

    def clean(self, value: object) -> str:
        """The address as it is stored."""
        return checked_email(super().clean(value))


class WithdrawalForm(forms.Form):
    """Nothing but the address."""

    email = EmailAddressField(
        label=_("Your e-mail address"), error_messages={"required": _("Write your e-mail address.")}
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="ua-%s", label_suffix="")

    @property
    def listed_errors(self) -> list[tuple[str, str]]:
        """What the error summary says: id of the field and message."""
        return [(f"ua-{name}", str(message)) for name, messages in self.errors.items() for message in messages]
