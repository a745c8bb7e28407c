"""Confirm a signature: the owner of the address says that they meant it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import router, transaction

from ..conf import app_settings
from ..deadlines import may_confirm
from ..enums import SignatureState
from ..exceptions import LinkInvalid
from ..models import Signature, UrgentActionMixin
from ..prepared import RowReader, update_row
from ..signals import signature_confirmed
from ..tokens import Purpose, read_token
from .standing import read_standing

_signed = RowReader("state", "page_id", "created_at", by=("pk",))


def find_pending(token: str, *, now: datetime) -> UrgentActionMixin:
    """The page of the signature that a link could confirm now. Changes nothing: mail scanners open links.

    Raises:
        LinkInvalid: the link confirms nothing (any more).
    """
    _signature_id, state, page = _find(token, now=now)
    if state != SignatureState.PENDING:
        raise LinkInvalid
    return page


def confirm(token: str, *, now: datetime) -> UrgentActionMixin:
    """Count a signature from now on. Confirming twice is confirming once.

    Returns:
        The page that was signed.

    Raises:
        LinkInvalid: the link confirms nothing (any more).
    """
    signature_id, _state, page = _find(token, now=now)
    # One statement decides: of a confirmation and a withdrawal at the same moment only one finds the row as it needs it.
    pending = {"pk": signature_id, "state": SignatureState.PENDING}
    counted = {"state": SignatureState.CONFIRMED, "confirmed_at": now, "mail_owed": "", "mail_due_at": None}
    if update_row(Signature, where=pending, changes=counted):
        transaction.on_commit(partial(_announce, signature_id))
    elif not Signature.objects.filter(pk=signature_id, state=SignatureState.CONFIRMED).exists():
        raise LinkInvalid
    return page


def _find(token: str, *, now: datetime) -> tuple[int, str, UrgentActionMixin]:
    grant = read_token(Purpose.CONFIRM, token, now=now)
    row = _signed.read(Signature, grant.signature_id, alias=router.db_for_write(Signature))
    if row is None:
        raise LinkInvalid
    state, page_id, signed_at = row
    standing = read_standing(page_id) if page_id and signed_at < grant.signed_before else None
    if standing is None:
        raise LinkInvalid
    page = standing.page
    grace = app_settings().confirm_grace
    if not may_confirm(closes_at=page.closes_at, stopped_at=page.stopped_at, now=now, grace=grace):
        raise LinkInvalid
    return grant.signature_id, state, page


def _announce(signature_id: int) -> None:
    if signature_confirmed.has_listeners(Signature):
        signature = Signature.objects.filter(pk=signature_id).first()
        if signature is not None:
            signature_confirmed.send_robust(sender=Signature, signature=signature)
