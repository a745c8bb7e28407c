"""The pages after acting: the next step, ways to share, another action; and what to think of before acting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from tests.factories import in_arabic
from urgent_action import sections
from urgent_action.domain.next_steps import another_open_action
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
AFTER_SIGNING = ["thanks/", "confirmed/"]
AFTER_WRITING = ["appeal/thanks/"]
DAYS = timedelta(days=1)


def thanks(client: Client, page: UrgentActionPage, path: str) -> Tag:
    """The main part of a page after acting."""
    response = client.get(f"/urgent-action/{page.pk}/{path}")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    main = BeautifulSoup(response.content, "html.parser").main
    assert main is not None
    return main


def steps(main: Tag) -> list[str]:
    """Where the next steps lead."""
    return [str(link["href"]) for link in main.select(".ua-step a")]


def another(page: UrgentActionPage) -> UrgentActionPage | None:
    """The other action that somebody is shown now."""
    return another_open_action(page, Site.objects.get(), now=datetime.now(UTC))


# --- the next step ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", AFTER_SIGNING)
def test_who_signed_is_asked_to_write(client: Client, make_action: MakeAction, path: str) -> None:
    page = make_action()
    assert steps(thanks(client, page, path)) == [f"{page.url}#ua-write"]


@pytest.mark.parametrize("path", AFTER_WRITING)
def test_who_wrote_is_asked_to_sign(client: Client, make_action: MakeAction, path: str) -> None:
    page = make_action()
    assert steps(thanks(client, page, path)) == [f"{page.url}#ua-sign"]
    assert steps(thanks(client, make_action(signing=False), path)) == []


@pytest.mark.parametrize("path", AFTER_SIGNING + AFTER_WRITING)
def test_after_the_close_nothing_more_is_asked_for(client: Client, make_action: MakeAction, path: str) -> None:
    page = make_action()
    UrgentActionPage.objects.update(closes_at=datetime.now(UTC))
    assert steps(thanks(client, page, path)) == []


@pytest.mark.parametrize("path", AFTER_SIGNING + AFTER_WRITING)
def test_action_can_be_passed_on(client: Client, make_action: MakeAction, path: str) -> None:
    page = make_action()
    links = thanks(client, page, path).select(".ua-share a")
    assert links
    assert all("kite-maker" in str(link["href"]) for link in links)


# --- another action --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", AFTER_SIGNING + AFTER_WRITING)
def test_next_action_to_close_is_shown(client: Client, make_action: MakeAction, path: str) -> None:
    page = make_action(closes_in=1 * DAYS)
    make_action(closes_in=9 * DAYS, title="Later")
    sooner = make_action(closes_in=3 * DAYS, title="Sooner")
    make_action(closes_in=None, title="Without a deadline")
    shown = thanks(client, page, path).select(".ua-another a")
    assert [(link["href"], link.text) for link in shown] == [(sooner.url, "Sooner")]


def test_alone_there_is_no_other_action(client: Client, make_action: MakeAction) -> None:
    assert thanks(client, make_action(), "thanks/").select(".ua-another") == []


def test_what_nobody_can_act_on_is_not_shown(make_action: MakeAction) -> None:
    page = make_action()
    make_action(kind="outcome")
    make_action(publish=False)
    ended, stopped, private = make_action(), make_action(), make_action()
    UrgentActionPage.objects.filter(pk=ended.pk).update(closes_at=datetime.now(UTC))
    UrgentActionPage.objects.filter(pk=stopped.pk).update(stopped_at=datetime.now(UTC))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert another(page) is None


def test_same_action_in_another_guise_is_not_another(
    make_action: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    page = make_action()
    alias = page.create_alias(parent=index_page, update_slug="again")
    in_arabic(page)
    assert another(page) is None
    assert another(alias) is None


def test_other_languages_and_other_sites_are_not_shown(
    make_action: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    page, other = make_action(), make_action()
    assert another(page) == other
    elsewhere = Site(hostname="elsewhere.example", root_page=other)
    assert another_open_action(page, elsewhere, now=datetime.now(UTC)) == other
    assert another_open_action(other, elsewhere, now=datetime.now(UTC)) is None
    assert another_open_action(page, None, now=datetime.now(UTC)) is None


def test_other_action_is_looked_for_in_one_query_beside_the_restrictions(
    make_action: MakeAction, django_assert_num_queries: Any
) -> None:
    page, site = make_action(), Site.objects.select_related("root_page").get()
    for _number in range(3):
        make_action()
    with django_assert_num_queries(2):
        another_open_action(page, site, now=datetime.now(UTC))


# --- safety ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def section_notice(monkeypatch: pytest.MonkeyPatch) -> str:
    """What a section says of safety on all its actions."""
    notice = "Ask us first.\n\nThen write."
    monkeypatch.setattr(sections, "_providers", [lambda site, language: {"safety_notice": notice}])
    return notice


def notices(client: Client, page: UrgentActionPage) -> list[Tag]:
    """The notices on the page, beside letter and form."""
    return BeautifulSoup(client.get(page.url).content, "html.parser").select(".ua-safety")


def test_safety_stands_beside_letter_and_form_in_sentences_of_the_app(client: Client, make_action: MakeAction) -> None:
    beside_letter, beside_form = notices(client, make_action())
    assert beside_letter.find_next_sibling(class_="ua-target") is not None
    assert beside_form.find_parent(id="ua-sign") is not None
    assert beside_letter.text == beside_form.text
    assert len(beside_form.select("li")) == 4
    assert "Initials" in beside_form.text


def test_notice_of_the_section_takes_the_place_of_the_apps(
    client: Client, make_action: MakeAction, section_notice: str
) -> None:
    for notice in notices(client, make_action()):
        assert notice.has_attr("open")
        assert [part.text for part in notice.select("p")] == section_notice.split("\n\n")
        assert notice.select("li") == []


def test_notice_of_the_action_takes_the_place_of_the_sections(
    client: Client, make_action: MakeAction, section_notice: str
) -> None:
    for notice in notices(client, make_action(safety_notice="Do not name <Ilyas>.")):
        assert [part.text for part in notice.select("p")] == ["Do not name <Ilyas>."]


def test_nothing_is_said_of_safety_where_nothing_can_be_done(client: Client, make_action: MakeAction) -> None:
    page = make_action()
    UrgentActionPage.objects.update(closes_at=datetime.now(UTC))
    assert notices(client, page) == []
    assert len(notices(client, make_action(signing=False))) == 1
