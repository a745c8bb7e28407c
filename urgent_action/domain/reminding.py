"""Remind editors by mail of deadlines that come near, if the section wants it (``REMINDER_DAYS``).

A reminder for N days before is due during the last of those days, for 24 hours. Each person gets it once: a counter of
:class:`LimitCount` marks it as sent, and lives until the second day after, so that nothing has to be stored for good.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.admin.utils import get_admin_base_url

from ..conf import app_settings, default_language
from ..digests import text_digest
from ..models import LimitCount
from ..sections import section_for
from .mailing import write_message
from .overview import action_classes

logger = logging.getLogger(__name__)

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reminder:
    """One mail to one editor about one page."""

    page: Any
    user: Any
    days: int


def due_reminders(*, now: datetime, may_hear: Callable[[Any, Any], bool]) -> Iterator[Reminder]:
    """Who is to be reminded now, sent already or not: of each published action its owner and who wrote what stands there.

    Args:
        now: aware.
        may_hear: whether a user still works with a page.
    """
    for days in sorted(set(app_settings().reminder_days)):
        for model in action_classes():
            closing = model.objects.live().taking_action(now).filter(alias_of=None)
            near = closing.filter(closes_at__gt=now + (days - 1) * _DAY, closes_at__lte=now + days * _DAY)
            for page in near.select_related("locale", "owner", "live_revision__user").defer("body"):
                for user in _editors(page):
                    if may_hear(user, page):
                        yield Reminder(page, user, days)


def remind(reminders: Iterable[Reminder], *, now: datetime) -> Iterator[tuple[Reminder, bool]]:
    """Send the reminders that were not sent yet; yields each of those, and whether it went out.

    One that fails is logged without the address, and is due again at the next run.
    """
    for reminder in reminders:
        bucket = text_digest(
            "reminder",
            str(reminder.page.pk),
            str(reminder.user.pk),
            reminder.page.closes_at.isoformat(),
            str(reminder.days),
        )
        if LimitCount.objects.hit([bucket], now.date())[bucket] > 1:
            continue
        try:
            compose(reminder).send()
        except (
            Exception
        ) as error:  # also what a mail backend of the site's raises: one mail must not stop those behind it
            LimitCount.objects.filter(pk=bucket).delete()
            logger.warning("A reminder of page %s failed: %s", reminder.page.pk, type(error).__name__)
            yield reminder, False
        else:
            yield reminder, True


def compose(reminder: Reminder) -> Any:
    """The mail, in the language that its reader has chosen for the admin."""
    page, user = reminder.page, reminder.user
    profile = getattr(user, "wagtail_userprofile", None)
    language = (profile.preferred_language if profile else "") or default_language()
    context = {
        "action": page,
        "days": reminder.days,
        "section": section_for(page.get_site(), language).name,
        "edit_url": f"{get_admin_base_url() or ''}{reverse('wagtailadmin_pages:edit', args=[page.pk])}",
        "page_url": page.full_url or "",
    }
    with translation.override(language):
        context["right_to_left"] = translation.get_language_bidi()
        subject, text, html = (
            render_to_string(f"urgent_action/mail/reminder{end}", context) for end in ("_subject.txt", ".txt", ".html")
        )
    return write_message(to=user.email, subject=subject, text=text, html=html)


def _editors(page: Any) -> list[Any]:
    wrote = page.live_revision.user if page.live_revision else None
    users = {user.pk: user for user in (page.owner, wrote) if user is not None and user.is_active and user.email}
    return list(users.values())
