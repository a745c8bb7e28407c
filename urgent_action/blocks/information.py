"""The background of the case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import PREVIEW_TEMPLATE, SHEET_FEATURES, SheetPartBlock


class AdditionalInformationBlock(SheetPartBlock):
    """Background, with sub-headings, lists and links to reports."""

    heading = blocks.CharBlock(
        required=False, max_length=200, label=_("Heading"), help_text=_("Empty: “Additional information”.")
    )
    text = blocks.RichTextBlock(features=SHEET_FEATURES, label=_("Text"))

    class Meta:
        icon = "info-circle"
        label = _("Additional information")
        label_format = "{heading}"
        description = _("The background of the case, with links to reports.")
        template = "urgent_action/blocks/additional_information.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "heading": "",
            "text": "<p>Ilyas Verne has taught children to build kites for twenty years.</p>"
            "<h3>The kite law</h3><p>It bans “flying objects of opinion”.</p>",
        }
