"""The Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionConfig(AppConfig):
    """Blocks, signatures, forms and URLs; the concrete page types are in ``urgent_action.pages``."""

    name = "urgent_action"
    label = "urgent_action"
    verbose_name = _("Urgent actions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register system checks and signal receivers."""
        from . import checks, receivers  # noqa: F401
        from .bounces import listen_to_anymail

        listen_to_anymail()
