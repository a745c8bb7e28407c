"""A million signatures on one action: pages, signing and confirming ask the database no more than with none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from urgent_action.admin.signatures.paging import PAGE_SIZE, cursor_of
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
      false, false, %s, 'en', NULL, at, at, '', 0, 0
    FROM (SELECT n, now() - interval '1 day' - n * interval '1 second' AS at FROM generate_series(1, %s) AS n) AS rows
"""


def queries_of(act: Callable[[], Any]) -> int:
    """How many questions something costs."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        act()
    return len(captured)


def list_costs(browser: Client, page: UrgentActionPage) -> dict[str, int]:
    """How many questions the list of the signatures costs: its first page, its 1,000th or last, each filter, the charts."""
    rows = Signature.objects.filter(action_key=page.action_key).order_by("-created_at", "-pk")
    deep = rows[min(999 * PAGE_SIZE, rows.count() - 1)]
    day = deep.created_at.date().isoformat()
    here = f"/cms/urgent-action/{page.pk}/signatures/"
    asked = ["", f"?before={cursor_of(deep)}", "?state=pending", "?state=confirmed", "?country=KE", "?language=en"]
    asked += [f"?signed_from={day}&signed_to={day}", "charts/"]
    costs = {}
    for address in asked:
        assert browser.get(here + address).status_code == 200
        costs[address.split("=")[0]] = queries_of(lambda address=address: browser.get(here + address))
    return costs


def test_a_million_signatures_cost_no_query_more(
    client: Client,
    make_action: Callable[..., UrgentActionPage],
    form_data: Callable[..., dict[str, str]],
    admin_client: Client,
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

    def warm(name: str) -> None:
        """Statement and record are made by the first, and kept in memory, for some seconds, by the second."""
        for number in range(2):
            sign_as(f"{name}{number}@supporter.example")
        read()

    warm("before")
    before = queries_of(read), sign_as("first@supporter.example"), confirm_as("first@supporter.example")
    listed_before = list_costs(admin_client, page)

    key = current_statement(site, "en").key
    consent = agreed_statement(key, site=site, language="en", now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_FILL, [page.pk, page.action_key, consent.pk, MILLION])
        cursor.execute("ANALYZE urgent_action_signature")
    recount(page.action_key, now=timezone.now())

    warm("after")
    after = queries_of(read), sign_as("last@supporter.example"), confirm_as("last@supporter.example")
    assert after == before
    assert read_tally(page.action_key, now=timezone.now()) == MILLION + 2
    assert recount(page.action_key, now=timezone.now()) == 0
    listed = list_costs(admin_client, page)
    assert listed == listed_before
    assert max(listed.values()) < 15, listed
