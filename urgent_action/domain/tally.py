"""Count the signatures of an action without counting rows each time somebody looks.

The record holds how many were counted up to an instant; what came since is counted by index and is short. When it grows
long, a reader folds it in. Folding stops a minute before now: a transaction that took its time before a fold may commit
after it, and would never be counted. Nobody who signs touches the record, so signers never queue for one hot row.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from ..models import ActionRecord, Signature

#: How many signatures since the last fold are counted row by row before they are folded in.
FOLD_AFTER = 1000
#: How old a signature is before it may be folded: longer than any transaction that writes one.
SETTLED = timedelta(minutes=1)


def read_tally(action_key: UUID, *, now: datetime) -> int:
    """How many signatures an action has: two short queries, whatever the number.

    An action that nobody has published or signed yet has none.
    """
    record = ActionRecord.objects.filter(pk=action_key).only("counted", "counted_until").first()
    if record is None:
        return 0
    recent = _since(action_key, record.counted_until)
    if recent >= FOLD_AFTER and record.counted_until + 2 * SETTLED <= now:
        fold(action_key, now=now)
    return int(record.counted) + recent


def fold(action_key: UUID, *, now: datetime) -> None:
    """Add what has settled since the last fold to the stored count."""
    until = now - SETTLED
    with transaction.atomic():
        record = ActionRecord.objects.select_for_update().get(pk=action_key)
        if record.counted_until >= until:
            return
        window = Signature.objects.counted(action_key).filter(
            confirmed_at__gt=record.counted_until, confirmed_at__lte=until
        )
        record.counted += window.count()
        record.counted_until = until
        record.save(update_fields=["counted", "counted_until"])


def recount(action_key: UUID, *, now: datetime) -> int:
    """Count every row anew and store the result; returns by how much the stored count was wrong."""
    until = now - SETTLED
    with transaction.atomic():
        record = ActionRecord.objects.select_for_update().get(pk=action_key)
        mark = max(until, record.counted_until)
        true_count = Signature.objects.counted(action_key).filter(confirmed_at__lte=mark).count()
        tail_then = Signature.objects.counted(action_key).filter(
            confirmed_at__gt=record.counted_until, confirmed_at__lte=mark
        )
        drift = record.counted + tail_then.count() - true_count
        record.counted, record.counted_until = true_count, mark
        record.save(update_fields=["counted", "counted_until"])
    return int(drift)


def _since(action_key: UUID, instant: datetime) -> int:
    return int(Signature.objects.counted(action_key).filter(confirmed_at__gt=instant).count())
