"""End updates for one signer."""

from __future__ import annotations

from datetime import datetime

from ...models import Signature
from ...tokens import read_token
from ..tokens import UpdatesPurpose


def find_subscriber(token: str, *, now: datetime) -> Signature | None:
    """The signature that a link is about, or None if it is erased. Changes nothing.

    Raises:
        LinkInvalid: the link is none of ours, or too old.
    """
    grant = read_token(UpdatesPurpose.UNSUBSCRIBE, token, now=now)
    signature: Signature | None = Signature.objects.granted(grant).first()
    return signature


def unsubscribe(token: str, *, now: datetime) -> Signature | None:
    """Send this signer no more updates. The signature stands. Doing it twice is doing it once.

    Raises:
        LinkInvalid: the link is none of ours, or too old.
    """
    signature = find_subscriber(token, now=now)
    if signature is not None:
        Signature.objects.filter(pk=signature.pk).update(wants_updates=False)
    return signature
