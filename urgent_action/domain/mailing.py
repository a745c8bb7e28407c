"""Send the mails that signatures owe. The only module that sends mail.

A row owes a mail from the moment of its commit. Whoever sends it first takes a lease on the row, then sends, then marks
it paid: a worker that is killed in between leaves a lease that runs out, and the mail goes out once more. Several
workers, a web process and a cron job may do this at once.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from ..conf import app_settings
from ..enums import MailKind, SignatureState
from ..exceptions import EmailAddressError
from ..models import Signature, UrgentActionMixin
from ..sections import section_for
from ..signals import signature_mailed
from ..tokens import Purpose, make_token
from .subjects import signatures_of

logger = logging.getLogger(__name__)

#: How long one process may take to send one mail before another tries.
LEASE = timedelta(minutes=10)
#: Waiting times after the first, second, … failure; the last one repeats.
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
#: After this many failures the mail is given up: the link in it would have expired.
MOST_ATTEMPTS = 48


def next_due(attempts: int, *, now: datetime) -> datetime:
    """When to try again after ``attempts`` failures."""
    return now + BACK_OFF[min(attempts, len(BACK_OFF)) - 1]


def owed_ids(*, now: datetime, limit: int = 500) -> list[int]:
    """Numbers of the signatures whose mail is due, the longest waiting first."""
    due = Signature.objects.filter(mail_due_at__lte=now).exclude(mail_owed="").order_by("mail_due_at")
    return list(due.values_list("pk", flat=True)[:limit])


def send_owed_mail(signature_id: int, *, now: datetime) -> bool:
    """Send what one signature owes, if it is due and nobody else is at it.

    Returns:
        Whether a mail went out. A failure is kept in the row (when to try again, or that the address is refused for
        good) and logged without the address; it raises nothing.
    """
    signature = _take(signature_id, now=now)
    if signature is None:
        return False
    kind = MailKind(signature.mail_owed)
    try:
        message = compose(signature, kind, now=now)
        if message is not None:
            message.send()
    except SMTPRecipientsRefused as error:
        _refused(signature, error, now=now)
        return False
    except Exception as error:  # also what a mail backend of the site's raises: one mail must not stop those behind it
        _failed(signature, error, now=now)
        return False
    _settle(signature, kind)
    return message is not None


def compose(signature: Signature, kind: MailKind, *, now: datetime) -> EmailMultiAlternatives | None:
    """The mail, in the language of the page that was signed. Nothing in it was typed by whoever filled in the form,
    since that need not be the owner of the address.

    None where there is nothing left to write about: the page is gone, or the address was erased.
    """
    page = signature.page.specific if signature.page else None
    site = page.get_site() if isinstance(page, UrgentActionMixin) else None
    if site is None or not signature.email or page is None:
        return None

    def link(purpose: Purpose) -> str:
        token = make_token(purpose, signature.pk, now=now)
        return f"{site.root_url}{reverse(f'urgent_action:{purpose}', args=[token])}"

    context = {
        "action": page,
        "site": site,
        "section": section_for(site, signature.language).name,
        "page_url": page.get_full_url(),
        "confirm_url": link(Purpose.CONFIRM),
        "withdraw_url": link(Purpose.WITHDRAW),
        "confirm_days": app_settings().confirm_days,
        "now": now,
    }
    with translation.override(signature.language):
        context["right_to_left"] = translation.get_language_bidi()
        subject, text, html = (
            render_to_string(f"urgent_action/mail/{kind}{end}", context) for end in ("_subject.txt", ".txt", ".html")
        )
    return write_message(to=signature.email, subject=subject, text=text, html=html)


def write_message(
    *, to: str, subject: str, text: str, html: str, headers: Mapping[str, str] | None = None
) -> EmailMultiAlternatives:
    """A mail from the section to one address, with text and HTML; no program is to answer it by itself."""
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text.strip() + "\n",
        from_email=app_settings().sender,
        to=[to],
        headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All", **(headers or {})},
    )
    message.attach_alternative(html, "text/html")
    return message


def mark_bounced(email: str, *, now: datetime) -> int:
    """Remember that an address refuses mail, or that its owner calls ours unwanted. Returns how many rows that changed.

    What its pending signatures owe is not sent any more. One that counts stands, and gets no more updates; its owner can
    still ask for the mail to withdraw. They are found by their digests, however the signer and the mail service write the
    address.

    Raises:
        KeysMissing: the section has no keys.
    """
    try:
        mine = [signature.pk for signature in signatures_of(email)]
    except EmailAddressError:  # whatever the service means, nobody has signed with it
        return 0
    pending = Signature.objects.filter(pk__in=mine, state=SignatureState.PENDING)
    counted = Signature.objects.filter(pk__in=mine, state=SignatureState.CONFIRMED, wants_updates=True)
    return int(pending.update(bounced_at=now, mail_owed="", mail_due_at=None) + counted.update(wants_updates=False))


def is_permanent(error: SMTPRecipientsRefused) -> bool:
    """Whether the mail server will never take mail for this address, as far as it knows (RFC 5321: 5yz)."""
    codes = _codes(error)
    return bool(codes) and all(code >= 500 for code in codes)


def sweep(*, now: datetime, limit: int = 500) -> Iterator[bool]:
    """Send everything that is due, one after the other; yields for each whether it went out."""
    for signature_id in owed_ids(now=now, limit=limit):
        yield send_owed_mail(signature_id, now=now)


def _take(signature_id: int, *, now: datetime) -> Signature | None:
    due = Signature.objects.filter(pk=signature_id, mail_due_at__lte=now).exclude(mail_owed="")
    signature = due.select_related("page").first()
    if signature is None:
        return None
    # The lease is taken only if the row is still as it was read: of two who read it, one gets it.
    taken = due.filter(mail_due_at=signature.mail_due_at, mail_owed=signature.mail_owed).update(
        mail_due_at=now + LEASE, mail_attempts=signature.mail_attempts + 1
    )
    if not taken:
        return None
    signature.mail_attempts += 1
    return signature


def _settle(signature: Signature, kind: MailKind) -> None:
    # Another mail may have come to be owed meanwhile: that debt stays.
    Signature.objects.filter(pk=signature.pk, mail_owed=kind).update(mail_owed="", mail_due_at=None, mail_attempts=0)
    transaction.on_commit(partial(_announce, signature.pk))


def _failed(signature: Signature, error: Exception, *, now: datetime) -> None:
    owed = Signature.objects.filter(pk=signature.pk, mail_owed=signature.mail_owed)
    if signature.mail_attempts >= MOST_ATTEMPTS:
        owed.update(mail_owed="", mail_due_at=None, bounced_at=now)
    else:
        owed.update(mail_due_at=next_due(signature.mail_attempts, now=now))
    logger.warning("Mail of signature %s failed: %s", signature.pk, type(error).__name__)


def _refused(signature: Signature, error: SMTPRecipientsRefused, *, now: datetime) -> None:
    if is_permanent(error):
        owed = Signature.objects.filter(pk=signature.pk)
        owed.update(mail_owed="", mail_due_at=None, bounced_at=now)
        logger.info("Mail of signature %s was refused for good.", signature.pk)
    else:
        _failed(signature, SMTPResponseException(next(iter(_codes(error)), 450), ""), now=now)


def _codes(error: SMTPRecipientsRefused) -> list[int]:
    return [answer[0] for answer in error.recipients.values() if isinstance(answer, tuple)]


def _announce(signature_id: int) -> None:
    if signature_mailed.has_listeners(Signature):
        signature = Signature.objects.filter(pk=signature_id, mail_owed="").first()
        if signature is not None:
            signature_mailed.send_robust(sender=Signature, signature=signature)
