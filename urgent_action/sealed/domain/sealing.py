"""Seal signatures, and hand them out sealed.

A signature is sealed when it counts and owes no mail. Its row keeps what the app goes on working with: the digest by
which its person is recognised, the country for the tally, the language, times and states.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.db import transaction
from django.db.models import QuerySet

from ...enums import SignatureState
from ...exceptions import KeysMissing
from ...models import Signature
from ..conf import sealed_settings
from ..envelopes import place_of, seal_record
from ..keys import parse_public_key
from ..models import SealedSignature

#: Rows that are looked for at a time.
BATCH = 500
#: What is left in the row of a sealed signature. Its name cannot be shown any more, so it may not.
_BLANK: dict[str, Any] = {"name": "", "email": "", "answers": [], "public_name": False}


def public_keys() -> list[X25519PublicKey]:
    """The section's keys.

    Raises:
        KeyUnusable: one of them is none.
        KeysMissing: there are none.
    """
    keys = [parse_public_key(line) for line in sealed_settings().public_keys]
    if not keys:
        raise KeysMissing
    return keys


def unsealed() -> QuerySet[Signature]:
    """Signatures that could be sealed and are not, or not whole."""
    rows: QuerySet[Signature] = Signature.objects.filter(state=SignatureState.CONFIRMED, mail_owed="")
    return rows.exclude(name="", email="")


def seal(signature_id: int, *, now: datetime) -> bool:
    """Seal one signature, if it counts and owes no mail. Sealing twice is sealing once.

    Returns:
        Whether anything was sealed.

    Raises:
        KeyUnusable: a key of the settings is none.
        KeysMissing: there are no keys.
    """
    keys = public_keys()
    with transaction.atomic():
        row = unsealed().select_for_update().filter(pk=signature_id).first()
        if row is None:
            return False
        sealed = SealedSignature.objects.filter(pk=row.pk)
        # A sealed row with an address was lent it for one mail (the link to withdraw): only that goes again.
        if row.name or not sealed.exists():
            envelope = seal_record(_told(row), keys, place=place_of(row.action_key, row.pk))
            sealed.delete()
            SealedSignature.objects.create(signature_id=row.pk, envelope=envelope, sealed_at=now)
        Signature.objects.filter(pk=row.pk).update(**_BLANK)
    return True


def seal_rest(*, now: datetime) -> Iterator[bool]:
    """Seal whatever is not: what a crash left over, and what was signed before sealed mode; yields for each row."""
    last = 0
    while batch := list(unsealed().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        for signature_id in batch:
            yield seal(signature_id, now=now)
        last = batch[-1]


def discard(signature_id: int) -> None:
    """Delete what was sealed of a signature that was withdrawn."""
    stale().filter(pk=signature_id).delete()


def stale() -> QuerySet[SealedSignature]:
    """Sealed data of signatures that count no more. What is set aside may count again, and would have lost its name."""
    kept = (SignatureState.CONFIRMED, SignatureState.QUARANTINED)
    return SealedSignature.objects.exclude(signature__state__in=kept)


def export_sealed(action_key: UUID) -> Iterator[dict[str, Any]]:
    """The sealed signatures of an action, as what JSON can hold; nobody can read names in it without a private key."""
    rows = SealedSignature.objects.filter(
        signature__action_key=action_key, signature__state=SignatureState.CONFIRMED
    ).select_related("signature")
    for row in rows.order_by("pk").iterator(chunk_size=BATCH):
        signature = row.signature
        yield {
            "action_key": str(signature.action_key),
            "signature": signature.pk,
            "country": str(signature.country),
            "language": signature.language,
            "wants_updates": signature.wants_updates,
            "signed_at": signature.created_at.isoformat(),
            "confirmed_at": signature.confirmed_at.isoformat() if signature.confirmed_at else None,
            "envelope": row.envelope,
        }


def _told(row: Signature) -> dict[str, Any]:
    return {"name": row.name, "email": row.email, "answers": row.answers, "name_may_be_shown": row.public_name}
