"""A block for a site's own pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import PREVIEW_TEMPLATE


class UrgentActionsTeaserBlock(blocks.StructBlock):
    """The open actions of the site that close next. Nothing is chosen by hand, so that nothing on it can be out of date."""

    heading = blocks.CharBlock(required=False, max_length=200, label=_("Heading"))
    number = blocks.IntegerBlock(
        default=3, min_value=1, max_value=12, label=_("Number"), help_text=_("How many actions are shown at most.")
    )

    class Meta:
        icon = "warning"
        label = _("Urgent actions")
        description = _("The open urgent actions that close next. It shows nothing while none is open.")
        template = "urgent_action/blocks/teaser.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {"heading": _("Act now"), "number": 3}
