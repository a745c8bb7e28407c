"""Many at once: forty copies of one form leave one row, and nobody can tell who was first. Needs PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client

from tests.views.conftest import sign_url
from urgent_action.domain.tally import read_tally
from urgent_action.models import ActionRecord, ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

AT_ONCE = 40

Answer = tuple[int, frozenset[tuple[str, str]], bytes]


def _post_at_once(url: str, bodies: list[str]) -> list[Answer]:
    """Send all bodies at one moment, each from a thread with a database connection of its own."""
    ready = Barrier(len(bodies))

    def post(body: str) -> Answer:
        try:
            connection.ensure_connection()
            ready.wait(timeout=60)
            response = Client().generic("POST", url, body, "application/x-www-form-urlencoded")
            # Expires is the Date once more: it tells the time and not who came first.
            headers = frozenset(item for item in response.headers.items() if item[0] not in ("Date", "Expires"))
            return response.status_code, headers, response.content
        finally:
            connection.close()

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(post, bodies))


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An open action, committed."""
    return make_action()


def test_forty_identical_forms_at_once_leave_one_row_and_look_the_same(
    page: UrgentActionPage, form_data: Callable[..., dict[str, str]]
) -> None:
    answers = _post_at_once(sign_url(page), [urlencode(form_data(page))] * AT_ONCE)
    assert {status for status, _headers, _body in answers} == {303}
    assert len(set(answers)) == 1
    assert Signature.objects.count() == 1
    assert ConsentStatement.objects.count() == 1
    assert ActionRecord.objects.count() == 1
    assert read_tally(page.action_key, now=datetime.now(UTC)) == 1


def test_forty_people_at_once_are_all_counted(page: UrgentActionPage, form_data: Callable[..., dict[str, str]]) -> None:
    bodies = [urlencode(form_data(page, email=f"ana{number}@supporter.example")) for number in range(AT_ONCE)]
    answers = _post_at_once(sign_url(page), bodies)
    assert len(set(answers)) == 1
    assert Signature.objects.count() == AT_ONCE
    assert read_tally(page.action_key, now=datetime.now(UTC)) == AT_ONCE


def test_forty_spellings_of_one_address_at_once_are_one_person(
    page: UrgentActionPage, form_data: Callable[..., dict[str, str]]
) -> None:
    bodies = [urlencode(form_data(page, email=f"ANA+{number}@supporter.example")) for number in range(AT_ONCE)]
    answers = _post_at_once(sign_url(page), bodies)
    assert len(set(answers)) == 1
    assert Signature.objects.count() == 1
