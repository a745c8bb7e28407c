"""Urgent actions on a site's own pages: which are open, the teaser, the banner for the whole site, and for how long it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction, Site

from urgent_action.blocks import UrgentActionsTeaserBlock
from urgent_action.caching import limit_cache
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
DAY = timedelta(days=1)


def render(source: str, *, request: Any = None, **context: Any) -> str:
    """Render a template of a site with the tags loaded."""
    loaded = "{% load cache urgent_action_lists urgent_action_tags %}"
    return str(engines["django"].from_string(loaded + source).render(context, request)).strip()


def titles(number: int = 3) -> str:
    """Titles of the open actions, as a template of a site would list them."""
    source = "{% urgent_actions_open number as actions %}{% for action in actions %}{{ action.title }}|{% endfor %}"
    return render(source, number=number, request=RequestFactory().get("/"))


@pytest.fixture
def five(make_action: MakeAction) -> None:
    """Three open actions, one of them without a deadline, and two that are over."""
    make_action(title="Later", closes_in=30 * DAY)
    make_action(title="Timeless", closes_in=None)
    make_action(title="Soon", closes_in=2 * DAY)
    make_action(title="Over", closes_in=-DAY)
    make_action(title="Free", kind="outcome")


# --- which are open --------------------------------------------------------------------------------------------------


def test_open_actions_come_by_their_deadline(five: None) -> None:
    assert titles() == "Soon|Later|Timeless|"
    assert titles(2) == "Soon|Later|"
    assert titles(0) == titles(-1) == ""


def test_numbers_and_the_next_deadline(five: None, make_action: MakeAction) -> None:
    assert render("{% urgent_actions_count %}") == "3"
    assert render("{% urgent_actions_next_deadline as next %}{{ next.title }}") == "Soon"
    UrgentActionPage.objects.filter(title__in=["Soon", "Later"]).update(stopped_at=datetime.now(UTC))
    assert render("{% urgent_actions_count %}") == "1"
    assert render("{% urgent_actions_next_deadline as next %}{{ next }}") == "None"


def test_what_not_everybody_may_see_is_not_listed(make_action: MakeAction) -> None:
    make_action(title="Draft", publish=False)
    PageViewRestriction.objects.create(page=make_action(title="Secret"), restriction_type="login")
    assert titles() == ""
    assert render("{% urgent_actions_count %}") == "0"


def test_actions_are_those_of_the_site_and_the_language(
    index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    page = make_action(title="English")
    translated = page.copy_for_translation(Locale.objects.create(language_code="ar"), copy_parents=True)
    translated.title = "Arabic"
    translated.save_revision().publish()
    cache.clear()
    assert titles() == "English|"
    with translation.override("ar"):
        assert titles() == "Arabic|"
    with translation.override("fr"):  # no home page in it: the main one's
        assert titles() == "English|"
    other = index_page.get_parent().get_parent().add_child(instance=UrgentActionIndexPage(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=other)
    source = "{% urgent_actions_count %}{% urgent_actions_index as index %}{{ index.title }}"
    assert render(source, request=RequestFactory().get("/", headers={"host": "other.example"})) == "0Other"
    assert render(source, request=RequestFactory().get("/")) == "1Urgent actions"


def test_tags_of_one_page_ask_the_database_a_few_times_however_many_actions(make_action: MakeAction) -> None:
    source = "{% urgent_actions_count %}{% urgent_actions_max_age %}{% urgent_actions_banner %}"

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            render(source, request=RequestFactory().get("/"))
        return len(captured)

    make_action()
    asked()
    one = asked()
    for _ in range(7):
        make_action()
    assert asked() <= one + 1  # with more than the banner names it looks for others
    assert one <= 8


# --- teaser ----------------------------------------------------------------------------------------------------------


def test_teaser_shows_the_next_to_close_and_the_way_to_all(five: None, index_page: UrgentActionIndexPage) -> None:
    block = UrgentActionsTeaserBlock()
    value = block.to_python({"heading": "Act <now>", "number": 2})
    soup = BeautifulSoup(str(block.render(value)), "html.parser")
    assert soup.h2 is not None
    assert soup.h2.get_text() == "Act <now>"
    assert [heading.get_text() for heading in soup.select("h3")] == ["Soon", "Later"]
    assert len(soup.select("[data-ua-open-list] [data-ua-closes]")) == 2
    assert soup.select_one(".ua-on-page__all a")["href"] == index_page.url  # type: ignore[index]


def test_teaser_without_an_open_action_is_nothing(make_action: MakeAction) -> None:
    make_action(closes_in=-DAY)
    block = UrgentActionsTeaserBlock()
    assert str(block.render(block.to_python({"heading": "Act now", "number": 2}))).strip() == ""


def test_teaser_starts_with_three_and_takes_no_silly_number() -> None:
    from wagtail.blocks.struct_block import StructBlockValidationError

    block = UrgentActionsTeaserBlock()
    assert block.get_default()["number"] == 3
    for number in (0, 13, -1):
        with pytest.raises(StructBlockValidationError):
            block.clean(block.to_python({"heading": "", "number": number}))


# --- the banner of the site ------------------------------------------------------------------------------------------


def test_banner_names_the_open_actions_and_carries_what_takes_it_away(
    five: None, index_page: UrgentActionIndexPage
) -> None:
    soup = BeautifulSoup(render("{% urgent_actions_banner %}"), "html.parser")
    banner = soup.select_one("aside[data-ua-open-list]")
    assert banner is not None
    lines = banner.select("li[data-ua-open]")
    assert [line.a.get_text() for line in lines] == ["Soon", "Later", "Timeless"]  # type: ignore[union-attr]
    assert [line.has_attr("data-ua-closes") for line in lines] == [True, True, False]
    assert all(str(line["data-ua-status"]).endswith("/status.json") for line in lines[:2])
    assert banner.select_one(".ua-site-banner__all")["href"] == index_page.url  # type: ignore[index]
    assert [str(script["src"]) for script in soup.find_all("script")] == ["/static/urgent_action/closing.js"]


def test_banner_without_an_open_action_is_nothing(make_action: MakeAction) -> None:
    make_action(closes_in=-DAY)
    assert render("{% urgent_actions_banner %}") == ""


def test_banner_of_very_many_says_that_there_are_more(make_action: MakeAction) -> None:
    for _ in range(6):
        make_action()
    soup = BeautifulSoup(render("{% urgent_actions_banner %}"), "html.parser")
    assert [len(line.select("a")) for line in soup.select("li")] == [1, 1, 1, 1, 1, 0]


# --- for how long it holds -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "seconds"),
    [(30 * DAY, 60), (7 * DAY + timedelta(seconds=20), 20), (timedelta(seconds=9.5), 9), (-DAY, 60), (None, 60)],
)
def test_max_age_ends_with_the_next_change(make_action: MakeAction, left: timedelta | None, seconds: int) -> None:
    with time_machine.travel(datetime(2030, 6, 1, tzinfo=UTC), tick=False):
        make_action(closes_in=left)
        make_action(closes_in=60 * DAY)
        assert render("{% urgent_actions_max_age %}") == str(seconds)


def test_fragment_is_kept_until_the_next_close_and_not_longer(make_action: MakeAction) -> None:
    source = "{% urgent_actions_max_age as left %}{% cache left home %}{% urgent_actions_count %}{% endcache %}"
    now = datetime(2030, 6, 1, tzinfo=UTC)
    with time_machine.travel(now, tick=False) as clock:
        page = make_action(closes_in=timedelta(seconds=30))
        assert render(source) == "1"
        clock.move_to(now + timedelta(seconds=29))
        UrgentActionPage.objects.filter(pk=page.pk).update(stopped_at=now)
        assert render(source) == "1"  # kept: the database was not asked
        clock.move_to(now + timedelta(seconds=30))
        assert render(source) == "0"


@pytest.mark.parametrize(
    ("stated", "limited"),
    [
        ("", "max-age=30"),
        ("public, max-age=3600", "max-age=30, public"),
        ("max-age=5", "max-age=5"),
        ("public, s-maxage=600, max-age=10", "max-age=10, public, s-maxage=30"),
        ("s-maxage=7", "max-age=30, s-maxage=7"),
        ("private, no-store", "no-store, private"),
    ],
)
def test_limit_cache_shortens_and_never_prolongs(make_action: MakeAction, stated: str, limited: str) -> None:
    with time_machine.travel(datetime(2030, 6, 1, tzinfo=UTC), tick=False):
        make_action(closes_in=timedelta(seconds=30))
        response = HttpResponse(headers={"Cache-Control": stated} if stated else {})
        assert limit_cache(RequestFactory().get("/"), response) is response
    assert ", ".join(sorted(response.headers["Cache-Control"].split(", "))) == limited
