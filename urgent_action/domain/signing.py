"""Sign an action."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db import OperationalError, router, transaction
from wagtail.models import Site

from ..conf import app_settings
from ..digests import email_digest
from ..enums import MailKind, QuarantineReason, SignatureState
from ..exceptions import ActionClosed
from ..models import Signature, UrgentActionMixin
from ..prepared import RowReader, insert_once, update_row
from ..signals import signature_added, signature_confirmed
from .consent import agreed_statement
from .limits import check_limits
from .records import ensure_record

#: How often a row is looked for. One that was erased between two looks takes one more.
_TURNS = 5
#: What a row is freed of when its person starts anew.
_ANEW: dict[str, Any] = {
    "quarantine_reason": "",
    "confirmed_at": None,
    "restored_at": None,
    "delivered_at": None,
    "bounced_at": None,
    "mail_attempts": 0,
}


class KnownRow(NamedTuple):
    """What decides what a further signature, or a wish to withdraw, does to the row of a person."""

    pk: int
    state: str
    quarantine_reason: str
    email: str
    mail_owed: str
    mail_day: date | None
    mail_count: int
    bounced_at: datetime | None
    wants_updates: bool
    public_name: bool


_known = RowReader(*KnownRow._fields, by=("action_key", "email_digest"))


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a signer sent, cleaned."""

    name: str
    email: str
    country: str
    consent_key: UUID | None
    wants_updates: bool = False
    public_name: bool = False
    #: Answers to the editor's extra questions, each with the question's words: ``{"question": …, "answer": …}``.
    answers: list[dict[str, Any]] = field(default_factory=list)
    #: Why it is to be set aside instead of counted, if it is.
    quarantine: QuarantineReason | None = None


def sign(
    page: UrgentActionMixin, submission: Submission, *, site: Site, now: datetime, client: str | None = None
) -> int:
    """Put a person's name under an action. Signing twice looks like signing once, and leaves one row.

    Args:
        page: the published page on which the form stood.
        submission: what was sent.
        site: the site whose section asks.
        now: when the request arrived; it decides whether it came in time.
        client: the client's network, for the limits.

    Returns:
        The number of the signature, whether it is new or not: its owed mail is sent next.

    Raises:
        ActionClosed: too late, stopped, an outcome, or an action that collects no signatures.
        ConsentOutdated: the form's consent statement has been replaced.
        KeysMissing: the section has no keys yet; nothing is stored.
        OperationalError: the database cannot do it in this transaction; nothing is stored.
    """
    if not page.signing or not page.status_at(now).takes_action:
        raise ActionClosed
    language = page.locale.language_code
    action_key = page.action_key
    digest = email_digest(action_key, submission.email)
    consent = agreed_statement(submission.consent_key, site=site, language=language, now=now)
    reason = check_limits(action_key=action_key, email=submission.email, client=client, now=now)
    ensure_record(page)
    said: dict[str, Any] = {
        "page_id": page.alias_of_id or page.pk,
        "name": submission.name,
        "email": submission.email,
        "country": submission.country,
        "answers": submission.answers,
        "wants_updates": submission.wants_updates,
        "public_name": submission.public_name,
        "consent_id": consent.pk,
        "language": language,
        "revision": page.live_revision_id,
        "created_at": now,
        **_standing(submission.quarantine or reason, confirming=page.confirming, now=now),
    }
    number, news = _write(action_key, digest, said, now=now)
    transaction.on_commit(partial(_announce, number, news=news))
    return number


def _write(action_key: UUID, digest: UUID, said: dict[str, Any], *, now: datetime) -> tuple[int, bool]:
    """Insert a signature, or do to the row of its person what a further one does: its number, and whether it is news.

    One row is read and one is written, for new and known alike: how long the answer takes must not tell what was there.
    """
    for _turn in range(_TURNS):
        known = find_known(action_key, digest)
        if known is not None:
            return known.pk, _renew(known, said, now=now)
        number = insert_once(Signature(action_key=action_key, email_digest=digest, **said))
        if number is not None:
            return number, True
        # Somebody was faster by a moment: now the row is known.
    # Not so in a transaction that reads the database as it was when it began: a request of its own will see the row.
    raise OperationalError("A signature that was stored a moment ago cannot be seen in this transaction.")


