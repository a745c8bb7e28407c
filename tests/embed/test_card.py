"""The card on other sites: what everybody may see, in its language, cacheable until it changes, framed by whom the section lets."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.checks import CheckMessage
from django.test import Client, override_settings
from wagtail.models import Locale, PageViewRestriction, Site

from tests.conftest import sheet_body
from tests.factories import sign_many
from urgent_action.embed.checks import check_frame_ancestors
from urgent_action.embed.policy import card_policy
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

MakeAction = Callable[..., UrgentActionPage]
CLOSES = datetime(2030, 6, 10, 12, tzinfo=UTC)


def card_url(page: Any) -> str:
    """Where the frame of another site points to."""
    return f"/urgent-action/embed/{page.pk}/"


def _soup(client: Client, page: UrgentActionPage, **headers: str) -> BeautifulSoup:
    response = client.get(card_url(page), headers=headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def _found(client: Client, url: str) -> int:
    """The status in the end: Django's middleware for languages looks for what was not found under a language too."""
    return client.get(url, follow=True).status_code


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """An action that closes at noon of 10 June 2030, UTC."""
    deadline = ("deadline", {"date": "2030-06-10", "time": "12:00", "zone": "UTC"})
    with time_machine.travel(CLOSES - timedelta(days=40), tick=False):
        return make_action(title="Kite <b>maker</b>", body=[*sheet_body(), deadline], countries=["KE"])


# --- what it shows ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_card_shows_headline_deadline_tally_and_one_link(client: Client, page: UrgentActionPage) -> None:
    with time_machine.travel(CLOSES - timedelta(days=20), tick=False):
        sign_many(page.action_key, 1204, at=CLOSES - timedelta(days=21))
        soup = _soup(client, page)
    assert soup.h1 is not None
    assert soup.h1.get_text() == "Kite <b>maker</b>"
    text = " ".join(soup.get_text(" ", strip=True).split())
    for said in ("Open", "10 June 2030, noon", "Kenya", "1,204 people have signed", "Ruritania Solidarity"):
        assert said in text
    [link] = soup.find_all("a")
    assert link["href"] == page.full_url
    assert soup.base["target"] == "_blank"  # type: ignore[index]
    assert soup.find_all(["form", "input", "img", "iframe"]) == []


@pytest.mark.django_db
@pytest.mark.parametrize(("left", "state"), [(timedelta(seconds=1), "closing_soon"), (timedelta(0), "closed")])
def test_card_closes_to_the_second(client: Client, page: UrgentActionPage, left: timedelta, state: str) -> None:
    with time_machine.travel(CLOSES - left, tick=False):
        soup = _soup(client, page)
    banner = soup.select_one(f".ua-banner--{state}")
    assert banner is not None
    asks = soup.select("a span[data-ua-open-only]")
    reads = soup.select("a span[data-ua-closed-only]:not([hidden])")
    assert (len(asks), len(reads)) == ((1, 0) if state == "closing_soon" else (0, 1))
    assert banner.has_attr("data-ua-closes") is (state == "closing_soon")


@pytest.mark.django_db
def test_card_of_stopped_action_and_outcome_asks_for_nothing(client: Client, make_action: MakeAction) -> None:
    stopped, outcome = make_action(), make_action(kind="outcome")
    UrgentActionPage.objects.filter(pk=stopped.pk).update(stopped_at=datetime.now(UTC) - timedelta(hours=1))
    for page, state in ((stopped, "stopped"), (outcome, "outcome")):
        soup = _soup(client, page)
        assert soup.select_one(f".ua-banner--{state}") is not None
        assert soup.select("[data-ua-open-only], [data-ua-closes]") == []


@pytest.mark.django_db
def test_card_is_in_the_language_and_direction_of_its_page(client: Client, make_action: MakeAction) -> None:
    page = make_action()
    translated = page.copy_for_translation(Locale.objects.create(language_code="ar"), copy_parents=True)
    translated.save_revision().publish()
    soup = _soup(client, translated, **{"accept-language": "de"})
    assert soup.html is not None
    assert (soup.html["lang"], soup.html["dir"]) == ("ar", "rtl")
    assert "مفتوح" in soup.get_text()
    assert client.get(card_url(translated)).headers["Content-Language"] == "ar"


