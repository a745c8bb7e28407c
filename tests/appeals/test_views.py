"""The two forms: what is answered and what is kept, in every case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from urgent_action.appeals.domain.reporting import reported_appeals
from urgent_action.appeals.models import AppealCount, ChannelReport
from urgent_action.pages.models import UrgentActionPage

from .conftest import FAX, MAIL, Report, address, soup, url

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
WHAT = ["appeal", "channel"]


def kept() -> int:
    """Rows of any kind."""
    return int(AppealCount.objects.count() + ChannelReport.objects.count())


def right(page: UrgentActionPage, what: str) -> dict[str, str]:
    """What a browser posts."""
    return {"channel": "post", "number": "1"} if what == "appeal" else {"address": str(address(page, FAX).digest)}


# --- on the page -----------------------------------------------------------------------------------------------------


def test_page_has_both_forms_and_stays_cacheable_and_without_cookies(client: Client, page: UrgentActionPage) -> None:
    response = client.get(page.url)
    forms = [form["action"] for form in soup(response).select(".ua-report form")]
    assert forms == [url(page, "appeal"), url(page, "channel")]
    assert "public" in response.headers["Cache-Control"]
    assert "csrf" not in response.content.decode()
    assert (response.cookies, response.headers.get("Vary", "")) == ({}, "")


def test_counts_stand_beside_the_tally_and_are_not_added_to_it(
    client: Client, page: UrgentActionPage, report: Report
) -> None:
    assert "reported" not in soup(client.get(page.url)).select_one(".ua-aside").text
    report(page, "appeal", number="3")
    report(page, "appeal", channel="phone")
    aside = " ".join(soup(client.get(page.url)).select_one(".ua-aside").text.split())
    assert "3 letters reported 1 call, post or visit reported" in aside
    assert "not added to the signatures" in aside
    count = client.get(f"/urgent-action/{page.pk}/count.json").json()
    assert count["signatures"] == 0
    assert (count["letters_reported"], count["other_appeals_reported"]) == (3, 1)


def test_counts_are_shown_where_no_signatures_are_collected(client: Client, make_action: Any, report: Report) -> None:
    page = make_action(signing=False)
    report(page, "appeal", number="2")
    assert "2 letters reported" in soup(client.get(page.url)).select_one(".ua-aside").text


def test_closed_page_keeps_the_counts_and_has_no_forms(client: Client, page: UrgentActionPage, report: Report) -> None:
    report(page, "appeal", number="2")
    UrgentActionPage.objects.update(closes_at=datetime.now(UTC))
    shown = soup(client.get(page.url))
    assert shown.select(".ua-report") == []
    assert "2 letters reported" in shown.select_one(".ua-aside").text


# --- what is taken ---------------------------------------------------------------------------------------------------


def test_appeal_is_counted_and_thanked_for(client: Client, page: UrgentActionPage, report: Report) -> None:
    response = report(page, "appeal", channel="fax", number="12")
    assert response.status_code == 303
    assert response.headers["Location"] == f"/urgent-action/{page.pk}/appeal/thanks/"
    assert {row.channel: row.reported for row in reported_appeals(page.action_key) if row.reported} == {"fax": 12}
    thanks = client.get(response.headers["Location"])
    assert "no-store" in thanks.headers["Cache-Control"]
    assert "12 letters reported" in soup(thanks).text


@pytest.mark.parametrize(("number", "counted"), [("1", 1), ("50", 50), (" 7 ", 7), ("007", 7), ("٣", 3), ("१२", 12)])
def test_numbers_of_any_script_are_taken(page: UrgentActionPage, report: Report, number: str, counted: int) -> None:
    assert report(page, "appeal", number=number).status_code == 303
    assert AppealCount.objects.get().reported == counted


@pytest.mark.parametrize("number", ["", "0", "51", "-1", "1.5", "1e3", "²", "x", "\x00", "9" * 5000, "1 000"])
def test_other_numbers_are_refused_beside_the_field(page: UrgentActionPage, report: Report, number: str) -> None:
    response = report(page, "appeal", channel="fax", number=number)
    shown = soup(response)
    assert response.status_code == 422
    assert shown.select_one("#ua-appeal-number_error").text.strip() == "Write a number from 1 to 50."
    assert shown.select_one("#ua-appeal-number")["aria-describedby"] == "ua-appeal-number_error"
    assert shown.select_one(".ua-errors a[href='#ua-appeal-number']") is not None
    assert shown.select_one("input[value=fax]").has_attr("checked")
    assert shown.title.text.strip().startswith("Error:")
    assert kept() == 0


@pytest.mark.parametrize("channel", ["", "pigeon", "POST", "post\x00", "x" * 5000])
def test_channel_that_is_none_is_refused_beside_the_field(page: UrgentActionPage, report: Report, channel: str) -> None:
    response = report(page, "appeal", channel=channel, number="4")
    shown = soup(response)
    assert response.status_code == 422
    assert shown.select_one("#ua-appeal-channel_error").text.strip() == "Choose how you sent it."
    assert shown.select_one("#ua-appeal-channel") in shown.select("fieldset")
    assert shown.select_one("#ua-appeal-number")["value"] == "4"
    assert kept() == 0


def test_address_of_the_page_is_counted_and_the_ways_left_are_shown(
    client: Client, page: UrgentActionPage, report: Report
) -> None:
    response = report(page, "channel", address=str(address(page, FAX).digest))
    assert response.status_code == 303
    assert ChannelReport.objects.get().value == FAX
    assert MAIL in soup(client.get(response.headers["Location"])).text


@pytest.mark.parametrize("given", ["", "somebody@private.example", "0" * 32, "x" * 5000, "\x00"])
def test_address_that_is_not_on_the_page_is_refused(page: UrgentActionPage, report: Report, given: str) -> None:
    response = report(page, "channel", address=given)
    assert response.status_code == 422
    assert soup(response).select_one("#ua-channel-address_error").text.strip() == "Choose one of the addresses."
    assert given not in response.content.decode() or len(given) < 2
    assert kept() == 0


def test_address_that_is_dead_already_is_not_offered(client: Client, page: UrgentActionPage) -> None:
    UrgentActionPage.objects.update(dead_channels=[FAX])
    page.refresh_from_db()
    options = [option["value"] for option in soup(client.get(url(page, "channel"))).select("option[value]")]
    assert str(address(page, MAIL).digest) in options
    assert str(address(page, FAX).digest) not in options


def test_same_answer_over_the_limit_and_from_a_program(page: UrgentActionPage, report: Report, settings: Any) -> None:
    settings.URGENT_ACTION_APPEALS = {"CLIENT_LIMIT": 1, "CHANNEL_LIMIT": 1}
    digest = str(address(page, FAX).digest)
    appeals = [report(page, "appeal", **more) for more in ({}, {}, {"website": "https://spam.example"})]
    channels = [report(page, "channel", address=digest) for _turn in range(2)]
    for answers in (appeals, channels):
        assert {(answer.status_code, answer.headers["Location"], answer.content) for answer in answers} == {
            (303, answers[0].headers["Location"], b"")
        }
    assert (AppealCount.objects.get().reported, AppealCount.objects.get().set_aside) == (1, 2)
    assert ChannelReport.objects.get().reports == 1


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", WHAT)
def test_get_shows_the_form_and_other_methods_are_refused(client: Client, page: UrgentActionPage, what: str) -> None:
    response = client.get(url(page, what))
    assert response.status_code == 200
    assert soup(response).select_one("form.ua-report") is not None
    assert client.put(url(page, what)).status_code == 405
    assert kept() == 0


@pytest.mark.parametrize("what", WHAT)
def test_after_the_close_nothing_is_taken(client: Client, page: UrgentActionPage, report: Report, what: str) -> None:
    fields = right(page, what)
    UrgentActionPage.objects.update(closes_at=datetime.now(UTC) - timedelta(seconds=1))
    for response, status in ((report(page, what, **fields), 409), (client.get(url(page, what)), 200)):
        assert response.status_code == status
        assert "no more reports" in soup(response).h1.text
        assert soup(response).select("form") == []
    assert kept() == 0


@pytest.mark.parametrize("what", WHAT)
def test_form_of_another_site_is_refused(page: UrgentActionPage, report: Report, what: str) -> None:
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "null"}, {"origin": "https://evil.example"}):
        response = report(page, what, headers=headers, **right(page, what))
        assert response.status_code == 403
        assert soup(response).find("a", href=page.url) is not None
    assert report(page, what, headers={"sec-fetch-site": "same-origin"}, **right(page, what)).status_code == 303
    assert kept() == 1


@pytest.mark.parametrize("what", WHAT)
def test_what_is_no_form_is_refused(client: Client, page: UrgentActionPage, what: str) -> None:
    assert client.post(url(page, what), "{}", content_type="application/json").status_code == 415
    assert client.post(url(page, what), "number=1&number=2&address=a&address=b", content_type=FORM).status_code == 400
    assert kept() == 0


@pytest.mark.parametrize("what", WHAT)
def test_without_keys_is_503_with_everything_kept(
    page: UrgentActionPage, report: Report, settings: Any, what: str
) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    response = report(page, what, **right(page, what))
    assert response.status_code == 503
    kept_fields = {field["name"]: field["value"] for field in soup(response).select("form input")}
    assert right(page, what).items() <= kept_fields.items()
    assert kept() == 0


@pytest.mark.parametrize("path", ["appeal/", "appeal/thanks/", "channel/", "channel/thanks/"])
def test_unpublished_page_has_none_of_it(client: Client, page: UrgentActionPage, path: str) -> None:
    page.unpublish()
    address = f"/urgent-action/{page.pk}/{path}"  # the example site looks for it once more under its languages
    assert client.get(address, follow=True).status_code == 404
    assert client.post(address, follow=True).status_code == 404


def test_page_of_a_report_is_in_the_language_of_the_action(client: Client, arabic: UrgentActionPage) -> None:
    shown = soup(client.get(url(arabic, "appeal"), headers={"accept-language": "en"}))
    assert shown.select_one(".ua")["dir"] == "rtl"
