"""Queries: the database's rule of the deadline against the pure one, and signatures that are written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import consent_row, signature
from urgent_action import deadlines
from urgent_action.conf import app_settings
from urgent_action.enums import SheetKind, SignatureState, Status
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

TICK = timedelta(microseconds=1)
BASE = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
#: Where deadlines and stops lie, from BASE; what is asked lies on, just before and just after these.
CLOSES = [None, timedelta(days=-30), -TICK, timedelta(), TICK, timedelta(days=7), timedelta(days=7) + TICK]
STOPS = [None, timedelta(days=-2), timedelta(), timedelta(days=3)]


@pytest.fixture
def actions(index_page: UrgentActionIndexPage) -> list[UrgentActionPage]:
    """One action for each kind, deadline and stop."""
    made = []
    for number, (kind, closes, stop) in enumerate(product(SheetKind.values, CLOSES, STOPS)):
        page = UrgentActionPage(title="Kite maker held", slug=f"kite-maker-{number}", kind=kind, body=[])
        index_page.add_child(instance=page)
        page.closes_at = None if closes is None else BASE + closes
        page.stopped_at = None if stop is None else BASE + stop
        made.append(page)
    UrgentActionPage.objects.bulk_update(made, ["closes_at", "stopped_at"])
    return made


def test_queries_agree_with_the_rule_of_the_deadline(actions: list[UrgentActionPage]) -> None:
    near = st.sampled_from([*(delta for delta in [*CLOSES, *STOPS] if delta is not None), timedelta(days=-7)])
    shift = near | st.timedeltas(timedelta(days=-40), timedelta(days=20))

    @given(shift=shift, tick=st.sampled_from([-TICK, timedelta(), TICK]), soon_days=st.sampled_from([0, 3, 7]))
    @settings(max_examples=40, deadline=None)
    def check(shift: timedelta, tick: timedelta, soon_days: int) -> None:
        now = BASE + shift + tick
        with override_settings(URGENT_ACTION={"CLOSING_SOON_DAYS": soon_days}):
            soon = app_settings().closing_soon
            expected: dict[Status, set[int]] = {status: set() for status in Status}
            for page in actions:
                status = deadlines.status(
                    kind=page.kind,
                    closes_at=page.closes_at,
                    stopped_at=page.stopped_at,
                    now=now,
                    closing_soon=soon,
                )
                expected[status].add(page.pk)
            queries = UrgentActionPage.objects

            def keys(query: Any) -> set[int]:
                return set(query.values_list("pk", flat=True))

            assert keys(queries.open(now)) == expected[Status.OPEN]
            assert keys(queries.closing_soon(now)) == expected[Status.CLOSING_SOON]
            assert keys(queries.taking_action(now)) == expected[Status.OPEN] | expected[Status.CLOSING_SOON]
            over = expected[Status.CLOSED] | expected[Status.STOPPED] | expected[Status.OUTCOME]
            assert keys(queries.ended(now)) == over

    check()


def test_open_actions_are_ordered_by_deadline(make_action: Callable[..., UrgentActionPage]) -> None:
    late = make_action(closes_in=timedelta(days=40))
    early = make_action(closes_in=timedelta(days=20))
    soon = make_action(closes_in=timedelta(days=2))
    now = datetime.now(UTC)
    assert list(UrgentActionPage.objects.taking_action(now)) == [soon, early, late]
    assert list(UrgentActionPage.objects.open(now)) == [early, late]


def test_open_actions_without_a_deadline_come_last(make_action: Callable[..., UrgentActionPage]) -> None:
    endless = make_action(closes_in=None)
    dated = make_action(closes_in=timedelta(days=40))
    assert list(UrgentActionPage.objects.taking_action(datetime.now(UTC))) == [dated, endless]


def test_ended_actions_are_ordered_newest_first(make_action: Callable[..., UrgentActionPage]) -> None:
    long_ago = make_action(closes_in=timedelta(days=-40))
    lately = make_action(closes_in=timedelta(days=-2))
    assert list(UrgentActionPage.objects.ended(datetime.now(UTC))) == [lately, long_ago]


def test_ended_actions_without_a_deadline_do_not_stand_before_newer_ones(
    make_action: Callable[..., UrgentActionPage],
) -> None:
    old = make_action(closes_in=None, kind=SheetKind.OUTCOME)
    UrgentActionPage.objects.filter(pk=old.pk).update(first_published_at=datetime(2001, 1, 1, tzinfo=UTC))
    lately = make_action(closes_in=timedelta(days=-2))
    assert list(UrgentActionPage.objects.ended(datetime.now(UTC))) == [lately, old]


def test_outcomes_without_an_issue_date_stand_by_the_day_they_were_published(
    make_action: Callable[..., UrgentActionPage], settings: Any
) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"  # MariaDB knows it only with tables that are empty at first
    issued = make_action(closes_in=None, kind=SheetKind.OUTCOME, issue_date=date(2031, 5, 4))
    later = make_action(closes_in=None, kind=SheetKind.OUTCOME)
    UrgentActionPage.objects.filter(pk=later.pk).update(first_published_at=datetime(2031, 5, 5, tzinfo=UTC))
    assert list(UrgentActionPage.objects.outcomes()) == [later, issued]


def test_in_country_finds_each_country_of_an_action(make_action: Callable[..., UrgentActionPage]) -> None:
    both = make_action(countries=["KE", "CD"])
    one = make_action(countries=["KE"])
    make_action(countries=[])
    found = {code: set(UrgentActionPage.objects.in_country(code)) for code in ("KE", "CD", "EC", "DK", "FR")}
    assert found == {"KE": {both, one}, "CD": {both}, "EC": set(), "DK": set(), "FR": set()}


@pytest.mark.django_db
def test_counted_are_the_confirmed_of_one_action() -> None:
    consent, key = consent_row(), uuid4()
    for state in SignatureState.values:
        signature(consent, action_key=key, state=state).save()
        signature(consent, state=state).save()
    counted = Signature.objects.counted(key)
    assert [(row.action_key, row.state) for row in counted] == [(key, SignatureState.CONFIRMED)]
