"""Reminders of deadlines: only where the section wants them, to those who work with the page, once each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings
from wagtail.models import Site

from urgent_action.domain.limits import purge_limits
from urgent_action.domain.mailing import EmailMultiAlternatives
from urgent_action.models import LimitCount
from urgent_action.pages.models import UrgentActionPage

NOW = datetime.now(UTC).replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture(autouse=True)
def _wanted() -> Iterator[None]:
    with override_settings(URGENT_ACTION={**settings.URGENT_ACTION, "REMINDER_DAYS": [7, 1]}):
        yield


@pytest.fixture
def owner(db: None) -> User:
    """An editor with all rights."""
    return User.objects.create_superuser("owner", "owner@section.example")


@pytest.fixture
def action(make_action: MakeAction, owner: User) -> UrgentActionPage:
    """A published action of the owner's that closes in ten days."""
    return make_action(closes_in=10 * DAY, owner=owner)


def run(at: datetime, *options: str) -> str:
    """The command at an instant; what it says."""
    out = StringIO()
    with time_machine.travel(at, tick=False):
        call_command("urgent_action_remind", *options, stdout=out)
    return out.getvalue()


def reminded(at: datetime) -> list[str]:
    """Whom a run at an instant reminds."""
    before = len(mail.outbox)
    run(at)
    return sorted(message.to[0] for message in mail.outbox[before:])


def test_nobody_is_reminded_unless_the_section_wants_it(action: UrgentActionPage) -> None:
    with override_settings(URGENT_ACTION={}):
        assert "nobody is reminded" in run(action.closes_at - DAY)
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("before", "count"),
    [(7 * DAY + HOUR, 0), (7 * DAY, 1), (6 * DAY + HOUR, 1), (6 * DAY, 0), (DAY, 1), (HOUR, 1), (timedelta(0), 0)],
)
def test_reminder_is_due_for_one_day(action: UrgentActionPage, before: timedelta, count: int) -> None:
    assert len(reminded(action.closes_at - before)) == count


def test_nobody_is_reminded_twice_however_often_it_runs(action: UrgentActionPage) -> None:
    first = action.closes_at - 7 * DAY
    sent = 0
    for hours in range(0, 24, 3):
        sent += len(reminded(first + hours * HOUR))
        purge_limits(now=first + hours * HOUR)
    assert sent == 1
    assert reminded(action.closes_at - DAY) == ["owner@section.example"]


def test_counters_do_not_stay(action: UrgentActionPage) -> None:
    run(action.closes_at - DAY)
    purge_limits(now=action.closes_at + 2 * DAY)
    assert not LimitCount.objects.exists()


def test_new_deadline_is_reminded_of_anew(action: UrgentActionPage) -> None:
    run(action.closes_at - DAY)
    later = action.closes_at + HOUR
    UrgentActionPage.objects.update(closes_at=later)
    assert reminded(later - DAY) == ["owner@section.example"]


def test_owner_and_who_published_last_are_reminded_once_each(make_action: MakeAction, owner: User) -> None:
    page = make_action(closes_in=10 * DAY, owner=owner)
    other = User.objects.create_superuser("other", "other@section.example")
    page.save_revision(user=other).publish()
    assert reminded(page.closes_at - DAY) == ["other@section.example", "owner@section.example"]
    page.save_revision(user=owner).publish()
    page.refresh_from_db()
    assert reminded(page.closes_at - 7 * DAY) == ["owner@section.example"]


@pytest.mark.parametrize("facts", [{"is_superuser": False}, {"is_active": False}, {"email": ""}])
def test_whoever_does_not_work_with_the_page_is_not_reminded(
    action: UrgentActionPage, owner: User, facts: dict[str, Any]
) -> None:
    User.objects.filter(pk=owner.pk).update(**facts)
    assert reminded(action.closes_at - DAY) == []


@pytest.mark.parametrize("facts", [{"live": False}, {"stopped_at": NOW}, {"kind": "outcome"}, {"closes_at": None}])
def test_action_that_takes_no_action_is_not_reminded_of(action: UrgentActionPage, facts: dict[str, Any]) -> None:
    UrgentActionPage.objects.update(**facts)
    assert reminded(action.closes_at - DAY) == []


def test_mail_says_what_closes_when_and_where_to_edit_it(action: UrgentActionPage, site: Site) -> None:
    run(action.closes_at - 7 * DAY)
    (message,) = mail.outbox
    assert message.subject == f"Closes within 7 days: {action.title}"
    html = next(part.content for part in message.alternatives)
    for text in (message.body, html):
        assert action.title in text
        assert "(UTC)" in text
        assert f"http://localhost:8000/cms/pages/{action.pk}/edit/" in text
    assert message.from_email == "urgent@section.example"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_mail_that_fails_is_due_again_and_stops_no_other(
    action: UrgentActionPage, make_action: MakeAction, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    UrgentActionPage.objects.filter(pk=make_action(owner=owner).pk).update(closes_at=action.closes_at)
    send, at = EmailMultiAlternatives.send, action.closes_at - DAY

    def fail(message: Any, *args: Any, **kwargs: Any) -> int:
        if action.title in message.subject:
            raise OSError("away")
        return send(message, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", fail)
        with pytest.raises(CommandError, match="1 reminders did not go out"):
            run(at)
    assert len(mail.outbox) == 1
    assert reminded(at + HOUR) == ["owner@section.example"]
    assert action.title in mail.outbox[-1].subject


def test_dry_run_tells_and_sends_nothing(action: UrgentActionPage) -> None:
    assert f"{action.title}: owner, 1 days before." in run(action.closes_at - DAY, "--dry-run")
    assert mail.outbox == []
    assert reminded(action.closes_at - DAY) == ["owner@section.example"]
