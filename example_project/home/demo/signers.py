"""Invented signers, so that the demo's counts are not all zero."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from urgent_action.domain.consent import agreed_statement, current_statement
from urgent_action.domain.records import ensure_record
from urgent_action.domain.tally import recount
from urgent_action.enums import SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

_GIVEN = (
    "Ada",
    "Bram",
    "Chidi",
    "Dalia",
    "Emre",
    "Farida",
    "Goran",
    "Hana",
    "Ines",
    "Jonas",
    "Kofi",
    "Leila",
    "Mina",
    "Noor",
)
_FAMILY = (
    "Ashdown",
    "Bello",
    "Castellan",
    "Duarte",
    "Eskola",
    "Farrow",
    "Grieve",
    "Hollis",
    "Imani",
    "Jansdotter",
    "Karim",
)
_COUNTRIES = ("GB", "DE", "FR", "KE", "IN", "BR", "SE", "CA", "NG", "ES")


def add_signers(page: UrgentActionPage, count: int, *, now: datetime) -> None:
    """Add ``count`` confirmed signatures of invented people, whose addresses cannot receive mail."""
    site = page.get_site()
    language = page.locale.language_code
    shown = current_statement(site, language)
    consent = agreed_statement(shown.key, site=site, language=language, now=now)
    ensure_record(page)
    Signature.objects.bulk_create(
        [
            Signature(
                page_id=page.pk,
                action_key=page.action_key,
                email_digest=uuid4(),
                state=SignatureState.CONFIRMED,
                name=f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number % len(_FAMILY)]}",
                email=f"signer{number}@people.example",
                country=_COUNTRIES[number % len(_COUNTRIES)],
                consent=consent,
                language=language,
                public_name=number % 3 == 0,
                wants_updates=number % 4 == 0,
                created_at=now - timedelta(minutes=number * 7),
                confirmed_at=now - timedelta(minutes=number * 7),
            )
            for number in range(count)
        ],
        batch_size=500,
    )
    recount(page.action_key, now=now)  # as the job of each night would have done by now
