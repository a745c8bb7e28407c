"""The public page: cacheable by anyone, never past its deadline, and closed to the second."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from tests.conftest import sheet_body
from tests.factories import sign_many
from urgent_action.domain.tally import fold, read_tally
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]
Sign = Callable[..., HttpResponse]

CLOSES = datetime(2030, 6, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    """An action that closes at noon of 10 June 2030, UTC."""
    deadline = ("deadline", {"date": "2030-06-10", "time": "12:00", "zone": "UTC", "after_deadline_note": "Ask us."})
    with time_machine.travel(CLOSES - timedelta(days=40), tick=False):
        made = make_action(body=[*sheet_body(), deadline])
    assert made.closes_at == CLOSES
    return made


def _max_age(response: HttpResponse) -> int:
    found = re.search(r"max-age=(\d+)", response.headers["Cache-Control"])
    assert found
    return int(found[1])


def test_page_sets_no_cookie_and_varies_by_none(client: Client, page: UrgentActionPage) -> None:
    response = client.get(page.url)
    html = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in html
    assert "nonce" not in html
    assert "public" in response.headers["Cache-Control"]


def test_page_is_the_same_for_a_stranger_and_an_editor(
    client: Client, admin_client: Client, page: UrgentActionPage, settings: Any
) -> None:
    settings.SESSION_COOKIE_AGE = 100 * 365 * 24 * 3600
    admin_client.get("/cms/")  # sets the cookie of Django's CSRF protection too
    with time_machine.travel(CLOSES - timedelta(days=1), tick=False):
        first = client.get(page.url)
        second = admin_client.get(page.url, headers={"user-agent": "another"})
    assert {"sessionid", "csrftoken"} <= set(admin_client.cookies)
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)


def test_page_runs_under_a_strict_content_security_policy(client: Client, page: UrgentActionPage) -> None:
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    data = {"type": "application/ld+json"}  # browsers do not run it
    assert [script for script in soup.find_all("script") if not script.get("src") and script.attrs != data] == []
    assert soup.find_all("style") == []
    assert [tag for tag in soup.find_all(True) for name in tag.attrs if name == "style" or name.startswith("on")] == []
    outside = [tag.get("src") or tag.get("href") for tag in soup.select("script[src], link[rel=stylesheet], img[src]")]
    assert [url for url in outside if not str(url).startswith("/")] == []


@pytest.mark.parametrize(
    "left",
    [
        timedelta(days=30),
        timedelta(days=7, seconds=30),
        timedelta(days=7),
        timedelta(days=2),
        timedelta(minutes=5),
        timedelta(seconds=61),
        timedelta(seconds=60),
        timedelta(seconds=30),
        timedelta(seconds=1.9),
        timedelta(seconds=1),
        timedelta(seconds=0.5),
    ],
)
def test_page_is_never_cached_past_its_deadline(client: Client, page: UrgentActionPage, left: timedelta) -> None:
    with time_machine.travel(CLOSES - left, tick=False):
        response = client.get(page.url)
        listed = client.get(page.get_parent().url)
    assert 0 <= _max_age(response) <= min(60, left.total_seconds())
    assert 0 <= _max_age(listed) <= min(60, left.total_seconds())
    if left >= timedelta(minutes=2) and left != timedelta(days=7, seconds=30):
        assert _max_age(response) == 60


def test_page_is_not_cached_past_the_instant_at_which_it_closes_soon(client: Client, page: UrgentActionPage) -> None:
    with time_machine.travel(CLOSES - timedelta(days=7, seconds=30), tick=False):
        assert _max_age(client.get(page.url)) == 30


@pytest.mark.parametrize("after", [timedelta(0), SECOND, timedelta(days=400)])
def test_page_after_its_deadline_stays_cacheable(client: Client, page: UrgentActionPage, after: timedelta) -> None:
    with time_machine.travel(CLOSES + after, tick=False):
        response = client.get(page.url)
    assert response.status_code == 200
    assert _max_age(response) == 60


@pytest.mark.parametrize("left", [SECOND, timedelta(microseconds=1)])
def test_form_just_before_the_deadline_is_there_and_accepted(
    client: Client, page: UrgentActionPage, form_data: FormData, left: timedelta
) -> None:
    with time_machine.travel(CLOSES - left, tick=False):
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        answer = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    assert soup.select_one("#ua-sign form[method=post]") is not None
    assert soup.select_one("[data-ua-letter]") is not None
    assert soup.select_one("a[href^='mailto:']") is not None
    assert soup.select_one(".ua-banner--closing_soon") is not None
    assert answer.status_code == 303
    assert Signature.objects.get().created_at == CLOSES - left


@pytest.mark.parametrize("after", [timedelta(0), timedelta(microseconds=1), SECOND, timedelta(days=400)])
def test_form_from_the_deadline_on_is_gone_and_refused(
    client: Client, page: UrgentActionPage, form_data: FormData, after: timedelta
) -> None:
    with time_machine.travel(CLOSES + after, tick=False):
        response = client.get(page.url)
        answer = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    html = response.content.decode()
    soup = BeautifulSoup(html, "html.parser")
    assert response.status_code == 200
    assert soup.find_all("form") == []
    assert soup.select("[data-ua-letter], [data-ua-text], [data-ua-copy], [data-ua-print], textarea, input") == []
    assert "mailto:" not in html
    assert "I write about Ilyas Verne." not in html
    assert "release him;" not in html
    assert soup.select_one(".ua-banner--closed") is not None
    assert "10 June 2030" in soup.select_one(".ua-banner").get_text()  # type: ignore[union-attr]
    assert "Ask us." in html
    assert "Hon. Adaeze Morrow" in html
    assert answer.status_code == 409
    assert "no-store" in answer.headers["Cache-Control"]
    assert Signature.objects.count() == 0


def test_late_wrong_form_gets_the_closed_page_and_not_its_errors(
    client: Client, page: UrgentActionPage, form_data: FormData
) -> None:
    with time_machine.travel(CLOSES, tick=False):
        answer = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, name="", email="x"))
    assert answer.status_code == 409
    assert BeautifulSoup(answer.content, "html.parser").find_all("form") == []


def test_open_page_carries_what_flips_it_in_the_browser(client: Client, page: UrgentActionPage) -> None:
    with time_machine.travel(CLOSES - timedelta(days=1), tick=False):
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    banner = soup.select_one("[data-ua-closes]")
    assert banner is not None
    assert banner["data-ua-closes"] == str(int(CLOSES.timestamp()))
    assert banner.select_one("template[data-ua-closed]") is not None
    for part in ("#ua-sign", "[data-ua-letter]", "a[href^='mailto:']"):
        found = soup.select_one(part)
        assert found is not None
        assert found.has_attr("data-ua-open-only") or found.find_parent(attrs={"data-ua-open-only": True}) is not None


def test_stopped_action_shows_why_and_takes_nothing(client: Client, page: UrgentActionPage, sign: Sign) -> None:
    UrgentActionPage.objects.filter(pk=page.pk).update(
        stopped_at=CLOSES - timedelta(days=5), stop_reason="He is <b>free</b>."
    )
    with time_machine.travel(CLOSES - timedelta(days=5), tick=False):
        html = client.get(page.url).content.decode()
        assert sign(page).status_code == 409
    assert "He is &lt;b&gt;free&lt;/b&gt;." in html
    assert 'name="consent"' not in html
    assert "mailto:" not in html
    assert "Action was asked for until" not in html
    assert "Ask your section." not in html  # which the sheet says of appeals after the deadline
    assert Signature.objects.count() == 0


def test_outcome_takes_nothing(client: Client, make_action: MakeAction, sign: Sign) -> None:
    page = make_action(kind="outcome")
    html = client.get(page.url).content.decode()
    assert 'name="consent"' not in html
    assert "mailto:" not in html
    assert sign(page).status_code == 409
    assert Signature.objects.count() == 0


def test_action_that_collects_no_signatures_still_hands_out_the_letter(
    client: Client, make_action: MakeAction, sign: Sign
) -> None:
    page = make_action(signing=False)
    html = client.get(page.url).content.decode()
    assert 'name="consent"' not in html
    assert "I write about Ilyas Verne." in html
    assert sign(page).status_code == 409
    assert Signature.objects.count() == 0


def test_action_without_deadline_is_open_and_cached_for_the_usual_time(
    client: Client, make_action: MakeAction, sign: Sign
) -> None:
    page = make_action(closes_in=None)
    response = client.get(page.url)
    assert _max_age(response) == 60
    assert 'name="consent"' in response.content.decode()
    assert sign(page).status_code == 303


def _queries(client: Client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured]


def test_page_asks_as_many_questions_with_0_as_with_100_000_signatures(client: Client, make_action: MakeAction) -> None:
    page = make_action()
    client.get(page.url)  # what Wagtail keeps in its cache: the roots of the sites
    none = _queries(client, page.url)
    sign_many(page.action_key, 100_000, at=datetime.now(UTC) - HOUR)
    folding = _queries(client, page.url)
    many = _queries(client, page.url)
    assert len(many) == len(none)
    assert len(none) <= 18
    # The words of the consent and their key come from one reading.
    assert sum("urgent_action_consentstatement" in sql for sql in none) == 1
    # In a transaction, whose begin and end count as two: the record locked, countries counted, their counters made,
    # one counter raised (all signers here are of one country), and the record written.
    assert len(folding) <= len(none) + 2 + 5
    assert "100,000" in client.get(page.url).content.decode()


def test_page_reads_the_tally_without_counting_all_rows(make_action: MakeAction) -> None:
    page = make_action()
    now = datetime.now(UTC)
    sign_many(page.action_key, 1500, at=now - HOUR)
    fold(page.action_key, now=now)
    with CaptureQueriesContext(connection) as captured:
        assert read_tally(page.action_key, now=now) == 1500
    assert len(captured) == 2


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_as_many_questions_whatever_the_number_of_people(
    client: Client, make_action: MakeAction, number: int
) -> None:
    one, page = make_action(people=1), make_action(people=number)
    client.get(one.url)
    assert len(_queries(client, page.url)) == len(_queries(client, one.url))


@pytest.mark.parametrize("number", [1, 3])
def test_index_asks_as_many_questions_whatever_the_number_of_actions(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction, number: int
) -> None:
    make_action()
    client.get(index_page.url)
    alone = len(_queries(client, index_page.url))
    for _ in range(number):
        make_action()
    assert len(_queries(client, index_page.url)) == alone


@pytest.mark.parametrize("kind", ["password", "login"])
def test_restricted_page_is_not_cacheable_and_hidden(client: Client, make_action: MakeAction, kind: str) -> None:
    page = make_action()
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="kite")
    response = client.get(page.url)
    assert "I write about Ilyas Verne." not in response.content.decode()
    assert "public" not in response.headers["Cache-Control"]
    assert "no-store" in response.headers["Cache-Control"]


def test_restricted_page_is_not_cacheable_for_those_who_may_see_it(
    client: Client, make_action: MakeAction, django_user_model: type
) -> None:
    page = make_action()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    client.force_login(django_user_model.objects.create_user("member", password="x"))  # type: ignore[attr-defined]
    for url in (page.url, f"/urgent-action/{page.pk}/status.json"):
        response = client.get(url)
        assert response.status_code == 200
        assert "public" not in response.headers["Cache-Control"]
        assert "private" in response.headers["Cache-Control"]
        assert "no-store" in response.headers["Cache-Control"]


def test_index_under_a_restriction_is_not_cacheable(
    client: Client, index_page: UrgentActionIndexPage, django_user_model: type
) -> None:
    PageViewRestriction.objects.create(page=index_page, restriction_type="login")
    client.force_login(django_user_model.objects.create_user("member", password="x"))  # type: ignore[attr-defined]
    assert "public" not in client.get(index_page.url).headers["Cache-Control"]


@pytest.fixture
def _site_with_user_bar(settings: Any) -> None:
    """A base template as ``wagtail start`` makes it."""
    base = "{% load wagtailuserbar %}<body>{% wagtailuserbar %}{% block content %}{% endblock %}</body>"
    engine = deepcopy(settings.TEMPLATES[0])
    engine["APP_DIRS"] = False
    engine["OPTIONS"]["loaders"] = [
        ("django.template.loaders.locmem.Loader", {"with_user_bar.html": base}),
        "django.template.loaders.filesystem.Loader",
        "django.template.loaders.app_directories.Loader",
    ]
    settings.TEMPLATES = [engine]
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "BASE_TEMPLATE": "with_user_bar.html"}


@pytest.mark.usefixtures("_site_with_user_bar")
@pytest.mark.parametrize("where", ["page", "index"])
def test_page_with_a_user_bar_is_for_its_editor_alone(
    client: Client, admin_client: Client, make_action: MakeAction, where: str
) -> None:
    page = make_action()
    url = page.url if where == "page" else page.get_parent().url
    for answer, bar, whose in ((client.get(url), False, "public"), (admin_client.get(url), True, "private")):
        assert ("<wagtail-userbar" in answer.content.decode()) is bar
        assert set(answer.headers["Cache-Control"].split(", ")) == {whose, "max-age=60"}
        assert answer.headers["Vary"] == "Cookie"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post"])
@pytest.mark.parametrize("where", ["page", "index"])
def test_page_and_index_take_no_other_method(client: Client, page: UrgentActionPage, method: str, where: str) -> None:
    url = page.url if where == "page" else page.get_parent().url
    assert getattr(client, method)(url).status_code == 405
    assert Signature.objects.count() == 0


def test_head_is_answered_like_get_without_a_body(client: Client, page: UrgentActionPage) -> None:
    with time_machine.travel(CLOSES - timedelta(days=1), tick=False):
        head, full = client.head(page.url), client.get(page.url)
    assert head.status_code == 200
    assert head.headers["Cache-Control"] == full.headers["Cache-Control"]
    assert head.content == b""


@pytest.mark.parametrize("language", ["ar", "fr", "ar-EG,ar;q=0.9", "x" * 500, "*"])
def test_page_is_in_its_own_language_whatever_the_browser_asks_for(
    client: Client, page: UrgentActionPage, sign: Sign, language: str
) -> None:
    with time_machine.travel(CLOSES - timedelta(days=1), tick=False):
        html = client.get(page.url, headers={"accept-language": language}).content.decode()
        plain = client.get(page.url).content.decode()
        refused = sign(page, headers={"accept-language": language}, name="").content.decode()
    assert html == plain
    assert '<div class="ua" lang="en" dir="ltr">' in html
    assert '<div class="ua" lang="en" dir="ltr">' in refused


def test_arabic_page_is_arabic_and_right_to_left(client: Client, make_action: MakeAction) -> None:
    page = make_action()
    arabic = Locale.objects.create(language_code="ar")
    translated = page.copy_for_translation(arabic, copy_parents=True)
    translated.save_revision().publish()
    translated.refresh_from_db()
    html = client.get(translated.url, headers={"accept-language": "en"}).content.decode()
    assert '<div class="ua" lang="ar" dir="rtl">' in html
    assert 'lang="en" dir="ltr" id="ua-letter-en"' in html


@pytest.mark.parametrize(
    "query", ["?x=%00", "?country=%00&page=%00", "?page=-1", "?page=9999999999999", "?" + "a" * 10240]
)
def test_odd_queries_change_nothing(client: Client, page: UrgentActionPage, query: str) -> None:
    assert client.get(page.url + query).status_code == 200
    assert client.get(page.get_parent().url + query).status_code == 200


@pytest.mark.parametrize("path", ["%00", "a%00b/", "%ED%A0%80/", "a" * 10240 + "/", "%F0%9F%AA%81/", "%2e%2e/"])
def test_odd_paths_are_not_found(client: Client, page: UrgentActionPage, path: str) -> None:
    assert client.get(page.url + path, follow=True).status_code == 404


@pytest.mark.parametrize("cookie", ["sessionid=\x00", "django_language=" + "x" * 10240, "=;=;", "sessionid=\xff"])
def test_odd_cookies_change_nothing(client: Client, page: UrgentActionPage, cookie: str) -> None:
    assert client.get(page.url, HTTP_COOKIE=cookie).status_code == 200


def test_status_says_where_the_action_stands(client: Client, page: UrgentActionPage) -> None:
    url = f"/urgent-action/{page.pk}/status.json"
    with time_machine.travel(CLOSES - timedelta(seconds=10), tick=False):
        before = client.get(url)
    with time_machine.travel(CLOSES, tick=False):
        after = client.get(url)
    assert before.json() == {"status": "closing_soon", "takes_action": True, "seconds_left": 10}
    assert after.json() == {"status": "closed", "takes_action": False, "seconds_left": 0}
    assert _max_age(before) == 10
    assert not before.cookies
