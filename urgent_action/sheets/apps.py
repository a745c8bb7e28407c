"""The Django app of import and export."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrgentActionSheetsConfig(AppConfig):
    """Official sheets in (admin and command) and out (PDF, Word, text)."""

    name = "urgent_action.sheets"
    label = "urgent_action_sheets"
    verbose_name = _("Official sheets")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register system checks, and the sheet's files with the page that offers them."""
        from ..downloads import register_downloads
        from . import checks  # noqa: F401
        from .links import downloads

        register_downloads(downloads)
