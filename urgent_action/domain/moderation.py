"""Set signatures aside, take them back, and erase them, many at a time.

Each verb takes the numbers of rows of one action, touches nothing outside it, and returns the numbers of those that it
changed: doing it twice is doing it once, and the inverse verb with these numbers undoes it. The record's lock comes first,
as in folding, so that the count and the rows change together or not at all.

Whether a signature once counted can be read from ``confirmed_at``, which stays when it is set aside. A mail that it owes
stays owed meanwhile, and is not due.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from ..conf import app_settings
from ..deadlines import may_confirm
from ..enums import MailKind, QuarantineReason, SignatureState
from ..models import ActionRecord, Signature, UrgentActionMixin
from ..signals import signature_confirmed, signature_set_aside
from .subjects import erase_signature
from .tally import count_again, uncount_all

#: States from which a signature can be set aside; who withdrew has left nothing to judge.
_OPEN_TO_JUDGEMENT = (SignatureState.PENDING, SignatureState.CONFIRMED)
#: What may change in a signature that is put back.
_RESTORED = (
    "state",
    "quarantine_reason",
    "confirmed_at",
    "restored_at",
    "mail_owed",
    "mail_due_at",
    "mail_day",
    "mail_count",
)


def set_aside(action_key: UUID, ids: Iterable[int], *, now: datetime) -> list[int]:
    """Take signatures out of the count and out of every export, until somebody restores them.

    Args:
        action_key: the action; rows of another one are left alone, whatever ``ids`` says.
        ids: numbers of signatures.
        now: an aware datetime.

    Returns:
        The numbers of those that were set aside now.
    """
    with transaction.atomic():
        rows = _locked(action_key, ids, states=_OPEN_TO_JUDGEMENT)
        uncount_all(action_key, rows)
        Signature.objects.filter(pk__in=[row.pk for row in rows]).update(
            state=SignatureState.QUARANTINED, quarantine_reason=QuarantineReason.STAFF, mail_due_at=None
        )
        _tell(signature_set_aside, [row.pk for row in rows])
    return [row.pk for row in rows]


def restore(action_key: UUID, ids: Iterable[int], *, now: datetime) -> list[int]:
    """Put signatures back to where they stood when they were set aside, whoever or whatever did it.

    One that counted counts again. One that was never confirmed is pending again, and owes the mail that asks to confirm if
    that never went out; where an action asks nobody to confirm, it counts from now on.

    Args:
        action_key: the action; rows of another one are left alone, whatever ``ids`` says.
        ids: numbers of signatures.
        now: an aware datetime.

    Returns:
        The numbers of those that were restored now.
    """
    with transaction.atomic():
        rows = _locked(action_key, ids, states=(SignatureState.QUARANTINED,))
        pages = _pages_of(rows)
        for row in rows:
            row.quarantine_reason, row.restored_at = "", now
            _stand_again(row, pages.get(row.page_id), now=now)
        Signature.objects.bulk_update(rows, _RESTORED)
        count_again(action_key, rows)
        _tell(signature_confirmed, [row.pk for row in rows if row.state == SignatureState.CONFIRMED])
    return [row.pk for row in rows]


def erase(action_key: UUID, ids: Iterable[int], *, now: datetime) -> int:
    """Erase signatures for good: the tally follows, and the ledger keeps a restored backup from bringing them back.

    Args:
        action_key: the action; rows of another one are left alone, whatever ``ids`` says.
        ids: numbers of signatures.
        now: an aware datetime.

    Returns:
        How many were erased.
    """
    with transaction.atomic():
        rows = _locked(action_key, ids, states=tuple(SignatureState))
        for row in rows:
            erase_signature(row, now=now)
    return len(rows)


def _locked(action_key: UUID, ids: Iterable[int], *, states: Iterable[SignatureState]) -> list[Signature]:
    ActionRecord.objects.select_for_update().filter(pk=action_key).first()
    rows = Signature.objects.select_for_update().filter(action_key=action_key, pk__in=set(ids), state__in=states)
    return list(rows.order_by("pk"))


def _pages_of(rows: list[Signature]) -> dict[int | None, UrgentActionMixin]:
    """The pages that were signed, as they stand on the site."""
    model: Any = Signature._meta.get_field("page").related_model
    pages = model._default_manager.filter(pk__in={row.page_id for row in rows}).specific()
    return {page.pk: page for page in pages if isinstance(page, UrgentActionMixin)}


def _stand_again(row: Signature, page: UrgentActionMixin | None, *, now: datetime) -> None:
    row.mail_due_at = now if row.mail_owed else None
    if row.confirmed_at is not None:
        row.state = SignatureState.CONFIRMED
        return
    confirming = page is None or page.confirming
    row.state = SignatureState.PENDING if confirming else SignatureState.CONFIRMED
    if not confirming:
        row.confirmed_at = now
    never_written_to = row.mail_day is None and row.email and row.bounced_at is None
    if never_written_to and page is not None and _leads_somewhere(page, now=now):
        row.mail_owed = MailKind.CONFIRM if confirming else MailKind.SIGNED
        row.mail_due_at, row.mail_day, row.mail_count = now, now.date(), 1


def _leads_somewhere(page: UrgentActionMixin, *, now: datetime) -> bool:
    """Whether the link in a mail sent now could still confirm."""
    grace = app_settings().confirm_grace
    return not page.confirming or may_confirm(
        closes_at=page.closes_at, stopped_at=page.stopped_at, now=now, grace=grace
    )


def _tell(signal: Any, ids: list[int]) -> None:
    """Tell connectors after the commit, with the rows as they are by then."""
    if ids and signal.has_listeners(Signature):
        transaction.on_commit(partial(_send, signal.send_robust, ids))


def _send(send: Callable[..., Any], ids: list[int]) -> None:
    for signature in Signature.objects.filter(pk__in=ids).order_by("pk"):
        send(sender=Signature, signature=signature)
