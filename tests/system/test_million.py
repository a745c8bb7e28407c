"""A million signatures on one action: pages, signing and confirming ask the database no more than with none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from urgent_action.domain.confirmation import confirm
from urgent_action.domain.consent import agreed_statement, current_statement
from urgent_action.domain.tally import read_tally, recount
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

MILLION = 1_000_000
_FILL = """
    INSERT INTO urgent_action_signature
      (page_id, action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates,
       public_name, consent_id, language, revision, created_at, confirmed_at, mail_owed, mail_attempts, mail_count)
    SELECT %s, %s, gen_random_uuid(), 'confirmed', '', 'Ana Example ' || n, 'ana' || n || '@supporter.example', 'KE', '[]',
      false, false, %s, 'en', NULL, now() - interval '1 day', now() - interval '1 day', '', 0, 0
    FROM generate_series(1, %s) AS n
"""


def queries_of(act: Callable[[], Any]) -> int:
    """How many questions something costs."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    return len(captured)


def test_a_million_signatures_cost_no_query_more(
    client: Client, make_action: Callable[..., UrgentActionPage], form_data: Callable[..., dict[str, str]]
) -> None:
    page = make_action(confirming=True)
    site, url = page.get_site(), f"/urgent-action/{page.pk}/sign/"

    def read() -> None:
        assert client.get(page.url).status_code == 200

    def sign_as(email: str) -> int:
        answers: list[Any] = []
        number = queries_of(lambda: answers.append(client.post(url, form_data(page, email=email))))
        assert answers[0].status_code == 303
        return number

    def confirm_as(email: str) -> int:
        token = make_token(Purpose.CONFIRM, Signature.objects.get(email=email).pk, now=timezone.now())
        return queries_of(lambda: confirm(token, now=timezone.now()))

    sign_as("warm@supporter.example")  # the statement and the record are made once
    read()
    before = queries_of(read), sign_as("first@supporter.example"), confirm_as("first@supporter.example")

    key = current_statement(site, "en").key
    consent = agreed_statement(key, site=site, language="en", now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_FILL, [page.pk, page.action_key, consent.pk, MILLION])
        cursor.execute("ANALYZE urgent_action_signature")
    recount(page.action_key, now=timezone.now())

    after = queries_of(read), sign_as("last@supporter.example"), confirm_as("last@supporter.example")
    assert after == before
    assert read_tally(page.action_key, now=timezone.now()) == MILLION + 2
    assert recount(page.action_key, now=timezone.now()) == 0