def find_known(action_key: UUID, digest: UUID) -> KnownRow | None:
    """The row of a person under an action, as what follows is decided by; None if there is none."""
    row = _known.read(Signature, action_key, digest, alias=router.db_for_write(Signature))
    return KnownRow(*row) if row else None


def _standing(reason: QuarantineReason | None, *, confirming: bool, now: datetime) -> dict[str, Any]:
    """State of a signature, and the mail it owes, when it is made."""
    if reason is not None:
        return {"state": SignatureState.QUARANTINED, "quarantine_reason": reason}
    mail = {"mail_due_at": now, "mail_day": now.date(), "mail_count": 1}
    if confirming:
        return {"state": SignatureState.PENDING, "mail_owed": MailKind.CONFIRM, **mail}
    return {"state": SignatureState.CONFIRMED, "confirmed_at": now, "mail_owed": MailKind.SIGNED, **mail}


def _renew(known: KnownRow, said: dict[str, Any], *, now: datetime) -> bool:
    """What a further signature from one address does: returns whether the person starts anew.

    Somebody who withdrew left nothing behind, and a program may have used an address before its owner did: there the
    new signature takes the row. Otherwise the row stays as it is, and its owner gets a mail that says so. Not everybody who
    typed the address before it is confirmed need be its owner: to what one of them did not tick, nobody has agreed. What
    somebody of the section set aside stays set aside, however often it is signed.
    """
    by_program = known.state == SignatureState.QUARANTINED and known.quarantine_reason != QuarantineReason.STAFF
    if (by_program and said["state"] != SignatureState.QUARANTINED) or known.state == SignatureState.WITHDRAWN:
        return change_unchanged(known, {**_ANEW, **said})
    kind = MailKind.CONFIRM if known.state == SignatureState.PENDING else MailKind.SIGNED
    settled = known.state != SignatureState.PENDING
    ticked = {name: getattr(known, name) and (settled or said[name]) for name in ("wants_updates", "public_name")}
    change_unchanged(known, {**owe_mail(known, kind, now=now), **ticked})
    return False


def change_unchanged(known: KnownRow, changes: dict[str, Any]) -> bool:
    """Change a row if it is as it was read: of many requests at the same moment one changes it, so that none of them owes
    one more mail. Returns whether it was.
    """
    where = {name: getattr(known, name) for name in ("pk", "state", "mail_day", "mail_count")}
    return update_row(Signature, where=where, changes=changes)


def owe_mail(known: KnownRow, kind: MailKind, *, now: datetime) -> dict[str, Any]:
    """The columns that make a signature owe a mail, within the day's limit of mails to one signer.

    What is quarantined owes nothing, and neither does an address that refuses mail; both are written as they are, so that
    the database does the same work.
    """
    today = now.date()
    sent = known.mail_count if known.mail_day == today else 0
    silent = known.state == SignatureState.QUARANTINED or known.bounced_at or not known.email
    if silent or sent >= app_settings().mails_a_day:
        return {"mail_day": known.mail_day, "mail_count": known.mail_count}
    return {"mail_owed": kind, "mail_due_at": now, "mail_attempts": 0, "mail_day": today, "mail_count": sent + 1}


def _announce(signature_id: int, *, news: bool) -> None:
    if not (signature_added.has_listeners(Signature) or signature_confirmed.has_listeners(Signature)):
        return
    signature = Signature.objects.filter(pk=signature_id).exclude(state=SignatureState.QUARANTINED).first()
    if signature is None or not news:  # asked for in both cases, so that it takes as long
        return
    signature_added.send_robust(sender=Signature, signature=signature)
    if signature.state == SignatureState.CONFIRMED:
        signature_confirmed.send_robust(sender=Signature, signature=signature)
