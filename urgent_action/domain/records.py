"""Keep the record of an action: what its signatures refer to when its pages change or go."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ..enums import SheetKind
from ..memory import remembered
from ..models import ActionRecord, UrgentActionMixin
from ..prepared import insert_once
from .pages import pages_of_action

#: A new record has counted nothing yet, however old the signatures that it finds.
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
#: Facts that the record has from the action's pages.
_SNAPSHOT = ("title", "ua_number", "index_number", "url", "closes_at")


def ensure_record(page: UrgentActionMixin) -> None:
    """Make sure that the action of ``page`` has a record; an existing one is left as it is."""
    # One that is made only now is not kept in memory: the transaction that makes it may yet be rolled back.
    if not remembered(f"record.{page.action_key}", lambda: _has_record(page.action_key)):
        insert_once(_snapshot(page))


def _has_record(action_key: UUID) -> bool | None:
    return ActionRecord.objects.filter(pk=action_key).exists() or None


def refresh_record(page: UrgentActionMixin) -> None:
    """Keep the facts of an action in its record, after one of its pages was published.

    Headline, numbers and address are those of its oldest page on the site, from which the others were translated,
    whichever was published last. It closes when the last of them does (see :func:`_closes_at`).
    """
    known = ActionRecord.objects.filter(pk=page.action_key)
    with transaction.atomic():
        # Of two languages that are published at once, the second reads what the first has written.
        was = known.select_for_update().values_list("closes_at", flat=True).first()
        pages = [one for one in pages_of_action(page.action_key) if one.first_published_at and not one.alias_of_id]
        record = _snapshot(next((one for one in pages if one.live), page))
        record.closes_at = _closes_at(pages or [page], was)
        if not known.update(**{name: getattr(record, name) for name in _SNAPSHOT}):
            insert_once(record)


def _closes_at(pages: list[Any], known: datetime | None) -> datetime | None:
    """When an action is over, from which retention counts: translations have deadlines of their own, the last one decides.

    A page that was taken off may come back: its deadline counts. One on the site without a deadline stays open, unless it
    tells an outcome: that ended the action when it was published, or at the deadline that it had (``known``).
    """
    ends = []
    for page in pages:
        end = _end_of(page)
        if end is None and page.live:
            if page.kind != SheetKind.OUTCOME:
                return None
            end = known or page.last_published_at
        ends.append(end)
    return max(filter(None, ends), default=None)


def _end_of(page: UrgentActionMixin) -> datetime | None:
    """When a page stops taking signatures, as far as it is known before."""
    return min(filter(None, (page.closes_at, page.stopped_at)), default=None)


def _snapshot(page: UrgentActionMixin) -> ActionRecord:
    return ActionRecord(
        action_key=page.action_key,
        title=page.title,
        ua_number=page.ua_number,
        index_number=page.index_number,
        url=page.get_full_url() or "",
        closes_at=_end_of(page),
        counted_until=_BEFORE_ALL,
    )
