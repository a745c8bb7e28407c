"""System checks of updates."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import NoReverseMatch, reverse


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """Every update carries a link to end them."""
    try:
        reverse("urgent_action_updates:unsubscribe", args=["token"])
    except NoReverseMatch:
        return [
            Error(
                "The URLs of urgent_action.updates are not included.",
                hint='Add path("urgent-action/updates/", include("urgent_action.updates.urls")) above Wagtail\'s URLs.',
                obj="ROOT_URLCONF",
                id="urgent_action_updates.E001",
            )
        ]
    return []
