"""The deadlines that somebody of the staff works with, for their calendar program."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..admin.access import within_reach
from ..admin.subscription import calendar_user
from ..admin.words import closing_of, status_of
from ..arrivals import arrived_at
from ..domain.calendar import Event, EventStatus, write_calendar
from ..domain.overview import actions_among
from ..enums import SheetKind
from ..exceptions import KeysMissing, LinkInvalid

#: How long a deadline that has passed stays in the calendar.
KEPT = timedelta(days=90)
#: Seconds for which a program's own cache may keep the file.
MAX_AGE = 900


@require_safe
def show_calendar(request: HttpRequest, user_id: str, token: str) -> HttpResponse:
    """The file, or 404 for an address that is nobody's (any more). Nothing of a signer is in it."""
    now = arrived_at(request)
    try:
        user = calendar_user(user_id, token, now=now)
    except (LinkInvalid, KeysMissing) as error:
        raise Http404 from error
    profile = getattr(user, "wagtail_userprofile", None)
    with translation.override(profile.get_preferred_language() if profile else translation.get_language()):
        content = write_calendar(_("Urgent actions: deadlines"), [_event(page, now) for page in _pages(user, now)])
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, max_age=MAX_AGE)
    return response


def _pages(user: Any, now: datetime) -> list[Any]:
    return [
        page
        for actions in actions_among(within_reach(user))
        for page in actions.filter(closes_at__gte=now - KEPT, alias_of=None)
        .exclude(kind=SheetKind.OUTCOME)
        .select_related("locale")
        .defer("body")
    ]


def _event(page: Any, now: datetime) -> Event:
    day, at = page.last_day
    stopped = page.stopped_at is not None and page.stopped_at <= now
    published = EventStatus.CONFIRMED if page.live else EventStatus.TENTATIVE
    return Event(
        uid=f"{page.translation_key}-{page.locale.language_code}@urgent-action",
        at=day if at is None else page.closes_at,
        changed_at=page.latest_revision_created_at or page.last_published_at or now,
        summary=_("Closes: %(title)s") % {"title": page.title},
        description=f"{status_of(page)}\n{closing_of(page)}",
        url=(page.full_url or "") if page.live else "",
        status=EventStatus.CANCELLED if stopped else published,
    )
