"""Form fields that take what the public sends as it is, and leave the judgement to our own rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from ..emails import clean_email
from ..exceptions import EmailAddressError

#: What browsers and programs send for a box that is ticked. Anything else is no consent.
_TICKED = frozenset({"1", "on", "true"})


class RawField(forms.CharField):
    """Text with nothing taken away and nothing refused: NUL and other invisible characters are removed by our cleaning."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"required": False, "strip": False, **kwargs})
        self.validators = [check for check in self.validators if not isinstance(check, ProhibitNullCharactersValidator)]


def checked_email(typed: str) -> str:
    """The address as it is stored.

    Raises:
        ValidationError: not one address that can be written to.
    """
    try:
        return clean_email(typed)
    except EmailAddressError as error:
        raise ValidationError(_("Write one e-mail address, like name@example.org."), code="invalid") from error


class Box(forms.CheckboxInput):
    """A box that is ticked only by saying so: a stock one takes ``0`` for a tick."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        """Whether the box was ticked."""
        return str(data.get(name, "")).lower() in _TICKED
