"""The Django app of updates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionUpdatesConfig(AppConfig):
    """Updates by mail, on top of ``urgent_action``."""

    name = "urgent_action.updates"
    label = "urgent_action_updates"
    verbose_name = _("Updates to signers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register system checks."""
        from . import checks  # noqa: F401
