"""The Django app of the ready-made page types."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionPagesConfig(AppConfig):
    """``UrgentActionPage`` and ``UrgentActionIndexPage``, on top of ``urgent_action``."""

    name = "urgent_action.pages"
    label = "urgent_action_pages"
    verbose_name = _("Urgent action pages")
    default_auto_field = "django.db.models.BigAutoField"
