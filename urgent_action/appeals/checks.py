"""System checks of reported appeals."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import NoReverseMatch, reverse


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """The forms on the page post to URLs of the app."""
    try:
        reverse("urgent_action_appeals:appeal", args=[1])
    except NoReverseMatch:
        return [
            Error(
                "The URLs of urgent_action.appeals are not included.",
                hint='Add path("urgent-action/", include("urgent_action.appeals.urls")) above Wagtail\'s URLs.',
                obj="ROOT_URLCONF",
                id="urgent_action_appeals.E001",
            )
        ]
    return []
