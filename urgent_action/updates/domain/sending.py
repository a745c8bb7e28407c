"""Send updates. As with the mails of signatures: take a lease on the row, send, mark it sent.

It can be stopped at any moment and goes on where it was; several workers may be at it at once. Of a worker that is
killed between send and mark one mail goes out twice, and none is lost.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from smtplib import SMTPRecipientsRefused
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from ...domain.mailing import LEASE, MOST_ATTEMPTS, is_permanent, next_due, write_message
from ...models import Signature
from ...sections import section_for
from ...tokens import make_token
from ..models import Delivery, Update, UpdateText
from ..tokens import UpdatesPurpose
from .writing import is_recipient, recipients

logger = logging.getLogger(__name__)

#: Rows that are listed, or looked for, at a time.
BATCH = 500


def enrol(update: Update, *, now: datetime) -> None:
    """List everybody who is to get an update: who had asked for it when it was started. Nobody is listed twice."""
    last = 0
    while batch := _enrol_some(update, after=last, now=now):
        last = batch[-1]
    Update.objects.filter(pk=update.pk, enrolled_at=None).update(enrolled_at=now)


def _enrol_some(update: Update, *, after: int, now: datetime) -> list[int]:
    """List some whose signatures come next after a number; returns the numbers of theirs, none when there are no more."""
    waiting = recipients(update.action_key).filter(confirmed_at__lte=update.started_at, pk__gt=after).order_by("pk")
    with transaction.atomic():
        # Locked, since a signature that was erased before it is listed would stop the list.
        batch = list(waiting.select_for_update().values_list("pk", flat=True)[:BATCH])
        rows = [Delivery(update=update, signature_id=signature_id, due_at=now) for signature_id in batch]
        if rows:
            Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    return batch


def send_updates(*, now: datetime, limit: int | None = None) -> Iterator[bool]:
    """Send what is due of every unfinished update; yields for each mail whether it went out.

    Args:
        now: what is due until then is sent.
        limit: mails at most; None: all.
    """
    left = limit
    for update in Update.objects.filter(finished_at=None).order_by("started_at"):
        if update.enrolled_at is None:
            enrol(update, now=now)
        for delivery_id in _due_ids(update, now=now, limit=left):
            yield send_delivery(delivery_id, now=now)
            left = None if left is None else left - 1
        _finish(update, now=now)


def send_delivery(delivery_id: int, *, now: datetime) -> bool:
    """Send one update to one signer, if it is due and nobody else is at it. Failures are kept in the row and logged.

    Returns:
        Whether a mail went out.
    """
    delivery = _take(delivery_id, now=now)
    if delivery is None:
        return False
    rows = Delivery.objects.filter(pk=delivery.pk)
    if not is_recipient(delivery.signature):
        rows.update(due_at=None)
        return False
    try:
        compose(delivery, now=now).send()
    except Exception as error:  # also what a mail backend of the site's raises: one mail must not stop those behind it
        refused = isinstance(error, SMTPRecipientsRefused) and is_permanent(error)
        _failed(delivery, error, refused=refused, now=now)
        return False
    rows.update(due_at=None, sent_at=now)
    return True


def compose(delivery: Delivery, *, now: datetime) -> Any:
    """The mail, in the language of the signer or else of the page, with the headers that end updates at one click."""
    update, signature = delivery.update, delivery.signature
    text = _text_for(update, signature.language)
    page = signature.page or update.page
    site = (page.get_site() if page else None) or Site.objects.get(is_default_site=True)
    token = make_token(UpdatesPurpose.UNSUBSCRIBE, signature.pk, now=now)
    end_url = f"{site.root_url}{reverse('urgent_action_updates:unsubscribe', args=[token])}"
    context = {
        "body": text.body,
        "action": page,
        "page_url": page.get_full_url() if page else "",
        "unsubscribe_url": end_url,
        "section": section_for(site, text.language).name,
    }
    with translation.override(text.language):
        context["right_to_left"] = translation.get_language_bidi()
        plain, html = (
            render_to_string(f"urgent_action/updates/mail/update{end}", context) for end in (".txt", ".html")
        )
    # RFC 8058: mail programs show a button, and their servers press it with a POST.
    headers = {"List-Unsubscribe": f"<{end_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return write_message(to=signature.email, subject=text.subject, text=plain, html=html, headers=headers)


def _text_for(update: Update, language: str) -> UpdateText:
    texts = {text.language: text for text in update.texts.all()}
    return texts.get(language) or texts[update.main_language]


def _due_ids(update: Update, *, now: datetime, limit: int | None) -> Iterator[int]:
    last = 0
    due = Delivery.objects.filter(update=update, due_at__lte=now).order_by("pk")
    while limit is None or limit > 0:
        size = BATCH if limit is None else min(BATCH, limit)
        batch = list(due.filter(pk__gt=last).values_list("pk", flat=True)[:size])
        if not batch:
            return
        yield from batch
        last = batch[-1]
        limit = None if limit is None else limit - len(batch)


def _take(delivery_id: int, *, now: datetime) -> Delivery | None:
    due = Delivery.objects.filter(pk=delivery_id, due_at__lte=now)
    delivery: Delivery | None = due.select_related("update__page", "signature__page").first()
    if delivery is None:
        return None
    # The lease is taken only if the row is still as it was read: of two who read it, one gets it.
    attempts = delivery.attempts + 1
    if not due.filter(due_at=delivery.due_at).update(due_at=now + LEASE, attempts=attempts):
        return None
    delivery.attempts = attempts
    return delivery


def _failed(delivery: Delivery, error: Exception, *, refused: bool, now: datetime) -> None:
    rows = Delivery.objects.filter(pk=delivery.pk)
    if refused or delivery.attempts >= MOST_ATTEMPTS:
        with transaction.atomic():
            rows.update(due_at=None)
            Signature.objects.filter(pk=delivery.signature_id).update(bounced_at=now)
    else:
        rows.update(due_at=next_due(delivery.attempts, now=now))
    logger.warning("Update for signature %s failed: %s", delivery.signature_id, type(error).__name__)


def _finish(update: Update, *, now: datetime) -> None:
    if not Delivery.objects.filter(update=update, due_at__isnull=False).exists():
        Update.objects.filter(pk=update.pk, enrolled_at__isnull=False, finished_at=None).update(finished_at=now)
