"""Erase what has been kept long enough. The tally stays: a number names nobody."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import DatabaseError, transaction
from wagtail.models import Site

from ..conf import app_settings, default_language
from ..enums import QuarantineReason, SignatureState
from ..models import ActionRecord, Signature
from ..sections import section_for
from .subjects import announce_erasure
from .tally import fold, keep_count_of

logger = logging.getLogger(__name__)

#: Rows in one transaction: short enough to interrupt, long enough to be quick.
BATCH = 500


@dataclass(frozen=True)
class Erased:
    """What became of one action."""

    title: str
    erased: int = 0
    #: Numbers of the signatures that could not be erased.
    failed: tuple[int, ...] = ()
    on_hold: bool = False


def expired_records(*, now: datetime) -> list[ActionRecord]:
    """Actions whose signatures have been kept long enough: closed as many days ago as their section keeps them, or earlier."""
    sites = list(Site.objects.all())
    days = {site.pk: section_for(site, default_language()).retention_days for site in sites}
    shortest = min(days.values(), default=app_settings().retention_days)
    closed = ActionRecord.objects.filter(closes_at__lte=now - timedelta(days=shortest)).order_by("closes_at")
    return [
        record
        for record in closed
        if record.closes_at and record.closes_at <= now - timedelta(days=_days_for(record, sites, days))
    ]


def _days_for(record: ActionRecord, sites: list[Site], days: dict[int, int]) -> int:
    """How long the signatures of an action are kept: as its site says, by the address at which it was published. Where no
    site has that address any more, as long as any of them does.
    """
    own = [days[site.pk] for site in sites if f"{record.url}/".startswith(f"{site.root_url}/")]
    return max(own or days.values(), default=app_settings().retention_days)


def erase_expired(*, now: datetime, dry_run: bool = False) -> Iterator[Erased]:
    """Erase the signatures of every expired action, one action after the other, whatever happens to one of them.

    It can be interrupted and run again at any time: each batch is committed by itself. An action on hold is named and
    left alone, and a row that fails is named and passed over.
    """
    for record in expired_records(now=now):
        waiting = Signature.objects.filter(action_key=record.pk).count()
        if not waiting:
            continue
        if record.on_hold:
            yield Erased(record.title, on_hold=True)
        elif dry_run:
            yield Erased(record.title, erased=waiting)
        else:
            yield _erase_action_or_tell(record, now=now)


def purge_unconfirmed(*, now: datetime, dry_run: bool = False) -> int:
    """Delete what programs signed, and what nobody confirmed while its link worked; returns how many."""
    settings = app_settings()
    spam = [reason for reason in QuarantineReason if reason.is_spam]
    rows = Signature.objects.filter(
        state=SignatureState.QUARANTINED,
        quarantine_reason__in=spam,
        created_at__lte=now - timedelta(days=settings.quarantine_days),
    )
    # A mail that went out on the last day brings a link that works for as long again.
    unconfirmed = Signature.objects.filter(
        state=SignatureState.PENDING,
        mail_owed="",
        mail_day__lt=(now - timedelta(days=settings.confirm_days + 1)).date(),
    )
    if dry_run:
        return int(rows.count() + unconfirmed.count())
    return _purge(rows) + _purge(unconfirmed)


def _purge(rows: Any) -> int:
    purged = 0
    while batch := _purge_batch(rows):
        purged += batch
    return purged


def _purge_batch(rows: Any) -> int:
    with transaction.atomic():
        found = list(rows.select_for_update().only("pk", "action_key")[:BATCH])
        _delete(found)
    return len(found)


def _delete(rows: list[Signature]) -> None:
    """Delete rows within a transaction of the caller's, and tell connectors once it is committed."""
    Signature.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        transaction.on_commit(partial(announce_erasure, row.pk, row.action_key))


def _erase_action_or_tell(record: ActionRecord, *, now: datetime) -> Erased:
    """Erase one action; one that fails as a whole is told like its rows, and the others go on."""
    try:
        return _erase_action(record, now=now)
    except DatabaseError as error:
        logger.error("Erasing an action failed: %s", type(error).__name__)
        waiting = Signature.objects.filter(action_key=record.pk).values_list("pk", flat=True)
        return Erased(record.title, failed=tuple(waiting[:BATCH]))


def _erase_action(record: ActionRecord, *, now: datetime) -> Erased:
    fold(record.pk, now=now)
    erased, failed = 0, []
    last = 0
    while batch := list(Signature.objects.filter(action_key=record.pk, pk__gt=last).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        if _erase_rows(record, batch):
            erased += len(batch)
            continue
        for row in batch:  # one of them fails: the others need not stay for it
            if _erase_rows(record, [row]):
                erased += 1
            else:
                failed.append(row.pk)
    return Erased(record.title, erased=erased, failed=tuple(failed))


def _erase_rows(record: ActionRecord, rows: list[Signature]) -> bool:
    try:
        with transaction.atomic():
            ActionRecord.objects.select_for_update().get(pk=record.pk)
            # As they stand now: who withdrew since they were listed has left the count, and must not stay in it.
            rows = list(Signature.objects.select_for_update().filter(pk__in=[row.pk for row in rows]))
            keep_count_of(rows, record)
            _delete(rows)
    except DatabaseError as error:
        logger.error("Erasing %s signatures failed: %s", len(rows), type(error).__name__)
        return False
    return True
