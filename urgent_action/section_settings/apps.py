"""The Django app of section settings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionSectionSettingsConfig(AppConfig):
    """Section settings in the admin, on top of ``urgent_action`` and ``wagtail.contrib.settings``."""

    name = "urgent_action.section_settings"
    label = "urgent_action_section_settings"
    verbose_name = _("Section settings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Provide the values, and register system checks."""
        from ..sections import register_section
        from . import checks  # noqa: F401
        from .providing import known_of

        register_section(known_of)
