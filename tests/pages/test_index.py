"""The list of actions: narrowed, searched, in pages, with the newest outcome; in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from home.demo.pictures import draw
from wagtail.models import Page

from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
THEMES = {"detention": "Detention", "eviction": "Eviction"}


def _titles(client: Client, index: UrgentActionIndexPage, query: str = "") -> set[str]:
    response = client.get(f"{index.url}?{query}")
    assert response.status_code == 200
    context = response.context_data
    return {page.title for name in ("closing_soon", "open_actions", "ended") for page in context[name]}


def _soup(client: Client, index: UrgentActionIndexPage, query: str = "") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"{index.url}?{query}").content, "html.parser")


# --- narrowed --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
def test_list_is_narrowed_by_country_theme_and_words_together(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, settings: Any
) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "THEMES": THEMES}
    make_action(title="Kite maker", countries=["KE"], theme="detention")
    make_action(title="Kite seller", countries=["KE", "GB"], theme="eviction")
    make_action(title="Drum teacher", countries=["GB"], theme="detention", closes_in=timedelta(days=-3))
    assert _titles(client, index_page) == {"Kite maker", "Kite seller", "Drum teacher"}
    assert _titles(client, index_page, "country=gb") == {"Kite seller", "Drum teacher"}
    assert _titles(client, index_page, "theme=detention") == {"Kite maker", "Drum teacher"}
    assert _titles(client, index_page, "country=GB&theme=detention") == {"Drum teacher"}
    assert _titles(client, index_page, "country=KE&theme=eviction&q=seller") == {"Kite seller"}
    assert _titles(client, index_page, "country=FR") == set()
    assert _titles(client, index_page, "theme=unknown") == {"Kite maker", "Kite seller", "Drum teacher"}


def test_filters_offer_what_there_is_a_choice_of(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, settings: Any
) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "THEMES": THEMES}
    make_action(countries=["KE"], theme="detention")
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "THEMES": {}}
    assert _soup(client, index_page).select(".ua-filter select") == []
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "THEMES": {**THEMES, "water": "Water"}}
    make_action(countries=["GB"], theme="eviction")
    soup = _soup(client, index_page, "theme=eviction&country=GB&q=“a”")
    assert [option.get_text() for option in soup.select("select[name=theme] option")] == [
        "All themes",
        "Detention",
        "Eviction",
    ]
    assert [str(option["value"]) for option in soup.select("option[selected]")] == ["GB", "eviction"]
    assert soup.select_one("input[name=q]")["value"] == "“a”"  # type: ignore[index]
    assert soup.select_one(".ua-filter__all")["href"] == index_page.url  # type: ignore[index]
    assert _soup(client, index_page).select_one(".ua-filter__all") is None


# --- searched --------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("orchard", {"Orchard cut down"}),
        ("ORCHARD  cut", {"Orchard cut down"}),
        ("orchard verne", set()),  # each word must be there
        ("Verne", {"Kite maker held"}),  # a person at risk
        ("Morrow", {"Kite maker held"}),  # a target
        ("UA 80/21", {"Kite maker held"}),  # printed with another number of zeros
        ("afr 99/123/2021", {"Kite maker held"}),
        ("zzz", set()),
    ],
)
def test_search_finds_by_words_people_targets_and_numbers(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, words: str, found: set[str]
) -> None:
    make_action(title="Kite maker held", ua_number="UA 080/21", index_number="AFR 99/0123/2021")
    make_action(title="Orchard cut down", summary="A village loses its trees.", body=[], people=0)
    make_action(title="Orchard draft", body=[], people=0, publish=False)
    assert _titles(client, index_page, f"q={words}") == found


@pytest.mark.parametrize(
    "query", ["%00", "'", '"', "*", "AND", "NOT (", "a*b", "-", "%25", "\\", "{}", "x" * 5000, "😀"]
)
def test_search_for_odd_words_finds_nothing_and_fails_not(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, query: str
) -> None:
    make_action(title="Kite maker held")
    assert _titles(client, index_page, f"q={query}") <= {"Kite maker held"}


def test_search_says_that_nothing_was_found_without_believing_what_was_typed(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    make_action(kind="outcome", title="Archivist free")
    soup = _soup(client, index_page, "q=<b>zzz</b>")
    assert "Nothing was found for “<b>zzz</b>”." in soup.select_one(".ua-note").get_text()  # type: ignore[union-attr]
    assert soup.select_one(".ua-newest") is None


# --- newest outcome --------------------------------------------------------------------------------------------------


def test_newest_outcome_is_at_the_top(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    assert _soup(client, index_page).select_one(".ua-newest") is None
    make_action(kind="outcome", title="Free", issue_date=date(2031, 5, 2), countries=["KE"])
    make_action(kind="outcome", title="Home again", issue_date=date(2031, 6, 2), countries=["GB"])
    make_action(kind="outcome", title="Long ago", issue_date=date(2021, 6, 2), countries=["GB"])
    shown = _soup(client, index_page).select_one(".ua-header .ua-newest")
    assert shown is not None
    assert shown.get_text(" ", strip=True) == "Newest outcome Home again 2 June 2031"
    assert client.get(f"{index_page.url}?country=KE").context_data["newest_outcome"].title == "Free"


# --- many ------------------------------------------------------------------------------------------------------------


def test_lists_have_pages_that_keep_the_choice(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UrgentActionIndexPage, "per_page", 2)
    days = {"Open": 30, "Soon": 2, "Over": -2}
    for name, away in days.items():
        for number in range(3):
            make_action(title=f"{name} {number}", closes_in=timedelta(days=away, minutes=number), countries=["KE"])
    make_action(title="Elsewhere", countries=["GB"])
    assert _titles(client, index_page, "country=KE") == {"Open 0", "Open 1", "Soon 0", "Soon 1", "Over 2", "Over 1"}
    second = _soup(client, index_page, "country=KE&open=2&q=")
    assert [tag.get_text() for tag in second.select("#ua-open ~ .ua-cards h3")] == ["Open 2"]
    [back] = second.select("#ua-open ~ .ua-pages a")
    assert back["href"] == "?open=1&country=KE#ua-open"
    names = [str(nav["aria-label"]) for nav in second.select("nav.ua-pages")]
    assert len(names) == len(set(names)) == 3


def _cards(client: Client, index: UrgentActionIndexPage) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(index.url).status_code == 200
    return [query["sql"] for query in captured]


def test_list_of_2000_actions_asks_as_many_questions_as_of_a_few(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    from django.core.files.base import ContentFile
    from wagtail.images import get_image_model

    picture = get_image_model()(title="Kites", file=ContentFile(draw("kites"), "kites.png"))
    picture.save()
    for days in (30, 2, -2):
        for _ in range(2):
            make_action(closes_in=timedelta(days=days), countries=["KE"], picture=picture)
    make_action(kind="outcome")
    client.get(index_page.url)  # makes the pictures' sizes
    few = _cards(client, index_page)
    _multiply(index_page, 2000)
    many = _cards(client, index_page)
    assert index_page.get_actions().count() >= 2000
    assert len(many) <= len(few)
    assert len(many) <= 24
    assert [sql for sql in many if '."body"' in sql and "urgentactionpage" in sql] == []


def _multiply(index: UrgentActionIndexPage, number: int) -> None:
    """Copies of the actions beneath the list, up to ``number``, written as rows: publishing each would take minutes."""
    import copy
    from uuid import uuid4

    patterns = list(UrgentActionPage.objects.child_of(index))
    steps = Page.steplen
    pages, actions = [], []
    for at in range(len(patterns), number):
        pattern = copy.copy(patterns[at % len(patterns)])
        pattern.pk = pattern.id = 100_000 + at
        pattern.page_ptr_id = pattern.pk
        pattern.translation_key = uuid4()
        pattern.slug, pattern.url_path = f"copy-{at}", f"{index.url_path}copy-{at}/"
        pattern.path = index.path + Page._int2str(at + 100).rjust(steps, "0")
        actions.append(pattern)
        names = [field.attname for field in Page._meta.concrete_fields]
        pages.append(Page(**{name: getattr(pattern, name) for name in names}))
    Page.objects.bulk_create(pages, batch_size=200)
    _insert_children(actions)


def _insert_children(actions: list[UrgentActionPage]) -> None:
    """The rows of the child table alone; Django's own bulk insert refuses models with a parent."""
    from django.db.models.sql import InsertQuery

    fields = list(UrgentActionPage._meta.local_concrete_fields)
    for start in range(0, len(actions), 20):  # SQLite takes so many parameters and no more
        query = InsertQuery(UrgentActionPage)
        query.insert_values(fields, actions[start : start + 20])
        for sql, params in query.get_compiler("default").as_sql():
            with connection.cursor() as cursor:
                cursor.execute(sql, params)


# --- open in a browser -----------------------------------------------------------------------------------------------


def test_cards_of_open_actions_carry_what_takes_them_away(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    open_action, timeless = make_action(title="Open"), make_action(title="No deadline", closes_in=None)
    make_action(title="Over", closes_in=timedelta(days=-1))
    cards = {card.h3.get_text(): card for card in _soup(client, index_page).select(".ua-teaser")}  # type: ignore[union-attr]
    assert cards["Open"]["data-ua-closes"] == str(int(open_action.closes_at.timestamp()))
    assert cards["Open"]["data-ua-status"] == f"/urgent-action/{open_action.pk}/status.json"
    assert cards["No deadline"].has_attr("data-ua-open")
    assert not cards["No deadline"].has_attr("data-ua-closes")
    assert not cards["Over"].has_attr("data-ua-open")
    assert timeless.status_at(datetime.now(UTC)).takes_action