# --- how it is answered ----------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("left", "seconds"), [(timedelta(days=30), 60), (timedelta(days=7, seconds=9), 9), (timedelta(seconds=5.5), 5)]
)
def test_card_may_be_framed_and_cached_and_sets_no_cookie(
    client: Client, admin_client: Client, page: UrgentActionPage, left: timedelta, seconds: int, settings: Any
) -> None:
    settings.SESSION_COOKIE_AGE = 100 * 365 * 24 * 3600
    with time_machine.travel(CLOSES - left, tick=False):
        response, editors = client.get(card_url(page)), admin_client.get(card_url(page))
    assert response.headers["Cache-Control"] == f"public, max-age={seconds}"
    assert "X-Frame-Options" not in response.headers
    assert "frame-ancestors 'self' *" in response.headers["Content-Security-Policy"]
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert editors.content == response.content


@pytest.mark.django_db
def test_card_needs_nothing_that_its_policy_forbids(client: Client, page: UrgentActionPage) -> None:
    soup = _soup(client, page)
    assert [script for script in soup.find_all("script") if not script.get("src")] == []
    assert soup.find_all("style") == []
    assert [tag for tag in soup.find_all(True) for name in tag.attrs if re.match(r"style$|on", name)] == []


@pytest.mark.django_db
def test_card_of_what_not_everybody_may_see_is_not_found(
    client: Client, admin_client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    draft, restricted, beneath = make_action(publish=False), make_action(), make_action()
    PageViewRestriction.objects.create(page=restricted, restriction_type="password", password="kite")
    elsewhere = make_action()
    other = index_page.get_parent().get_parent().add_child(instance=UrgentActionIndexPage(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    elsewhere.move(other, pos="last-child")
    for page in (draft, restricted, elsewhere, index_page):
        assert _found(client, card_url(page)) == _found(admin_client, card_url(page)) == 404
    assert _found(client, card_url(beneath)) == 200
    PageViewRestriction.objects.create(page=index_page, restriction_type="login")
    assert _found(client, card_url(beneath)) == 404
    assert _found(client, "/urgent-action/embed/999999/") == 404


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_card_takes_no_other_method(client: Client, page: UrgentActionPage, method: str) -> None:
    assert getattr(client, method)(card_url(page)).status_code == 405


# --- settings --------------------------------------------------------------------------------------------------------


@override_settings(URGENT_ACTION_EMBED={"FRAME_ANCESTORS": ["https://partner.example", "https://*.section.example"]})
def test_setting_says_who_may_frame_the_card() -> None:
    assert card_policy().endswith("frame-ancestors 'self' https://partner.example https://*.section.example")


@override_settings(STATIC_URL="https://files.section.example/static/")
def test_policy_lets_files_come_from_where_the_site_keeps_them() -> None:
    assert "style-src 'self' https://files.section.example;" in card_policy()
    assert "script-src 'self' https://files.section.example;" in card_policy()


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, False),
        ({"FRAME_ANCESTORS": []}, False),
        ({"FRAME_ANCESTORS": ["https://partner.example"]}, False),
        ({"FRAME_ANCESTORS": "*"}, True),
        ({"FRAME_ANCESTORS": ["https://a.example https://b.example"]}, True),
        ({"FRAME_ANCESTORS": ["*; script-src *"]}, True),
    ],
)
def test_check_finds_sources_that_are_none(settings: Any, given: dict[str, Any], wrong: bool) -> None:
    settings.URGENT_ACTION_EMBED = given
    assert _ids(check_frame_ancestors()) == (["urgent_action_embed.E002"] if wrong else [])


def _ids(messages: list[CheckMessage]) -> list[str | None]:
    return [message.id for message in messages]
