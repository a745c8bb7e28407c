"""Sign an action."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Site

from ..digests import email_digest
from ..enums import QuarantineReason, SignatureState
from ..exceptions import ActionClosed
from ..models import Signature, UrgentActionMixin
from ..signals import signature_added
from .consent import agreed_statement
from .records import ensure_record


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


def sign(page: UrgentActionMixin, submission: Submission, *, site: Site, now: datetime) -> None:
    """Put a person's name under an action. Signing twice looks like signing once, and leaves one row.

    Args:
        page: the published page on which the form stood.
        submission: what was sent.
        site: the site whose section asks.
        now: when the request arrived; it decides whether it came in time.

    Raises:
        ActionClosed: too late, stopped, an outcome, or an action that collects no signatures.
        ConsentOutdated: the form's consent statement has been replaced.
        KeysMissing: the section has no keys yet; nothing is stored.
    """
    if not page.signing or not page.status_at(now).takes_action:
        raise ActionClosed
    action_key = page.action_key
    digest = email_digest(action_key, submission.email)
    language = page.locale.language_code
    consent = agreed_statement(submission.consent_key, site=site, language=language, now=now)
    ensure_record(page)
    counts = submission.quarantine is None
    written = Signature.objects.insert_once(
        Signature(
            page_id=page.alias_of_id or page.pk,
            action_key=action_key,
            email_digest=digest,
            state=SignatureState.CONFIRMED if counts else SignatureState.QUARANTINED,
            quarantine_reason=submission.quarantine or "",
            name=submission.name,
            email=submission.email,
            country=submission.country,
            answers=submission.answers,
            wants_updates=submission.wants_updates,
            public_name=submission.public_name,
            consent=consent,
            language=language,
            revision=page.live_revision_id,
            created_at=now,
            confirmed_at=now if counts else None,
        )
    )
    if written and counts:
        transaction.on_commit(partial(_announce, action_key, digest))


def _announce(action_key: UUID, digest: UUID) -> None:
    if signature_added.has_listeners(Signature):
        signature = Signature.objects.get(action_key=action_key, email_digest=digest)
        signature_added.send_robust(sender=Signature, signature=signature)
