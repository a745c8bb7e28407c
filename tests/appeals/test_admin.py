"""Reports in the admin: who sees them, what judging an address does, and that it is logged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.admin.conftest import log_in, logged  # noqa: F401  a fixture
from urgent_action.appeals.domain.channels import report_channel
from urgent_action.appeals.domain.reporting import report_appeal
from urgent_action.appeals.enums import AppealChannel
from urgent_action.appeals.models import ChannelReport
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

from .conftest import FAX, MAIL, address, soup

pytestmark = pytest.mark.django_db

LogIn = Callable[..., Client]
LABEL = "Appeals and addresses"


def reports(page: Any) -> str:
    return f"/cms/urgent-action/appeals/{page.pk}/reports/"


def judge(page: Any) -> str:
    return f"/cms/urgent-action/appeals/{page.pk}/judge/"


@pytest.fixture
def reported(page: UrgentActionPage) -> UrgentActionPage:
    """The page, with two reports of its fax and a few appeals."""
    now = datetime.now(UTC)
    for _turn in range(2):
        report_channel(page, address(page, FAX), now=now)
    report_appeal(page, AppealChannel.POST, 1200, now=now)
    report_appeal(page, AppealChannel.POST, 3, now=now, from_program=True)
    return page


@pytest.fixture
def editor(log_in: LogIn, page: UrgentActionPage) -> Client:  # noqa: F811
    """Somebody who may edit the page."""
    return log_in(may_change=page)


def rows(response: Any) -> list[list[str]]:
    """What the tables say."""
    return [
        [" ".join(cell.text.split()) for cell in row.select("td")] for row in soup(response).select("main tbody tr")
    ]


def test_view_shows_each_address_and_each_channel(editor: Client, reported: UrgentActionPage) -> None:
    shown = rows(editor.get(reports(reported)))
    assert [row[1] for row in shown[:3]] == ["–", "2", "–"]
    assert shown[1][0].startswith(f"Fax: {FAX}")
    assert [row[3:] for row in shown[:3]] == [
        ["In use", "It is dead"],
        ["In use", "It is dead It works"],
        ["In use", "It is dead"],
    ]
    assert ["Post", "1,200", "3"] in shown
    assert ["E-mail", "0", "0"] in shown


def test_view_names_the_action(editor: Client, reported: UrgentActionPage) -> None:
    title = soup(editor.get(reports(reported))).select_one(".w-breadcrumbs__sublabel")
    assert title is not None
    assert title.get_text(strip=True) == reported.title


def test_marking_as_dead_is_one_post_for_all_languages_and_is_logged(
    editor: Client, reported: UrgentActionPage, arabic: UrgentActionPage
) -> None:
    answer = editor.post(judge(reported), {"address": str(address(reported, FAX).digest)}, follow=True)
    assert f"“{FAX}” is dead: the page says so." in answer.content.decode()
    for page in (reported, arabic):
        page.refresh_from_db()
        assert page.dead_channels == [FAX]
    assert rows(answer)[1][3:] == ["Dead", "It works"]
    assert logged("urgent_action_appeals.mark_dead") == [
        {
            "label": reported.title,
            "data": {"channel": "fax", "address": FAX, "reports": 2},
            "user": User.objects.get().pk,
        }
    ]


def test_saying_that_it_works_answers_the_reports(editor: Client, reported: UrgentActionPage) -> None:
    UrgentActionPage.objects.update(dead_channels=[FAX])
    editor.post(judge(reported), {"address": str(address(reported, FAX).digest), "works": "1"})
    reported.refresh_from_db()
    assert reported.dead_channels == []
    assert not ChannelReport.objects.exists()
    assert [entry["data"]["reports"] for entry in logged("urgent_action_appeals.mark_working")] == [2]


@pytest.mark.parametrize("given", ["", "nonsense", "0" * 32])
def test_address_that_is_gone_is_said(editor: Client, reported: UrgentActionPage, given: str) -> None:
    answer = editor.post(judge(reported), {"address": given}, follow=True)
    assert "not on the page any more" in answer.content.decode()
    assert logged("urgent_action_appeals.mark_dead") == []


def test_get_judges_nothing(editor: Client, reported: UrgentActionPage) -> None:
    assert editor.get(judge(reported), {"address": str(address(reported, FAX).digest)}).status_code == 405
    assert editor.post(reports(reported)).status_code == 405


def test_only_who_may_edit_the_page_sees_and_judges(
    log_in: LogIn,  # noqa: F811
    reported: UrgentActionPage,
    make_action: Callable[..., UrgentActionPage],
) -> None:
    other = make_action()
    rights = ("urgent_action.view_signature", "urgent_action.moderate_signature", "urgent_action.stop_action")
    data = {"address": str(address(reported, FAX).digest)}
    for browser in (Client(), log_in(), log_in(*rights), log_in(*rights, may_change=other)):
        for answer in (browser.get(reports(reported)), browser.post(judge(reported), data)):
            assert answer.status_code == 302
            assert not answer.headers["Location"].startswith(reports(reported))
            assert reported.title not in answer.content.decode()
        reported.refresh_from_db()
        assert reported.dead_channels == []
    for browser in (log_in(may_change=reported), log_in(superuser=True)):
        assert browser.get(reports(reported)).status_code == 200
        assert browser.post(judge(reported), data).headers["Location"] == reports(reported)


def test_address_of_another_action_cannot_be_judged_through_the_own(
    editor: Client, reported: UrgentActionPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    body = [("target", {"kind": "target", "role": "Governor", "emails": ["governor@elsewhere.example"]})]
    other = make_action(body=body)
    editor.post(judge(reported), {"address": str(address(other, "governor@elsewhere.example").digest)})
    assert not UrgentActionPage.objects.exclude(dead_channels=[]).exists()


def test_other_pages_have_no_such_view(log_in: LogIn, index_page: UrgentActionIndexPage) -> None:  # noqa: F811
    browser = log_in(superuser=True)
    for address_ in (reports(index_page), "/cms/urgent-action/appeals/999999/reports/"):
        assert browser.get(address_, follow=True).status_code == 404


def test_button_is_there_for_those_who_may(
    log_in: LogIn,  # noqa: F811
    page: UrgentActionPage,
    make_action: Callable[..., UrgentActionPage],
) -> None:
    other = make_action()
    listing = f"/cms/pages/{page.get_parent().pk}/"
    may, may_not = log_in(may_change=page.get_parent()), log_in(may_change=other)
    for place in (f"/cms/pages/{page.pk}/edit/", listing):
        assert reports(page) in may.get(place).content.decode()
        assert reports(page) not in may_not.get(place, follow=True).content.decode()


def test_words_of_the_page_are_escaped(
    log_in: LogIn,  # noqa: F811
    make_action: Callable[..., UrgentActionPage],
) -> None:
    sharp = "<script>alert(1)</script>"
    page = make_action(body=[("target", {"kind": "target", "role": sharp, "social": [sharp], "emails": [MAIL]})])
    shown = log_in(superuser=True).get(reports(page)).content.decode()
    assert sharp not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_alias_lets_nobody_judge_the_addresses_of_the_page_that_it_follows(
    log_in: LogIn,  # noqa: F811
    page: UrgentActionPage,
    site: Any,
) -> None:
    elsewhere = UrgentActionIndexPage(title="Elsewhere", slug="elsewhere")
    site.root_page.add_child(instance=elsewhere)
    alias = page.create_alias(parent=elsewhere, update_slug="alias")
    stranger = log_in(may_change=elsewhere)
    assert stranger.get(reports(alias)).status_code == 302
    stranger.post(judge(alias), {"address": str(address(page, FAX).digest)})
    assert UrgentActionPage.objects.get(pk=page.pk).dead_channels == []
    assert log_in(may_change=site.root_page).get(reports(alias)).status_code == 200
