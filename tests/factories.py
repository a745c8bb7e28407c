"""Rows for tests, made without the paths that the tests are about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from uuid import UUID, uuid4

from django.db import connection
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

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


def sign_many(action_key: UUID, count: int, *, at: datetime, **facts: Any) -> None:
    """Rows of ``count`` signatures under one action, all of one instant; they differ in nothing but whose they are."""
    consent = ConsentStatement.objects.first() or consent_row()
    pattern = signature(consent, action_key=action_key, created_at=at, **facts)
    fields = [field for field in Signature._meta.concrete_fields if not field.primary_key]
    values = {field: field.get_db_prep_save(field.pre_save(pattern, True), connection) for field in fields}
    digest = Signature._meta.get_field("email_digest")
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    rows = ([*{**values, digest: digest.get_db_prep_save(uuid4(), connection)}.values()] for _ in range(count))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {Signature._meta.db_table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})", list(rows)
        )


def in_arabic(page: UrgentActionPage, **facts: Any) -> UrgentActionPage:
    """The page in Arabic, published, with the pages above it."""
    return in_language(page, "ar", **facts)


def in_language(page: UrgentActionPage, code: str, **facts: Any) -> UrgentActionPage:
    """The page in another language, published, with the pages above it."""
    locale, _made = Locale.objects.get_or_create(language_code=code)
    translated: UrgentActionPage = page.copy_for_translation(locale, copy_parents=True)
    for name, value in facts.items():
        setattr(translated, name, value)
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


@contextmanager
def unindexed() -> Iterator[None]:
    """Pages that are saved within are told to no search and to no index of references, which takes a third of the time of each.

    For a save that is followed by another.
    """
    with disable_reference_index_auto_update(), patch.object(Page, "get_indexed_instance", lambda _page: None):
        yield
