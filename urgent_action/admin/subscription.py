"""The private address of somebody's calendar of deadlines: calendar programs cannot log in.

It names the user, and works for nobody else: its key is derived from the token key, the user and their password, so that
another password, or a new token key, makes it useless. What it shows is asked anew each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Site

from ..digests import text_digest
from ..exceptions import KeysMissing, LinkInvalid
from ..tokens import make_token, read_token


@dataclass(frozen=True)
class CalendarPurpose:
    """What the address allows: to read the deadlines that one user works with; see :class:`..tokens.TokenPurpose`."""

    user: Any

    @property
    def value(self) -> str:
        """Differs for each user and password. The stored password goes in as a digest: it is no text for a log."""
        return f"urgent_action.calendar {text_digest(str(self.user.pk), self.user.password)}"

    @property
    def lifetime(self) -> timedelta:
        """Calendar programs keep an address for as long as they live."""
        return timedelta(days=3650)


def calendar_url(user: Any, *, now: datetime) -> str:
    """The address for a calendar program; empty while the section has no keys."""
    try:
        token = make_token(CalendarPurpose(user), 0, now=now)
    except KeysMissing:
        return ""
    site = Site.objects.filter(is_default_site=True).first()
    base = site.root_url if site else (get_admin_base_url() or "")
    return f"{base}{reverse('urgent_action:calendar', args=[user.pk, token])}"


def calendar_user(user_id: str, token: str, *, now: datetime) -> Any:
    """Whose calendar an address is.

    Raises:
        LinkInvalid: nobody's: garbled, of somebody who may not use the admin any more, or from before another password.
        KeysMissing: there is no key to check with.
    """
    try:
        user = get_user_model()._default_manager.filter(pk=user_id, is_active=True).first()
    except (ValueError, ValidationError) as error:  # what a user's id looks like is the site's choice
        raise LinkInvalid from error
    if user is None or not user.has_perm("wagtailadmin.access_admin"):
        raise LinkInvalid
    read_token(CalendarPurpose(user), token, now=now)
    return user
