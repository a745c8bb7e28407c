"""Rows for tests, made without the paths that the tests are about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from wagtail.models import Locale

from urgent_action.enums import SignatureState
from urgent_action.models import ConsentStatement, Signature

if TYPE_CHECKING:  # sites without the app's own page types have people who sign, too
    from urgent_action.pages.models import UrgentActionPage

SIGNED_AT = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)


def consent_row(**facts: Any) -> ConsentStatement:
    """A stored consent statement."""
    row = ConsentStatement(key=uuid4(), language="en", text="I agree.", created_at=SIGNED_AT)
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def signature(consent: ConsentStatement, **facts: Any) -> Signature:
    """A signature that is not saved; confirmed when it was made, unless told otherwise."""
    values = {
        "action_key": uuid4(),
        "email_digest": uuid4(),
        "state": SignatureState.CONFIRMED,
        "name": "Ana Example",
        "email": "ana@supporter.example",
        "country": "KE",
        "language": "en",
        "created_at": SIGNED_AT,
        "confirmed_at": facts.get("created_at", SIGNED_AT),
        **facts,
    }
    return Signature(consent=consent, **values)


def sign_many(action_key: UUID, count: int, *, at: datetime, state: str = SignatureState.CONFIRMED) -> None:
    """Rows of ``count`` signatures under one action, all of one instant."""
    consent = ConsentStatement.objects.first() or consent_row()
    rows = [signature(consent, action_key=action_key, created_at=at, state=state) for _ in range(count)]
    Signature.objects.bulk_create(rows, batch_size=500)


def in_arabic(page: UrgentActionPage, **facts: Any) -> UrgentActionPage:
    """The page in Arabic, published, with the pages above it."""
    locale, _made = Locale.objects.get_or_create(language_code="ar")
    translated: UrgentActionPage = page.copy_for_translation(locale, copy_parents=True)
    for name, value in facts.items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated
