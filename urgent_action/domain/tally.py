"""Count the signatures of an action without counting rows each time somebody looks.

The record holds how many were counted up to an instant; what came since is counted by index and is short. When it grows
long, a reader folds it in. Folding stops a minute before now: a transaction that took its time before a fold may commit
after it, and would never be counted. Nobody who signs touches the record, so signers never queue for one hot row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F

from ..conf import app_settings
from ..enums import SignatureState
from ..models import ActionRecord, CountryCount, Signature

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


def read_countries(action_key: UUID) -> list[tuple[str, int]]:
    """Countries with enough signatures to be shown, most first; as of the last fold."""
    rows = CountryCount.objects.filter(action_key=action_key, counted__gte=app_settings().smallest_cell)
    return [(str(row.country), int(row.counted)) for row in rows.order_by("-counted", "country")]


def fold(action_key: UUID, *, now: datetime) -> None:
    """Add what has settled since the last fold to the stored counts."""
    until = now - SETTLED
    with transaction.atomic():
        record = ActionRecord.objects.select_for_update().get(pk=action_key)
        if record.counted_until >= until:
            return
        window = Signature.objects.counted(action_key).filter(
            confirmed_at__gt=record.counted_until, confirmed_at__lte=until
        )
        countries = _by_country(window)
        _add(action_key, countries)
        record.counted += sum(countries.values())
        record.counted_until = until
        record.save(update_fields=["counted", "counted_until"])


def recount(action_key: UUID, *, now: datetime) -> int:
    """Count every row anew and store the result; returns by how much the stored count was wrong."""
    with transaction.atomic():
        record = ActionRecord.objects.select_for_update().get(pk=action_key)
        mark = max(now - SETTLED, record.counted_until)
        counted = Signature.objects.counted(action_key)
        shown = record.counted + counted.filter(confirmed_at__gt=record.counted_until, confirmed_at__lte=mark).count()
        countries = _by_country(counted.filter(confirmed_at__lte=mark))
        true_count = record.erased + sum(countries.values())
        CountryCount.objects.filter(action_key=action_key).update(counted=F("erased"))
        _add(action_key, countries)
        record.counted, record.counted_until = true_count, mark
        record.save(update_fields=["counted", "counted_until"])
    return int(shown - true_count)


def uncount(signature: Signature) -> None:
    """Take one signature out of the stored counts, if it was folded in. The caller holds the record's lock."""
    if signature.state != SignatureState.CONFIRMED or signature.confirmed_at is None:
        return
    # Never below nothing: a commit that came too late for its fold was not counted, and the recount puts that right.
    record = ActionRecord.objects.filter(pk=signature.action_key, counted__gt=F("erased"))
    folded = record.filter(counted_until__gte=signature.confirmed_at)
    if folded.update(counted=F("counted") - 1):
        country = CountryCount.objects.filter(action_key=signature.action_key, country=signature.country)
        country.filter(counted__gt=0).update(counted=F("counted") - 1)


def keep_count_of(signatures: Iterable[Signature], record: ActionRecord) -> None:
    """Let the tally stand although counted signatures are about to be erased. The caller holds the record's lock."""
    countries: dict[str, int] = {}
    for signature in signatures:
        if signature.state == SignatureState.CONFIRMED:
            countries[str(signature.country)] = countries.get(str(signature.country), 0) + 1
    _add(record.action_key, countries, counted=False)
    ActionRecord.objects.filter(pk=record.pk).update(erased=F("erased") + sum(countries.values()))


def _since(action_key: UUID, instant: datetime) -> int:
    return int(Signature.objects.counted(action_key).filter(confirmed_at__gt=instant).count())


def _by_country(signatures: Any) -> dict[str, int]:
    rows = signatures.order_by().values_list("country").annotate(number=Count("pk"))
    return {str(country): number for country, number in rows}


def _add(action_key: UUID, countries: dict[str, int], *, counted: bool = True) -> None:
    column = "counted" if counted else "erased"
    rows = [CountryCount(action_key=action_key, country=country) for country in countries]
    CountryCount.objects.bulk_create(rows, ignore_conflicts=True)
    for country, number in countries.items():
        row = CountryCount.objects.filter(action_key=action_key, country=country)
        row.update(**{column: F(column) + number})
