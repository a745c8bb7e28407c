"""Count the signatures of an action without counting rows each time somebody looks.

The record holds how many were counted up to an instant; what came since is counted by index and is short. When it grows
long, a reader folds it in. Folding stops a minute before now: a transaction that took its time before a fold may commit
after it, and would never be counted. Nobody who signs touches the record, so signers never queue for one hot row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from django.db.models import Count, F
from django.db.models.functions import TruncDate

from ..conf import app_settings
from ..enums import SignatureState, TallyPart
from ..models import ActionRecord, PartCount, Signature

#: How many signatures since the last fold are counted row by row before they are folded in.
FOLD_AFTER = 1000
#: How old a signature is before it may be folded: longer than any transaction that writes one.
SETTLED = timedelta(minutes=1)

#: How many signatures fall to each value of each part, as ``(part, value)``.
_Numbers = Counter[tuple[str, str]]
_UNIQUE = ("action_key", "part", "value")


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


def read_parts(action_key: UUID) -> dict[TallyPart, list[tuple[str, int]]]:
    """The stored count by country, language and day (UTC, ISO date), as of the last fold.

    Returns:
        For each part values with their numbers; days in their order, countries and languages with most signatures first.
    """
    found: dict[TallyPart, list[tuple[str, int]]] = {part: [] for part in TallyPart}
    rows = _parts(action_key).filter(counted__gt=0).order_by("-counted", "value")
    for part, value, number in rows.values_list("part", "value", "counted"):
        found[TallyPart(part)].append((value, int(number)))
    found[TallyPart.DAY].sort()
    return found


def read_countries(action_key: UUID) -> list[tuple[str, int]]:
    """Countries with enough signatures to be shown, most first; as of the last fold."""
    rows = _parts(action_key).filter(part=TallyPart.COUNTRY, counted__gte=app_settings().smallest_cell)
    return [(row.value, int(row.counted)) for row in rows.order_by("-counted", "value")]


def fold(action_key: UUID, *, now: datetime) -> None:
    """Add what has settled since the last fold to the stored counts. An action without a record has none."""
    until = now - SETTLED
    with transaction.atomic():
        record = _lock(action_key)
        if record is None or record.counted_until >= until:
            return
        window = Signature.objects.counted(action_key).filter(
            confirmed_at__gt=record.counted_until, confirmed_at__lte=until
        )
        number, parts = _count(window)
        _add(action_key, parts)
        record.counted += number
        record.counted_until = until
        record.save(update_fields=["counted", "counted_until"])


def recount(action_key: UUID, *, now: datetime) -> int:
    """Count every row anew and store the result; returns by how much the stored count was wrong."""
    with transaction.atomic():
        record = ActionRecord.objects.select_for_update().get(pk=action_key)
        mark = max(now - SETTLED, record.counted_until)
        counted = Signature.objects.counted(action_key)
        shown = record.counted + counted.filter(confirmed_at__gt=record.counted_until, confirmed_at__lte=mark).count()
        number, parts = _count(counted.filter(confirmed_at__lte=mark))
        true_count = record.erased + number
        _parts(action_key).update(counted=F("erased"))
        _add(action_key, parts)
        record.counted, record.counted_until = true_count, mark
        record.save(update_fields=["counted", "counted_until"])
    return int(shown - true_count)


def uncount(signature: Signature) -> None:
    """Take one signature out of the stored counts, if it was folded in. The caller holds the record's lock."""
    uncount_all(signature.action_key, [signature])


def uncount_all(action_key: UUID, signatures: Iterable[Signature]) -> None:
    """Take signatures of one action out of the stored counts, those that were folded in.

    The caller holds the record's lock, and changes the rows within the same transaction.
    """
    record = _lock(action_key)
    if record is None:
        return
    folded = _folded(record, signatures)
    # Never below nothing: a commit that came too late for its fold was not counted, and the recount puts that right.
    number = min(len(folded), record.counted - record.erased)
    if number > 0:
        ActionRecord.objects.filter(pk=action_key).update(counted=F("counted") - number)
        _add(action_key, _sort(folded), step=-1)


