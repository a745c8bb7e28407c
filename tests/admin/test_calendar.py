"""The calendar of deadlines: for one user, without a login, and of what that user works with."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client, override_settings
from icalendar import Calendar

from tests.conftest import sheet_body
from urgent_action.admin.subscription import calendar_url
from urgent_action.domain.calendar import Event, EventStatus, write_calendar
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

DAY = timedelta(days=1)
NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

LogIn = Callable[..., Client]
MakeAction = Callable[..., UrgentActionPage]


def address_of(user: User) -> str:
    """The path of a user's calendar."""
    return re.sub(r"^http://[^/]+", "", calendar_url(user, now=datetime.now(UTC)))


def events(user: User) -> list[Any]:
    """What a calendar program reads."""
    answer = Client().get(address_of(user))
    assert answer.status_code == 200
    return Calendar.from_ical(answer.content).walk("VEVENT")


@pytest.fixture
def editor(log_in: LogIn, index_page: UrgentActionIndexPage) -> User:
    """Somebody who edits all actions."""
    log_in(may_change=index_page)
    return User.objects.get()


def test_calendar_names_deadlines_with_day_zone_and_address(editor: User, make_action: MakeAction) -> None:
    day = date.today() + 30 * DAY
    page = make_action(title="Kites, held; or \\lost", body=sheet_body(day=day.isoformat(), zone="Asia/Tokyo"))
    (event,) = events(editor)
    assert event["SUMMARY"] == "Closes: Kites, held; or \\lost"
    assert event.decoded("DTSTART") == day
    assert event.decoded("DTEND") == day + DAY
    assert "(Asia/Tokyo)" in event["DESCRIPTION"]
    assert event["URL"] == page.full_url
    assert event["STATUS"] == "CONFIRMED"


def test_deadline_with_a_time_is_an_instant(editor: User, make_action: MakeAction) -> None:
    page = make_action(closes_in=5 * DAY)
    (event,) = events(editor)
    assert event.decoded("DTSTART") == page.closes_at.replace(microsecond=0)


def test_event_stays_the_same_when_its_page_changes(editor: User, make_action: MakeAction) -> None:
    page = make_action()
    (before,) = events(editor)
    page.title, page.slug = "Other words", "other-words"
    page.save_revision().publish()
    (after,) = events(editor)
    assert before["UID"] == after["UID"]
    assert after["SUMMARY"] == "Closes: Other words"


@pytest.mark.parametrize(
    ("facts", "status"),
    [({"live": False}, "TENTATIVE"), ({"stopped_at": datetime(2020, 1, 1, tzinfo=UTC)}, "CANCELLED")],
)
def test_calendar_says_what_is_a_draft_and_what_was_stopped(
    editor: User, make_action: MakeAction, facts: dict[str, Any], status: str
) -> None:
    make_action()
    UrgentActionPage.objects.update(**facts)
    assert [event["STATUS"] for event in events(editor)] == [status]


def test_calendar_leaves_out_outcomes_and_what_closed_long_ago(editor: User, make_action: MakeAction) -> None:
    make_action(kind="outcome")
    make_action(closes_in=-91 * DAY)
    make_action(closes_in=None)
    assert events(editor) == []
    make_action(closes_in=-89 * DAY)
    assert len(events(editor)) == 1


def test_calendar_is_of_what_its_user_works_with(log_in: LogIn, make_action: MakeAction) -> None:
    mine, _other = make_action(title="Mine"), make_action(title="Other")
    log_in(may_change=mine)
    user = User.objects.get()
    assert [event["SUMMARY"] for event in events(user)] == ["Closes: Mine"]
    Group.objects.get(user=user).page_permissions.all().delete()
    assert events(User.objects.get()) == []


def test_calendar_names_no_signer_and_is_kept_by_nobody_else(editor: User, make_action: MakeAction) -> None:
    make_action()
    answer = Client().get(address_of(editor))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


@pytest.mark.parametrize(
    "change",
    [
        lambda user: user.set_password("another"),
        lambda user: setattr(user, "is_active", False),
        lambda user: user.groups.clear(),
        lambda user: user.delete(),
    ],
    ids=["password", "inactive", "no admin", "gone"],
)
def test_address_works_no_more_once_its_user_changed(editor: User, change: Callable[[User], Any]) -> None:
    address = address_of(editor)
    assert Client().get(address).status_code == 200
    change(editor)
    if editor.pk:
        editor.save()
    assert Client().get(address).status_code == 404


def test_address_of_one_user_is_worth_nothing_for_another(editor: User) -> None:
    other = User.objects.create_superuser("other", password="secret")
    token = address_of(editor).rsplit("/", 1)[1]
    assert Client().get(f"/urgent-action/calendar/{other.pk}/{token}").status_code == 404


@pytest.mark.parametrize("path", ["1/garbled.ics", "999999/aaaa.ics", "no-such-id/aaaa.ics"])
def test_garbled_address_is_404(editor: User, path: str) -> None:
    assert Client().get(f"/urgent-action/calendar/{path}").status_code == 404


def test_address_is_not_made_and_works_no_more_without_keys(editor: User) -> None:
    address = address_of(editor)
    with override_settings(URGENT_ACTION={}):
        assert calendar_url(editor, now=NOW) == ""
        assert Client().get(address).status_code == 404


def test_report_offers_the_address(log_in: LogIn, index_page: UrgentActionIndexPage) -> None:
    html = log_in(may_change=index_page).get("/cms/urgent-action/report/").content.decode()
    found = re.search(r'href="http://localhost(/urgent-action/calendar/[^"]+\.ics)"', html)
    assert found
    assert Client().get(found[1]).status_code == 200


def test_file_is_folded_and_escaped_so_that_programs_read_what_was_written() -> None:
    summary = "Kites; held, “lost” \\ found\r\nBEGIN:VALARM\u2028ناشطة " + "é" * 80
    event = Event("u@x", NOW, NOW, summary, description="a\x00b", url="https://r.example/a\r\nEVIL:1")
    raw = write_calendar("Deadlines", [event, Event("v@x", NOW.date(), NOW, "Day", status=EventStatus.CANCELLED)])
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
    first, second = Calendar.from_ical(raw).walk("VEVENT")
    assert first["SUMMARY"] == summary.replace("\r\n", "\n").replace("\u2028", "\n")
    assert (first["DESCRIPTION"], first["URL"]) == ("ab", "https://r.example/aEVIL:1")
    assert first.decoded("DTSTART") == NOW
    assert (second.decoded("DTSTART"), second["STATUS"]) == (NOW.date(), "CANCELLED")
