"""Keep the record of an action: what its signatures refer to when its pages change or go."""

from __future__ import annotations

from datetime import UTC, datetime

from ..models import ActionRecord, UrgentActionMixin

#: A new record has counted nothing yet, however old the signatures that it finds.
_BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
#: Facts that the record copies from the page.
_SNAPSHOT = ("title", "ua_number", "index_number", "url", "closes_at")


def ensure_record(page: UrgentActionMixin) -> None:
    """Make sure that the action of ``page`` has a record; an existing one is left as it is."""
    if not ActionRecord.objects.filter(pk=page.action_key).exists():
        ActionRecord.objects.bulk_create([_snapshot(page)], ignore_conflicts=True)


def refresh_record(page: UrgentActionMixin) -> None:
    """Copy the facts of a page that was published, in whatever language, into the action's record."""
    record = _snapshot(page)
    facts = {name: getattr(record, name) for name in _SNAPSHOT}
    if not ActionRecord.objects.filter(pk=record.pk).update(**facts):
        ActionRecord.objects.bulk_create([record], ignore_conflicts=True)


def _snapshot(page: UrgentActionMixin) -> ActionRecord:
    return ActionRecord(
        action_key=page.action_key,
        title=page.title,
        ua_number=page.ua_number,
        index_number=page.index_number,
        url=page.get_full_url() or "",
        closes_at=page.closes_at,
        counted_until=_BEFORE_ALL,
    )
