"""System checks of reported appeals."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Tags, register

from ..checks.addresses import unreached
from ..checks.numbers import wrong_numbers
from .conf import SETTING, appeal_settings


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


@register()
def check_numbers(**kwargs: Any) -> list[CheckMessage]:
    """A limit that came as text fails only when somebody reports an appeal."""
    return wrong_numbers(appeal_settings(), setting=SETTING, identifier="urgent_action_appeals.E003")
