"""System checks of the card."""

from __future__ import annotations

import re
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from ..checks.addresses import unreached
from .conf import SETTING, embed_settings

_SOURCE = re.compile(r"[^\s;,]+")


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """The code for other sites holds the address of the card."""
    return unreached(
        "urgent_action_embed:card",
        [1],
        app="urgent_action.embed",
        beneath="urgent-action/embed/",
        missing="urgent_action_embed.E001",
        taken="urgent_action_embed.E003",
    )


@register(Tags.security)
def check_frame_ancestors(**kwargs: Any) -> list[CheckMessage]:
    """A source that is none would end the policy, or begin another part of it."""
    sources = embed_settings().frame_ancestors
    if not isinstance(sources, str) and all(_SOURCE.fullmatch(source) for source in sources):
        return []
    return [
        Error(
            f"FRAME_ANCESTORS of {SETTING} is not a list of sources.",
            hint='Write for example ["https://partner.example", "https://*.section.example"], or ["*"] for all sites.',
            obj=SETTING,
            id="urgent_action_embed.E002",
        )
    ]
