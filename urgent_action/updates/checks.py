"""System checks of updates."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Tags, register

from ..checks.addresses import unreached


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """Every update carries a link to end them."""
    return unreached(
        "urgent_action_updates:unsubscribe",
        ["token"],
        app="urgent_action.updates",
        beneath="urgent-action/updates/",
        missing="urgent_action_updates.E001",
        taken="urgent_action_updates.E002",
    )
