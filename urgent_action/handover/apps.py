"""The Django app of hand-overs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionHandoverConfig(AppConfig):
    """Export and hand-over of signatures, on top of ``urgent_action``."""

    name = "urgent_action.handover"
    label = "urgent_action_handover"
    verbose_name = _("Hand-over of signatures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register system checks."""
        from . import checks  # noqa: F401
