"""The Django app of sealed mode."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionSealedConfig(AppConfig):
    """Seals what signers told, on top of ``urgent_action``."""

    name = "urgent_action.sealed"
    label = "urgent_action_sealed"
    verbose_name = _("Sealed signatures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register system checks and signal receivers."""
        from . import checks, receivers  # noqa: F401
