"""The panel on the admin's first page: what is urgent, of what one works with and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from tests.factories import consent_row, sign_many, signature
from urgent_action.domain import urgency
from urgent_action.enums import MailKind, QuarantineReason, SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

HOME = "/cms/"
VIEW, MODERATE = "urgent_action.view_signature", "urgent_action.moderate_signature"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

LogIn = Callable[..., Client]
MakeAction = Callable[..., UrgentActionPage]


def panel(browser: Client) -> str:
    """The panel's own HTML; empty where there is none."""
    html = browser.get(HOME).content.decode()
    found = re.search(r'<section[^>]*id="urgent-actions-section".*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def is_named(page: UrgentActionPage, html: str) -> bool:
    return f">{page.title}</a>" in html and f"/cms/pages/{page.pk}/edit/" in html


def set_aside(page: UrgentActionPage, number: int = 1) -> None:
    """Signatures that programs made."""
    consent = consent_row()
    facts = {"state": SignatureState.QUARANTINED, "quarantine_reason": QuarantineReason.SPEED, "confirmed_at": None}
    rows = [signature(consent, page=page, action_key=page.action_key, **facts) for _ in range(number)]
    Signature.objects.bulk_create(rows)


def owe_mail(page: UrgentActionPage, **facts: Any) -> None:
    """A signature whose mail did not go out."""
    values = {"state": SignatureState.PENDING, "confirmed_at": None, "mail_owed": MailKind.CONFIRM, **facts}
    signature(consent_row(), page=page, action_key=page.action_key, **values).save()


@pytest.fixture
def end(make_action: MakeAction) -> MakeAction:
    """An action that closed some days ago."""

    def make(*, days: int = 1, **facts: Any) -> UrgentActionPage:
        return make_action(closes_in=-days * DAY, **facts)

    return make


def test_panel_names_what_closes_within_a_week_with_day_and_zone(log_in: LogIn, make_action: MakeAction) -> None:
    soon, later = make_action(closes_in=6 * DAY + 23 * HOUR), make_action(closes_in=7 * DAY + HOUR)
    draft, stopped = make_action(closes_in=DAY, publish=False), make_action(closes_in=DAY)
    UrgentActionPage.objects.filter(pk=stopped.pk).update(stopped_at=datetime.now(UTC))
    html = panel(log_in(superuser=True))
    assert [is_named(page, html.split("Ended,")[0]) for page in (soon, later, draft, stopped)] == [True, *[False] * 3]
    assert "(UTC)" in html


def test_panel_names_what_ended_until_a_later_sheet_is_published(
    log_in: LogIn, end: MakeAction, make_action: MakeAction
) -> None:
    browser = log_in(superuser=True)
    linked, numbered, alone = end(), end(ua_number="80/21", issue_date=date(2021, 5, 4)), end()
    assert all(is_named(page, panel(browser)) for page in (linked, numbered, alone))
    outcome = make_action(closes_in=None, kind="outcome", previous_action=linked)
    update = make_action(ua_number="80/21", issue_date=date(2021, 6, 4), publish=False)
    assert [is_named(page, panel(browser)) for page in (linked, numbered, alone, outcome)] == [False, True, True, False]
    update.save_revision().publish()
    assert [is_named(page, panel(browser)) for page in (linked, numbered, alone)] == [False, False, True]


def test_earlier_sheet_of_the_chain_says_nothing_of_the_end(end: MakeAction, log_in: LogIn) -> None:
    end(ua_number="80/21", issue_date=date(2021, 4, 4))
    last = end(ua_number="80/21", issue_date=date(2021, 5, 4))
    html = panel(log_in(superuser=True))
    assert is_named(last, html)
    assert html.count("/edit/") == 1


def test_sheet_in_another_language_says_nothing_of_the_end(end: MakeAction, log_in: LogIn) -> None:
    page = end(ua_number="80/21", issue_date=date(2021, 5, 4))
    french = Locale.objects.create(language_code="fr")
    Page.objects.filter(pk=end(ua_number="80/21", issue_date=date(2021, 6, 4)).pk).update(locale=french)
    assert is_named(page, panel(log_in(superuser=True)))


def test_panel_names_five_and_links_to_the_rest(log_in: LogIn, make_action: MakeAction, end: MakeAction) -> None:
    for number in range(6):
        make_action(closes_in=DAY + number * HOUR)
        end(days=number + 1)
    html = panel(log_in(superuser=True))
    assert html.count("/edit/") == 10
    assert "report/?action_status=closing_soon" in html
    assert "report/?action_status=closed&amp;action_status=stopped" in html


@pytest.mark.parametrize(
    ("attempts", "due_in", "late"),
    [
        (0, -59 * timedelta(minutes=1), False),
        (0, -HOUR, True),
        (3, timedelta(minutes=5), False),
        (4, timedelta(minutes=22), False),
        (4, timedelta(minutes=20), True),
        (5, 4 * HOUR, True),
        (40, 4 * HOUR, True),
    ],
)
def test_mail_is_late_an_hour_after_it_came_to_be_owed(
    make_action: MakeAction, attempts: int, due_in: timedelta, late: bool
) -> None:
    page, now = make_action(), datetime.now(UTC)
    owe_mail(page, mail_attempts=attempts, mail_due_at=now + due_in)
    assert urgency.count_late_mails(Page.objects.all(), now=now) == late


def test_panel_tells_how_many_mails_are_late_and_of_whom_nothing(log_in: LogIn, make_action: MakeAction) -> None:
    page = make_action()
    for _ in range(2):
        owe_mail(page, mail_due_at=datetime.now(UTC) - 2 * HOUR, email="zoltan@supporter.example", name="Zoltan")
    html = panel(log_in(superuser=True))
    assert "2 mails to signers have waited for over an hour." in html
    assert "oltan" not in html


def test_panel_counts_what_was_set_aside_for_those_who_decide_of_it(
    log_in: LogIn, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    page = make_action()
    set_aside(page, 3)
    html = panel(log_in(VIEW, MODERATE, may_change=index_page))
    assert is_named(page, html)
    assert re.search(rf'href="[^"]*/{page.pk}/signatures/\?state=quarantined">\s*3\s*<', html)
    assert "set aside" not in panel(log_in(VIEW, may_change=index_page))


def test_panel_counts_up_to_a_cap(log_in: LogIn, make_action: MakeAction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urgency, "MOST_COUNTED", 4)
    page = make_action()
    set_aside(page, 6)
    for _ in range(6):
        owe_mail(page, mail_due_at=datetime.now(UTC) - 2 * HOUR)
    html = panel(log_in(superuser=True))
    assert "more than 4" in html
    assert "More than 4 mails" in html


def test_panel_counts_of_a_shared_action_what_was_signed_within_reach(
    log_in: LogIn, make_action: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    page = make_action()
    french = Locale.objects.create(language_code="fr")
    index_page.copy_for_translation(french, copy_parents=True)
    translation = page.copy_for_translation(french)
    set_aside(page, 2)
    set_aside(translation, 3)
    assert re.search(r">\s*2\s*<", panel(log_in(VIEW, MODERATE, may_change=index_page)))
    assert re.search(r">\s*5\s*<", panel(log_in(superuser=True)))


def test_panel_is_of_what_one_works_with(log_in: LogIn, make_action: MakeAction, end: MakeAction) -> None:
    mine, other = make_action(closes_in=DAY), make_action(closes_in=DAY)
    ended = end()
    set_aside(other)
    owe_mail(other, mail_due_at=datetime.now(UTC) - 2 * HOUR)
    html = panel(log_in(VIEW, MODERATE, may_change=mine))
    assert is_named(mine, html)
    assert [is_named(page, html) for page in (other, ended)] == [False, False]
    assert "over an hour" not in html
    assert "set aside" not in html


def test_panel_is_not_there_for_whom_nothing_is_within_reach(
    log_in: LogIn, make_action: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    make_action(closes_in=DAY)
    elsewhere = index_page.get_parent().add_child(instance=Page(title="News", slug="news"))
    assert panel(log_in(VIEW, MODERATE)) == ""
    assert panel(log_in(VIEW, MODERATE, may_change=elsewhere)) == ""


def test_panel_says_that_nothing_is_urgent(log_in: LogIn, make_action: MakeAction) -> None:
    make_action()
    assert "nothing waits for you" in panel(log_in(superuser=True))


def test_panel_costs_as_many_queries_for_many_rows_as_for_few(
    log_in: LogIn, make_action: MakeAction, end: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    browser = log_in(VIEW, MODERATE, may_change=index_page)

    def add() -> None:
        for page in (make_action(closes_in=DAY), end()):
            set_aside(page, 2)
            owe_mail(page, mail_due_at=datetime.now(UTC) - 2 * HOUR)

    def queries() -> int:
        """Of the panel alone: what the first page asks with it and without."""
        from wagtail import hooks

        from urgent_action.wagtail_hooks import add_urgent_panel

        browser.get(HOME)
        with CaptureQueriesContext(connection) as all_of_it:
            browser.get(HOME)
        registered = hooks._hooks["construct_homepage_panels"]
        without = [entry for entry in registered if entry[0] is not add_urgent_panel]
        hooks._hooks["construct_homepage_panels"] = without
        try:
            with CaptureQueriesContext(connection) as others:
                browser.get(HOME)
        finally:
            hooks._hooks["construct_homepage_panels"] = registered
        return len(all_of_it) - len(others)

    for _ in range(3):
        add()
    few = queries()
    for _ in range(4):
        add()
    assert queries() == few < 15
    sign_many(UrgentActionPage.objects.first().action_key, 50, at=datetime.now(UTC))
    assert queries() == few