def count_again(action_key: UUID, signatures: Iterable[Signature]) -> None:
    """Put confirmed signatures of one action that had left the count back into it; what was never folded in needs nothing.

    The caller holds the record's lock, and changes the rows within the same transaction.
    """
    record = _lock(action_key)
    folded = _folded(record, signatures) if record is not None else []
    if folded:
        ActionRecord.objects.filter(pk=action_key).update(counted=F("counted") + len(folded))
        _add(action_key, _sort(folded))


def keep_count_of(signatures: Iterable[Signature], record: ActionRecord) -> None:
    """Let the tally stand although counted signatures are about to be erased. The caller holds the record's lock."""
    counted = [signature for signature in signatures if signature.state == SignatureState.CONFIRMED]
    _add(record.action_key, _sort(counted), column="erased")
    ActionRecord.objects.filter(pk=record.pk).update(erased=F("erased") + len(counted))


def _lock(action_key: UUID) -> ActionRecord | None:
    record: ActionRecord | None = ActionRecord.objects.select_for_update().filter(pk=action_key).first()
    return record


def _parts(action_key: UUID) -> Any:
    return PartCount.objects.filter(action_key=action_key)


def _since(action_key: UUID, instant: datetime) -> int:
    return int(Signature.objects.counted(action_key).filter(confirmed_at__gt=instant).count())


def _folded(record: ActionRecord, signatures: Iterable[Signature]) -> list[Signature]:
    """Those that lie in the stored part of the count; the others are counted, or not, by their rows."""
    return [
        signature
        for signature in signatures
        if signature.state == SignatureState.CONFIRMED
        and signature.confirmed_at is not None
        and signature.confirmed_at <= record.counted_until
    ]


def _count(signatures: Any) -> tuple[int, _Numbers]:
    """How many they are, as a whole and by each part: one query for all of it."""
    day = TruncDate("confirmed_at", tzinfo=UTC)
    rows = signatures.order_by().values_list("country", "language", day).annotate(number=Count("pk"))
    total, numbers = 0, Counter[tuple[str, str]]()
    for country, language, on, number in rows:
        total += number
        for key in _keys(country, language, on):
            numbers[key] += number
    return total, numbers


def _sort(signatures: Iterable[Signature]) -> _Numbers:
    """How many rows at hand fall to each value of each part."""
    return Counter(
        key
        for signature in signatures
        if signature.confirmed_at is not None
        for key in _keys(signature.country, signature.language, signature.confirmed_at.astimezone(UTC).date())
    )


def _keys(country: Any, language: str, day: Any) -> list[tuple[str, str]]:
    values = {TallyPart.COUNTRY: str(country), TallyPart.LANGUAGE: language, TallyPart.DAY: day.isoformat()}
    return [(part.value, value) for part, value in values.items()]


def _add(action_key: UUID, numbers: _Numbers, *, column: str = "counted", step: int = 1) -> None:
    """Add to the stored parts: one query to read, one to write, however many values there are.

    Nobody else changes them meanwhile, since the record's lock is held. What is taken away never falls below what was
    erased, as in the record.
    """
    if not numbers:
        return
    stored = {(row.part, row.value): row for row in _parts(action_key).select_for_update()}
    rows = []
    for (part, value), number in numbers.items():
        row = stored.get((part, value)) or PartCount(action_key=action_key, part=part, value=value)
        floor = row.erased if step < 0 else 0
        setattr(row, column, max(floor, getattr(row, column) + step * number))
        rows.append(PartCount(action_key=action_key, part=part, value=value, counted=row.counted, erased=row.erased))
    # MySQL finds the row in conflict by itself, and takes no names of columns for it.
    named = connections[PartCount.objects.db].features.supports_update_conflicts_with_target
    PartCount.objects.bulk_create(
        rows, update_conflicts=True, update_fields=[column], unique_fields=_UNIQUE if named else None, batch_size=500
    )
