"""What a section owes a person who asks: everything it holds of them, or the erasure of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction

from ..digests import email_digest
from ..emails import clean_email
from ..enums import SignatureState
from ..models import ActionRecord, Erasure, Signature
from ..prepared import insert_once
from ..signals import signature_erased
from .pages import pages_of_action
from .tally import uncount


def signatures_of(email: str) -> Iterator[Signature]:
    """Every signature of an address, found by its digest on each action, so that sealed ones are found as well.

    Raises:
        EmailAddressError: not an address.
        KeysMissing: the section has no keys.
    """
    address = clean_email(email)
    for action_key in _signed_actions():
        digest = email_digest(action_key, address)
        yield from Signature.objects.filter(action_key=action_key, email_digest=digest).select_related("consent")


def _signed_actions() -> Iterator[UUID]:
    """The key of each action that has signatures.

    It steps from key to key in the index: DISTINCT would read an entry for each of millions of signatures.
    """
    keys = Signature.objects.order_by("action_key").values_list("action_key", flat=True)
    key = keys.first()
    while key is not None:
        yield key
        key = keys.filter(action_key__gt=key).first()


def export_subject(email: str) -> list[dict[str, Any]]:
    """Everything that is held of a person, in plain words, one entry for each action."""
    return [_told(signature) for signature in signatures_of(email)]


def erase_subject(email: str, *, now: datetime, dry_run: bool = False) -> int:
    """Erase everything of a person, on hold or not: their right goes before the section's plans.

    Returns:
        How many signatures were, or with ``dry_run`` would be, erased.
    """
    found = list(signatures_of(email))
    if not dry_run:
        for signature in found:
            erase_signature(signature, now=now)
    return len(found)


def erase_signature(signature: Signature, *, now: datetime) -> None:
    """Erase one signature at its signer's wish: the tally follows, and the ledger remembers the digest."""
    with transaction.atomic():
        ActionRecord.objects.select_for_update().filter(pk=signature.action_key).first()
        row = Signature.objects.select_for_update().filter(pk=signature.pk).first()
        if row is None:
            return
        uncount(row)
        note_erasure(row.action_key, row.email_digest, erased_at=now)
        row.delete()
        transaction.on_commit(partial(announce_erasure, signature.pk, signature.action_key))


def note_erasure(action_key: UUID, digest: UUID, *, erased_at: datetime) -> None:
    """Write a line of the ledger. Of two erasures of one person, who signed again in between, the later one stands."""
    entry = Erasure(action_key=action_key, email_digest=digest, erased_at=erased_at)
    insert_once(entry)
    older = Erasure.objects.filter(action_key=action_key, email_digest=digest, erased_at__lt=erased_at)
    older.update(erased_at=erased_at)


def replay_erasures(*, now: datetime) -> int:
    """Erase again what a restored backup brought back: signatures older than their line in the ledger.

    A line may also stand for a withdrawal: a row that is withdrawn already holds nothing more to erase.
    """
    again = 0
    for entry in Erasure.objects.iterator():
        rows = Signature.objects.filter(
            action_key=entry.action_key, email_digest=entry.email_digest, created_at__lte=entry.erased_at
        )
        for row in rows.exclude(state=SignatureState.WITHDRAWN):
            erase_signature(row, now=now)
            again += 1
    return again


def _told(signature: Signature) -> dict[str, Any]:
    title, address = _signed_page(signature)
    return {
        "action": title,
        "address_of_the_action": address,
        "name": signature.name,
        "email": signature.email,
        "country": str(signature.country),
        "answers": signature.answers,
        "wants_updates": signature.wants_updates,
        "name_may_be_shown": signature.public_name,
        "language": signature.language,
        "state": signature.state,
        "set_aside_for": signature.quarantine_reason,
        "consent_statement": signature.consent.text,
        "signed_at": signature.created_at.isoformat(),
        "confirmed_at": signature.confirmed_at.isoformat() if signature.confirmed_at else None,
        "mail_came_back_at": signature.bounced_at.isoformat() if signature.bounced_at else None,
        "handed_over_at": signature.delivered_at.isoformat() if signature.delivered_at else None,
    }


def _signed_page(signature: Signature) -> tuple[str, str]:
    """Headline and address of the action in the language in which it was signed, or else as its record has them."""
    for page in pages_of_action(signature.action_key):
        if page.live and page.locale.language_code == signature.language:
            return page.title, page.get_full_url() or ""
    record = ActionRecord.objects.filter(pk=signature.action_key).first()
    return (record.title, record.url) if record else ("", "")


def announce_erasure(signature_id: int, action_key: UUID) -> None:
    """Tell connectors, after the commit."""
    signature_erased.send_robust(sender=Signature, signature_id=signature_id, action_key=action_key)
