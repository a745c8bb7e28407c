"""Keep the record of an action: what its signatures refer to when its pages change or go."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ..memory import remembered
from ..models import ActionRecord, UrgentActionMixin
from ..prepared import insert_once

#: A new record has counted nothing yet, however old the signatures that it finds.
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
#: Facts that the record copies from the page.
_SNAPSHOT = ("title", "ua_number", "index_number", "url", "closes_at")


def ensure_record(page: UrgentActionMixin) -> None:
    """Make sure that the action of ``page`` has a record; an existing one is left as it is."""
    # One that is made only now is not kept in memory: the transaction that makes it may yet be rolled back.
    if not remembered(f"record.{page.action_key}", lambda: _has_record(page.action_key)):
        insert_once(_snapshot(page, stopped_at=page.stopped_at))


def _has_record(action_key: UUID) -> bool | None:
    return ActionRecord.objects.filter(pk=action_key).exists() or None


def refresh_record(page: UrgentActionMixin) -> None:
    """Copy the facts of a page that was published, in whatever language, into the action's record.

    Whoever publishes may have read the page before it was stopped. A stop writes the page first and then the record: with the
    record locked it is either seen here, or still to come.
    """
    stored: Any = type(page)._base_manager
    with transaction.atomic():
        ActionRecord.objects.select_for_update().filter(pk=page.action_key).first()
        stopped_at = stored.filter(pk=page.pk).values_list("stopped_at", flat=True).first()
        record = _snapshot(page, stopped_at=stopped_at)
        facts = {name: getattr(record, name) for name in _SNAPSHOT}
        if not ActionRecord.objects.filter(pk=record.pk).update(**facts):
            insert_once(record)


def _snapshot(page: UrgentActionMixin, *, stopped_at: datetime | None) -> ActionRecord:
    return ActionRecord(
        action_key=page.action_key,
        title=page.title,
        ua_number=page.ua_number,
        index_number=page.index_number,
        url=page.get_full_url() or "",
        closes_at=min(filter(None, (page.closes_at, stopped_at)), default=None),
        counted_until=_BEFORE_ALL,
    )
