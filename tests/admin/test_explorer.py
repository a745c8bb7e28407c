"""Wagtail's list of pages beneath a list of actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.factories import sign_many
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

DAY = timedelta(days=1)
TYPE_USE = "/cms/pages/usage/urgent_action_pages/urgentactionpage/"

LogIn = Callable[..., Client]
MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture
def explorer(index_page: UrgentActionIndexPage) -> str:
    """The list beneath the index."""
    return f"/cms/pages/{index_page.pk}/"


def titles(browser: Client, address: str) -> list[str]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return [page.title for page in answer.context["pages"]]


def test_list_says_status_closing_with_zone_signatures_kind_and_country(
    log_in: LogIn, make_action: MakeAction, explorer: str
) -> None:
    page = make_action(closes_in=2 * DAY, kind="update", countries=["KE"])
    sign_many(page.action_key, 1234, at=datetime.now(UTC))
    for address in (explorer, f"{explorer}results/", TYPE_USE):
        html = log_in(superuser=True).get(address).content.decode()
        for words in ("Closing soon", "(UTC)", "1,234", "Update", "Kenya"):
            assert words in html, (address, words)


def test_other_pages_stay_in_the_list_with_their_type(
    log_in: LogIn, make_action: MakeAction, index_page: UrgentActionIndexPage, explorer: str
) -> None:
    make_action(title="Kites")
    index_page.add_child(instance=UrgentActionIndexPage(title="Older"))
    index_page.add_child(instance=Page(title="About"))
    browser = log_in(superuser=True)
    assert sorted(titles(browser, explorer)) == ["About", "Kites", "Older"]
    assert "Urgent action index page" in browser.get(explorer).content.decode()


def test_list_is_sorted_by_deadline(log_in: LogIn, make_action: MakeAction, explorer: str) -> None:
    for name, days in (("B", 2), ("C", 3), ("A", 1)):
        make_action(title=name, closes_in=days * DAY)
    browser = log_in(superuser=True)
    assert titles(browser, f"{explorer}?ordering=action_closes_at") == ["A", "B", "C"]
    assert titles(browser, f"{explorer}?ordering=-action_closes_at") == ["C", "B", "A"]


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("action_status=closing_soon", ["Soon"]),
        ("action_status=draft", ["Draft"]),
        ("kind=update", ["Later"]),
        ("country=KE", ["Soon"]),
        ("q=Later&action_status=open", ["Later"]),
        ("q=Soon&country=KE&ordering=action_closes_at", ["Soon"]),
        ("q=Soon&kind=update", []),
    ],
)
def test_list_is_filtered_and_searched(
    log_in: LogIn, make_action: MakeAction, explorer: str, query: str, expected: list[str]
) -> None:
    make_action(title="Soon", closes_in=2 * DAY, countries=["KE"])
    make_action(title="Later", kind="update")
    make_action(title="Draft", publish=False)
    assert titles(log_in(superuser=True), f"{explorer}?{query}") == expected


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
def test_list_is_of_what_one_may_explore(log_in: LogIn, make_action: MakeAction, explorer: str) -> None:
    mine = make_action(title="Mine", countries=["KE"])
    make_action(title="Other", countries=["FR"])
    browser = log_in(may_change=mine)
    for query in ("", "?q=Other", "?kind=first", "?search_all=1&kind=first"):
        html = browser.get(f"{explorer}{query}", follow=True).content.decode()
        assert ">Other<" not in html.replace("\n", "")
        assert 'value="FR"' not in html


def test_list_costs_no_query_more_for_each_action(
    log_in: LogIn, make_action: MakeAction, index_page: UrgentActionIndexPage, explorer: str
) -> None:
    browser = log_in(superuser=True)

    def queries(rows: int) -> int:
        while UrgentActionPage.objects.count() < rows:
            make_action()
        browser.get(explorer)
        with CaptureQueriesContext(connection) as seen:
            browser.get(explorer)
        assert sum("urgent_action_actionrecord" in query["sql"] for query in seen.captured_queries) == 1
        return len(seen)

    assert queries(2) == queries(6)
