"""The Atom feed of a list: where each action stands and until when, never cached past a change."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from tests.conftest import sheet_body
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
CLOSES = datetime(2030, 6, 10, 12, tzinfo=UTC)
NAMES = {"atom": "http://www.w3.org/2005/Atom", "dcterms": "http://purl.org/dc/terms/"}


def _closing() -> list[tuple[str, Any]]:
    return [*sheet_body(), ("deadline", {"date": "2030-06-10", "time": "12:00", "zone": "UTC"})]


def _feed(client: Client, index: UrgentActionIndexPage, query: str = "") -> ET.Element:
    response = client.get(f"/urgent-action/{index.pk}/feed.xml?{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content)


def _entries(feed: ET.Element) -> dict[str, ET.Element]:
    return {str(entry.findtext("atom:title", None, NAMES)): entry for entry in feed.findall("atom:entry", NAMES)}


def _said(entry: ET.Element, name: str) -> str:
    return str(entry.findtext(name, None, NAMES))


@pytest.mark.parametrize(
    ("left", "status", "said", "changed"),
    [
        (timedelta(days=20), "open", "Open. Please take action until 10 June 2030, noon (UTC).", timedelta(days=40)),
        (timedelta(days=3), "closing_soon", "Closing soon. Please take action until", timedelta(days=7)),
        (timedelta(0), "closed", "Closed. Was open until 10 June 2030, noon (UTC).", timedelta(0)),
    ],
)
def test_entry_says_status_and_deadline_to_readers_and_programs(
    client: Client,
    index_page: UrgentActionIndexPage,
    make_action: MakeAction,
    left: timedelta,
    status: str,
    said: str,
    changed: timedelta,
) -> None:
    with time_machine.travel(CLOSES - timedelta(days=40), tick=False):
        page = make_action(title="Kite & <b>drum</b>", body=_closing())
    with time_machine.travel(CLOSES - left, tick=False):
        [entry] = _entries(_feed(client, index_page)).values()
    assert _said(entry, "atom:title") == "Kite & <b>drum</b>"
    assert said in _said(entry, "atom:summary").replace("<strong>", "").replace("</strong>", "")
    assert entry.find("atom:category", NAMES).attrib["term"] == status  # type: ignore[union-attr]
    assert _said(entry, "dcterms:valid") == "end=2030-06-10T12:00:00Z; scheme=W3C-DTF;"
    assert entry.find("atom:link", NAMES).attrib["href"] == page.full_url  # type: ignore[union-attr]
    assert datetime.fromisoformat(_said(entry, "atom:updated")) == CLOSES - changed


@pytest.mark.parametrize(
    ("left", "most"), [(timedelta(days=30), 60), (timedelta(days=7, seconds=30), 30), (timedelta(seconds=9.5), 9)]
)
def test_feed_is_cached_until_the_next_change_and_no_longer(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, left: timedelta, most: int
) -> None:
    with time_machine.travel(CLOSES - timedelta(days=40), tick=False):
        make_action(body=_closing())
    with time_machine.travel(CLOSES - left, tick=False):
        response = client.get(f"/urgent-action/{index_page.pk}/feed.xml")
    assert response.headers["Cache-Control"] == f"public, max-age={most}"
    assert not response.cookies


def test_feed_is_narrowed_as_the_list_is(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    make_action(title="Kite", countries=["KE"])
    make_action(title="Drum", countries=["GB"], kind="outcome")
    make_action(title="Draft", publish=False)
    assert set(_entries(_feed(client, index_page))) == {"Kite", "Drum"}
    assert set(_entries(_feed(client, index_page, "country=KE&x=%00"))) == {"Kite"}
    links = {link.attrib["rel"]: link.attrib["href"] for link in _feed(client, index_page).findall("atom:link", NAMES)}
    assert links["alternate"] == index_page.full_url
    assert f"/urgent-action/{index_page.pk}/feed.xml" in links["self"]


def test_feed_names_what_was_chosen_and_nothing_else_that_was_typed(
    client: Client, index_page: UrgentActionIndexPage
) -> None:
    def own_address(query: str) -> str:
        links = _feed(client, index_page, query).findall("atom:link", NAMES)
        return next(link.attrib["href"] for link in links if link.attrib["rel"] == "self").partition("feed.xml")[2]

    assert own_address("x=" + "a" * 100_000) == ""
    assert own_address("country=ke&q=+kite++maker&theme=none&x=1") == "?country=KE&q=kite+maker"


def test_entry_stays_the_same_when_its_page_is_moved(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    page = make_action(title="Kite")
    before = _said(_entries(_feed(client, index_page))["Kite"], "atom:id")
    UrgentActionPage.objects.get(pk=page.pk).save()
    page.slug = "moved"
    page.save_revision().publish()
    entry = _entries(_feed(client, index_page))["Kite"]
    assert _said(entry, "atom:id") == before
    assert entry.find("atom:link", NAMES).attrib["href"].endswith("/moved/")  # type: ignore[union-attr]


def test_pasted_control_characters_do_not_break_the_feed(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    make_action(title="Kite\x0b maker", summary="One\x08two\ufffe")
    [entry] = _entries(_feed(client, index_page)).values()
    assert _said(entry, "atom:title") == "Kite maker"
    assert "Onetwo" in _said(entry, "atom:summary")


def test_feed_of_an_arabic_list_is_arabic(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    page = make_action(countries=["DE"])
    arabic = Locale.objects.create(language_code="ar")
    page.copy_for_translation(arabic, copy_parents=True).save_revision().publish()
    index = index_page.get_translation(arabic)  # an alias, as Wagtail makes of parents
    response = client.get(f"/urgent-action/{index.pk}/feed.xml", headers={"accept-language": "en"})
    feed = ET.fromstring(response.content)
    assert response.headers["Content-Language"] == "ar"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ar"
    [entry] = _entries(feed).values()
    assert "مفتوح" in _said(entry, "atom:summary")
    [english] = _entries(_feed(client, index_page)).values()
    assert _said(entry, "atom:id") != _said(english, "atom:id")


def test_feed_of_anything_but_a_public_list_is_not_handed_out(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    page = make_action()
    assert client.get(f"/urgent-action/{page.pk}/feed.xml").status_code == 404
    assert client.get("/urgent-action/999999/feed.xml").status_code == 404
    PageViewRestriction.objects.create(page=index_page, restriction_type="password", password="kite")
    answer = client.get(f"/urgent-action/{index_page.pk}/feed.xml")
    assert answer.status_code == 302
    assert "no-store" in answer.headers["Cache-Control"]
    PageViewRestriction.objects.all().delete()
    index_page.unpublish()
    assert client.get(f"/urgent-action/{index_page.pk}/feed.xml").status_code == 404
