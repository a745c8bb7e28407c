"""The link in every update with which its reader ends them."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from ..conf import app_settings


class UpdatesPurpose(StrEnum):
    """What this app's links allow; see :class:`urgent_action.tokens.TokenPurpose`."""

    UNSUBSCRIBE = "urgent_action_updates.unsubscribe"

    @property
    def lifetime(self) -> timedelta:
        """As long as a link to withdraw: people look for it in old mails."""
        return timedelta(days=app_settings().withdraw_days)
