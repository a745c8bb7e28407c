"""An action in two languages, and people who asked how it goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import consent_row, in_arabic, signature
from tests.people import NOW
from urgent_action.models import ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.updates.domain.writing import Text, write_update
from urgent_action.updates.models import Update

Asked = Callable[..., Signature]


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """The action in English."""
    return make_action()


@pytest.fixture
def arabic(page: UrgentActionPage) -> UrgentActionPage:
    """The same action in Arabic."""
    return in_arabic(page, title="صانع طائرات ورقية محتجز")


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
