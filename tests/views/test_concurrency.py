"""Many at once: forty copies of one form leave one row, and nobody can tell who was first."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.views.conftest import sign_url
from urgent_action.domain.tally import read_tally
from urgent_action.models import ActionRecord, ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = [pytest.mark.many_writers, pytest.mark.django_db(transaction=True)]

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


def test_form_in_a_transaction_that_cannot_see_the_row_is_to_be_sent_again(
    page: UrgentActionPage, form_data: Callable[..., dict[str, str]]
) -> None:
    """As on a site that chose ``REPEATABLE READ`` and ``ATOMIC_REQUESTS``: there is a row for INSERT, and none for SELECT."""
    data = form_data(page)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        assert Signature.objects.count() == 0
        [(first, _headers, _body)] = _post_at_once(sign_url(page), [urlencode(data)])
        response = Client().post(sign_url(page), data)
        transaction.set_rollback(True)
    assert (first, response.status_code, response.headers["Retry-After"]) == (303, 503, "30")
    assert Client().post(sign_url(page), data).status_code == 303
    assert Signature.objects.count() == 1
