"""Write an update, and say who will get it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from ...enums import SignatureState
from ...models import Signature, UrgentActionMixin
from ..models import Update, UpdateText


@dataclass(frozen=True)
class Text:
    """The words of an update in one language; plain text."""

    subject: str
    body: str


def recipients(action_key: UUID) -> QuerySet[Signature]:
    """Signatures of those who asked for updates and confirmed, over all translations, as far as mail reaches them.

    Sealed signatures are not among them: the server does not have their addresses.
    """
    rows: QuerySet[Signature] = Signature.objects.counted(action_key)
    return rows.filter(wants_updates=True, bounced_at=None).exclude(email="")


def is_recipient(signature: Signature) -> bool:
    """Whether a signer is still to be written to: they may have ended updates, or withdrawn, since the list was made."""
    reachable = signature.email and signature.bounced_at is None
    return bool(signature.state == SignatureState.CONFIRMED and signature.wants_updates and reachable)


def write_update(
    page: UrgentActionMixin, texts: Mapping[str, Text], *, key: UUID, user: Any, now: datetime
) -> Update | None:
    """Put an update on its way to everybody who asked for it until now.

    Args:
        page: a page of the action; its language is the one for those in whose language nothing was written.
        texts: by language; one of them is the page's.
        key: names this update; with a key that was used before nothing is done.
        user: who mails it, or None.
        now: when it was asked for.

    Returns:
        The update, or None where this key had been used.
    """
    main = page.locale.language_code
    if main not in texts:
        raise ValueError(f"An update needs a text in {main}.")
    update = Update(
        key=key, action_key=page.action_key, page_id=page.pk, main_language=main, created_by=user, started_at=now
    )
    rows = [
        UpdateText(update=update, language=language, subject=text.subject, body=text.body)
        for language, text in texts.items()
    ]
    try:
        with transaction.atomic():
            update.save(force_insert=True)
            UpdateText.objects.bulk_create(rows)
    except IntegrityError:
        if Update.objects.filter(pk=key).exists():
            return None
        raise
    return update
