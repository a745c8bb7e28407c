"""System checks of section settings."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register


@register()
def check_settings_app(**kwargs: Any) -> list[CheckMessage]:
    """The form in the admin is Wagtail's."""
    if apps.is_installed("wagtail.contrib.settings"):
        return []
    return [
        Error(
            "urgent_action.section_settings needs wagtail.contrib.settings.",
            hint='Add "wagtail.contrib.settings" to INSTALLED_APPS.',
            obj="INSTALLED_APPS",
            id="urgent_action_section_settings.E001",
        )
    ]
