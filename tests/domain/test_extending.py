"""Extending a deadline: published at once, alone, and not undone by what waits to be published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from wagtail.models import Workflow, WorkflowPage

from tests.admin.conftest import logged
from tests.people import CLOSES, DAY, NOW, closing_at
from urgent_action.domain.extending import extend, hindrance
from urgent_action.domain.records import ensure_record
from urgent_action.domain.stopping import stop
from urgent_action.enums import SheetKind, Status, StopKind
from urgent_action.exceptions import DeadlineError, NotExtendable
from urgent_action.models import ActionRecord
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
LATER = datetime(2030, 7, 2, tzinfo=UTC)


def later(
    page: UrgentActionPage, *, now: datetime = NOW, day: date = date(2030, 7, 1), **given: Any
) -> UrgentActionPage:
    return extend(page, day=day, now=now, by=None, **{"zone": "UTC", **given})


def fresh(page: UrgentActionPage) -> UrgentActionPage:
    return UrgentActionPage.objects.get(pk=page.pk)


def test_page_stands_with_the_new_deadline_and_tells_the_old_one(action: UrgentActionPage) -> None:
    ensure_record(action)
    page = later(action)
    assert (page.closes_at, page.extended_from, page.extended_from_zone) == (LATER, CLOSES, "UTC")
    assert page.live
    assert not page.has_unpublished_changes
    assert page.live_revision.as_object().deadline.closes_at == LATER
    assert page.deadline.get("after_deadline_note") == "Ask us."
    assert ActionRecord.objects.get().closes_at == LATER


def test_time_and_zone_decide(action: UrgentActionPage) -> None:
    page = later(action, at=time(9, 30), zone="Asia/Tokyo")
    assert (page.closes_at, page.closes_at_zone) == (datetime(2030, 7, 1, 0, 30, tzinfo=UTC), "Asia/Tokyo")


def test_newer_draft_gets_the_deadline_and_stays_a_draft(action: UrgentActionPage) -> None:
    draft = fresh(action)
    draft.title = "Half a headline"
    draft.save_revision()
    page = later(action)
    assert (page.title, page.has_unpublished_changes) == (action.title, True)
    newest = page.get_latest_revision_as_object()
    assert (newest.title, newest.deadline.closes_at) == ("Half a headline", LATER)
    newest.save_revision().publish()
    assert fresh(action).closes_at == LATER


@pytest.mark.parametrize(("drafted", "kept"), [(LATER + DAY, LATER + DAY), (CLOSES - DAY, LATER), (None, None)])
def test_draft_keeps_a_deadline_that_is_later_still(
    action: UrgentActionPage, drafted: datetime | None, kept: datetime | None
) -> None:
    from tests.conftest import raw_body, sheet_body

    draft = fresh(action)
    draft.body = raw_body(closing_at(drafted) if drafted else sheet_body())
    draft.save_revision()
    newest = later(action).get_latest_revision_as_object()
    assert (newest.deadline and newest.deadline.closes_at) == kept


def test_scheduled_version_stays_scheduled_and_has_the_deadline(action: UrgentActionPage) -> None:
    draft = fresh(action)
    draft.title, draft.go_live_at = "Tomorrow's headline", datetime.now(UTC) + timedelta(days=1)
    draft.save_revision().publish()
    page = later(fresh(action))
    scheduled = page.revisions.get(approved_go_live_at__isnull=False)
    assert (scheduled.as_object().title, scheduled.as_object().deadline.closes_at) == ("Tomorrow's headline", LATER)
    assert (page.title, page.closes_at) == (action.title, LATER)


@pytest.mark.parametrize("cancels", [True, False])
def test_version_in_moderation_does_not_bring_the_old_deadline_back(
    action: UrgentActionPage, admin_user: User, settings: Any, cancels: bool
) -> None:
    settings.WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = cancels
    workflow = Workflow.objects.first()
    WorkflowPage.objects.update_or_create(page=action.get_parent(), defaults={"workflow": workflow})
    draft = fresh(action)
    draft.title = "Moderated headline"
    draft.save_revision()
    state = workflow.start(fresh(action), admin_user)
    page = later(fresh(action))
    state.refresh_from_db()
    assert (state.status == state.STATUS_IN_PROGRESS) == (not cancels)
    if not cancels:
        state.current_task_state.approve(user=admin_user)
    assert (fresh(page).closes_at, fresh(page).title) == (LATER, action.title if cancels else "Moderated headline")


def test_closed_action_opens_again(action: UrgentActionPage) -> None:
    now = CLOSES + DAY
    assert fresh(action).status_at(now) == Status.CLOSED
    assert later(action, now=now).status_at(now).takes_action


def test_aliases_follow(action: UrgentActionPage, index_page: UrgentActionIndexPage) -> None:
    alias = action.create_alias(parent=index_page, update_slug="alias")
    later(action)
    assert (fresh(alias).closes_at, fresh(alias).extended_from) == (LATER, CLOSES)


@pytest.mark.parametrize(("day", "now"), [(date(2030, 6, 9), NOW), (date(2030, 6, 1), NOW), (date(2030, 7, 1), LATER)])
def test_only_a_later_deadline_is_taken(action: UrgentActionPage, day: date, now: datetime) -> None:
    with pytest.raises(NotExtendable, match="earlier"):
        later(action, day=day, now=now)
    assert fresh(action).closes_at == CLOSES
    assert fresh(action).revisions.count() == 1


def test_time_that_does_not_exist_is_refused(action: UrgentActionPage) -> None:
    with pytest.raises(DeadlineError):
        later(action, day=date(2031, 3, 30), at=time(2, 30), zone="Europe/Berlin")


def test_stopped_action_stays_stopped(action: UrgentActionPage) -> None:
    stop(action, {}, kind=StopKind.OTHER, now=NOW, by=None)
    with pytest.raises(NotExtendable, match="stopped"):
        later(action)


def test_hindrances_are_named(
    action: UrgentActionPage, make_action: MakeAction, index_page: UrgentActionIndexPage
) -> None:
    pages = {
        "alias": action.create_alias(parent=index_page, update_slug="alias"),
        "draft": make_action(publish=False),
        "outcome": make_action(kind=SheetKind.OUTCOME),
        "none": make_action(closes_in=None),
        "": action,
    }
    assert {code: hindrance(page) for code, page in pages.items()} == {code: code for code in pages}


def test_audit_log_tells_before_and_after(action: UrgentActionPage) -> None:
    later(action)
    (entry,) = logged("urgent_action.extend")
    assert entry["data"]["before"].startswith("2030-06-10T12:00")
    assert entry["data"]["after"].startswith("2030-07-02T00:00")
    assert entry["data"]["after_zone"] == "UTC"
