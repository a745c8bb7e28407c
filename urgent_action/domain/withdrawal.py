"""Withdraw a signature: the name goes, and so does everything else that was kept of the signer."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from ..digests import daily_digest, email_digest
from ..enums import MailKind, SignatureState
from ..exceptions import LinkInvalid
from ..models import ActionRecord, LimitCount, Signature, UrgentActionMixin
from ..signals import signature_withdrawn
from ..tokens import Purpose, read_token
from .signing import change_unchanged, find_known, owe_mail
from .subjects import note_erasure
from .tally import uncount

#: States from which somebody can withdraw.
_STANDING = (SignatureState.PENDING, SignatureState.CONFIRMED, SignatureState.QUARANTINED)

#: Number of no signature: whoever looks for what it owes finds nothing.
NOBODY = 0

#: What is left of a signer who withdrew: nothing but the digest, by which a second signature finds the row again.
BLANK: dict[str, Any] = {
    "name": "",
    "email": "",
    "country": "",
    "answers": [],
    "wants_updates": False,
    "public_name": False,
    "mail_owed": "",
    "mail_due_at": None,
}


def find_standing(token: str, *, now: datetime) -> Signature:
    """The signature that a link could withdraw now. Changes nothing.

    Raises:
        LinkInvalid: the link withdraws nothing (any more).
    """
    grant = read_token(Purpose.WITHDRAW, token, now=now)
    signature: Signature | None = (
        Signature.objects.granted(grant).filter(state__in=_STANDING).select_related("page").first()
    )
    if signature is None:
        raise LinkInvalid
    return signature


def withdraw(token: str, *, now: datetime) -> bool:
    """Take a signature back, and what was kept of its signer with it.

    Returns:
        Whether the name had been handed over before, which cannot be called back.

    Raises:
        LinkInvalid: the link withdraws nothing (any more).
    """
    signature = find_standing(token, now=now)
    with transaction.atomic():
        # The record's lock comes first, as in folding: the count and the row change together or not at all.
        ActionRecord.objects.select_for_update().filter(pk=signature.action_key).first()
        row = Signature.objects.select_for_update().filter(pk=signature.pk, state__in=_STANDING).first()
        if row is None:
            raise LinkInvalid
        uncount(row)
        note_erasure(row.action_key, row.email_digest, erased_at=now)  # a restored backup must not bring the name back
        Signature.objects.filter(pk=row.pk).update(state=SignatureState.WITHDRAWN, confirmed_at=None, **BLANK)
        transaction.on_commit(partial(_announce, row.pk, row.action_key))
    return row.delivered_at is not None


def ask_to_withdraw(page: UrgentActionMixin, email: str, *, now: datetime) -> int:
    """Owe the owner of an address a mail with the link to withdraw, if there is a signature of theirs.

    One row is read and one is written, whether there is or not: how long the answer takes must not tell what was there.

    Returns:
        The number of the signature, or :data:`NOBODY`: what is owed to it is sent next, in both cases.

    Raises:
        KeysMissing: the section has no keys.
    """
    action_key = page.action_key
    digest = email_digest(action_key, email)
    known = find_known(action_key, digest)
    if known is None or known.state not in _STANDING:
        # Not in the cache that may count limits: a row is written for the others too.
        LimitCount.objects.hit([daily_digest("nobody", digest.hex, now.date())], now.date())
        return NOBODY
    # A mail that asks to confirm and has not gone out yet brings the link to withdraw as well: it must not be lost.
    kind = MailKind.CONFIRM if known.mail_owed == MailKind.CONFIRM else MailKind.WITHDRAW
    typed = known.email or email
    owed = owe_mail(known._replace(email=typed), kind, now=now)
    # An address that is not kept in the clear stands in the row again until the mail is out: its owner has just typed it.
    change_unchanged(known, {"email": typed if "mail_owed" in owed else known.email, **owed})
    return known.pk


def _announce(signature_id: int, action_key: Any) -> None:
    signature_withdrawn.send_robust(sender=Signature, signature_id=signature_id, action_key=action_key)
