"""The Django app of the card."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionEmbedConfig(AppConfig):
    """A card of an action in a frame on other sites, on top of ``urgent_action``."""

    name = "urgent_action.embed"
    label = "urgent_action_embed"
    verbose_name = _("Urgent actions on other sites")

    def ready(self) -> None:
        """Register system checks."""
        from . import checks  # noqa: F401
