"""Whatever stands behind the question mark: each address answers, with no 5xx, and soon."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import strategies as st

from tests.admin.test_permission_matrix import Section
from tests.fuzz.addresses import admin_addresses, parameters, public_addresses
from tests.fuzz.running import Ran, attack
from tests.fuzz.texts import LONG, LONG_TEXT, TEXT, Long, query_of
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

Query = tuple[str, list[tuple[str, str | Long]]]


@pytest.fixture
def addresses(
    index_page: UrgentActionIndexPage,
    make_action: Callable[..., UrgentActionPage],
    sections: dict[str, Section],
) -> dict[str, dict[str, str]]:
    """Both sorts, each by name."""
    return {"public": public_addresses(make_action(), index_page), "admin": admin_addresses(sections["A"])}


@pytest.fixture
def clients(log_in: Callable[..., Client]) -> dict[str, Client]:
    """A visitor, and somebody who may see everything."""
    return {"public": Client(), "admin": log_in(superuser=True)}


@pytest.mark.parametrize("sort", ["public", "admin"])
def test_any_parameters_are_answered(
    sort: str, addresses: dict[str, dict[str, str]], clients: dict[str, Client]
) -> None:
    known = addresses[sort]
    names = st.sampled_from(parameters())
    query = st.tuples(st.sampled_from(sorted(known)), st.lists(st.tuples(names, TEXT), max_size=5))

    def ask(ran: Ran, tried: Query) -> None:
        where, pairs = tried
        _ask(ran, clients[sort], where, known[where], query_of(pairs), f"{where} {pairs}")

    ran = attack(f"{sort}_parameters", ask, query, few=40)
    assert ran.answers["200"] > ran.tried / 10, ran.answers


@pytest.mark.parametrize("sort", ["public", "admin"])
def test_a_parameter_with_a_long_text_is_answered(
    sort: str, addresses: dict[str, dict[str, str]], clients: dict[str, Client]
) -> None:
    known = addresses[sort]
    query = st.tuples(st.sampled_from(sorted(known)), st.sampled_from(parameters()), LONG_TEXT)

    def ask(ran: Ran, tried: tuple[str, str, Long]) -> None:
        where, name, long = tried
        _ask(ran, clients[sort], where, known[where], query_of([(name, long)]), f"{where} {name}={long}")

    attack(f"{sort}_long", ask, query, few=20)


def _ask(ran: Ran, client: Client, where: str, address: str, query: str, told: str) -> None:
    with transaction.atomic():
        with ran.timed(told):
            answer = client.get(address, QUERY_STRING=query)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        transaction.set_rollback(True)
    ran.answered(answer.status_code)
    # The database is there: 503 would say that a statement failed.
    assert answer.status_code < 500, (where, answer.status_code)
    assert len(content) < 50 * LONG, (where, len(content))
