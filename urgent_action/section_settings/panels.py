"""How the form of a section is laid out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from .forms import language_select

SECTION_PANELS = [
    FieldPanel("email"),
    FieldPanel("time_zone"),
    FieldPanel("retention_days"),
    InlinePanel(
        "texts",
        heading=_("Texts"),
        label=_("Language"),
        help_text=_(
            "One for each language of your site, the main language first. Where a language has no name or address, that of "
            "the main language is used; other texts are used in their own language only."
        ),
    ),
]

TEXTS_PANELS = [
    FieldPanel("language", widget=language_select()),
    FieldPanel("name"),
    FieldPanel("postal_address"),
    FieldPanel("privacy_url"),
    FieldPanel("safety_notice"),
    FieldPanel("demands_intro"),
    FieldPanel("after_deadline_note"),
]
