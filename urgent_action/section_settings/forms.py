"""The form of a section: choices that depend on the site, and the rules that hold between its rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.coreutils import get_content_languages

from .. import deadlines


def _zones() -> list[tuple[str, Any]]:
    return [
        ("", _("As in the settings of the site")),
        (deadlines.ANYWHERE_ON_EARTH, _("Anywhere on Earth")),
        *deadlines.zone_choices(),
    ]


def language_select() -> forms.Widget:
    """Offers the site's languages by name. A widget: Wagtail asks rows of a panel for no form of their own."""
    return forms.ChoiceField(choices=lambda: list(get_content_languages().items())).widget


class SectionSettingsForm(WagtailAdminModelForm):
    """Time zone by name, and each language once."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_(
            "In which deadlines are meant, unless an editor chooses another. Sheets that are there already keep theirs."
        ),
        choices=_zones,
        required=False,
    )

    def is_valid(self) -> bool:
        """Refuse a language that comes twice, beside its field: one of the two texts would never be read."""
        valid = super().is_valid()
        rows = self.formsets["texts"]
        seen: set[str] = set()
        for row in rows.forms:
            language = str(row["language"].value() or "")
            if row in rows.deleted_forms or not language:
                continue
            if language in seen:
                row.errors.pop(NON_FIELD_ERRORS, None)  # says the same, of columns
                row.add_error("language", ValidationError(_("There are texts in this language already.")))
                valid = False
            seen.add(language)
        return bool(valid)
