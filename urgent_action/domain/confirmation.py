"""Confirm a signature: the owner of the address says that they meant it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from ..conf import app_settings
from ..deadlines import may_confirm
from ..enums import SignatureState
from ..exceptions import LinkInvalid
from ..models import Signature, UrgentActionMixin
from ..signals import signature_confirmed
from ..tokens import Purpose, read_token


def find_pending(token: str, *, now: datetime) -> tuple[Signature, UrgentActionMixin]:
    """The signature that a link could confirm now, and its page. Changes nothing: mail scanners open links.

    Raises:
        LinkInvalid: the link confirms nothing (any more).
    """
    signature, page = _find(token, now=now)
    if signature.state != SignatureState.PENDING:
        raise LinkInvalid
    return signature, page


def confirm(token: str, *, now: datetime) -> UrgentActionMixin:
    """Count a signature from now on. Confirming twice is confirming once.

    Returns:
        The page that was signed.

    Raises:
        LinkInvalid: the link confirms nothing (any more).
    """
    signature, page = _find(token, now=now)
    # One statement decides: of a confirmation and a withdrawal at the same moment only one finds the row as it needs it.
    pending = Signature.objects.filter(pk=signature.pk, state=SignatureState.PENDING)
    if pending.update(state=SignatureState.CONFIRMED, confirmed_at=now, mail_owed="", mail_due_at=None):
        transaction.on_commit(partial(_announce, signature.pk))
    elif not Signature.objects.filter(pk=signature.pk, state=SignatureState.CONFIRMED).exists():
        raise LinkInvalid
    return page


def _find(token: str, *, now: datetime) -> tuple[Signature, UrgentActionMixin]:
    signature_id = read_token(Purpose.CONFIRM, token, now=now)
    signature = Signature.objects.filter(pk=signature_id).select_related("page").first()
    page = signature.page.specific if signature and signature.page else None
    if signature is None or not isinstance(page, UrgentActionMixin):
        raise LinkInvalid
    grace = app_settings().confirm_grace
    if not may_confirm(closes_at=page.closes_at, stopped_at=page.stopped_at, now=now, grace=grace):
        raise LinkInvalid
    return signature, page


def _announce(signature_id: int) -> None:
    if signature_confirmed.has_listeners(Signature):
        signature = Signature.objects.filter(pk=signature_id).first()
        if signature is not None:
            signature_confirmed.send_robust(sender=Signature, signature=signature)
