"""The Django app of reported appeals."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ..counters import register_counters
from ..page_parts import register_part


class UrgentActionAppealsConfig(AppConfig):
    """Reports of appeals and of dead addresses, on top of ``urgent_action``."""

    name = "urgent_action.appeals"
    label = "urgent_action_appeals"
    verbose_name = _("Reported appeals")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register system checks, the numbers beside the tally, and the forms on the page."""
        from . import checks  # noqa: F401
        from .domain.reporting import appeal_counters

        register_counters(appeal_counters)
        register_part("urgent_action/appeals/part.html")
