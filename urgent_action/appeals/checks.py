"""System checks of reported appeals."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Tags, register

from ..checks.addresses import unreached


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """The forms on the page post to URLs of the app."""
    return unreached(
        "urgent_action_appeals:appeal",
        [1],
        app="urgent_action.appeals",
        missing="urgent_action_appeals.E001",
        taken="urgent_action_appeals.E002",
    )
