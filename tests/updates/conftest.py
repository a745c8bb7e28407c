"""An action in two languages, and people who asked how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from wagtail.models import Locale

from tests.factories import consent_row, signature
from tests.people import NOW
from urgent_action.models import ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.updates.domain.writing import Text, write_update
from urgent_action.updates.models import Update

Asked = Callable[..., Signature]


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """The action in English."""
    return make_action()


@pytest.fixture
def arabic(page: UrgentActionPage, index_page: UrgentActionIndexPage) -> UrgentActionPage:
    """The same action in Arabic."""
    locale, _made = Locale.objects.get_or_create(language_code="ar")
    index_page.get_parent().copy_for_translation(locale)
    index_page.copy_for_translation(locale)
    translated = page.copy_for_translation(locale)
    translated.title = "صانع طائرات ورقية محتجز"
    translated.save_revision().publish()
    translated.refresh_from_db()
    return translated


@pytest.fixture
def consent(db: None) -> ConsentStatement:
    """What they agreed to."""
    return consent_row()


@pytest.fixture
def asked(page: UrgentActionPage, consent: ConsentStatement) -> Asked:
    """Make somebody who signed, confirmed and asked for updates, or nearly so."""

    def make(email: str = "ana@supporter.example", **facts: Any) -> Signature:
        facts = {
            "page_id": page.pk,
            "action_key": page.action_key,
            "email": email,
            "wants_updates": True,
            "created_at": NOW,
            "confirmed_at": NOW,
            **facts,
        }
        row = signature(consent, **facts)
        row.save(force_insert=True)
        return row

    return make


def started(page: UrgentActionPage, *, body: str = "He is free.", **more: Text) -> Update:
    """An update that is on its way."""
    texts = {page.locale.language_code: Text("News", body), **more}
    update = write_update(page, texts, key=uuid4(), user=None, now=NOW)
    assert update is not None
    return update
