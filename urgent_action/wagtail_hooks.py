"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .admin.consent import WRITE_CONSENT, ConsentStatementViewSet, consent_statements


@hooks.register("register_admin_viewset")
def register_consent_statements() -> ConsentStatementViewSet:
    """The consent statements."""
    return consent_statements


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """What staff do with the app."""
    actions.register_action(WRITE_CONSENT, _("Write consent statement"), _("Put another consent statement into force"))
