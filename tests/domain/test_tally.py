"""The tally: right at every instant, cheap whatever the number, and repaired by a recount."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.factories import sign_many
from urgent_action.domain.tally import FOLD_AFTER, SETTLED, fold, read_tally, recount
from urgent_action.enums import SignatureState
from urgent_action.models import ActionRecord, Signature

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def action_key(db: None) -> UUID:
    """An action that has a record and no signatures."""
    key = uuid4()
    ActionRecord.objects.create(action_key=key, title="Kite maker held", counted_until=datetime(2000, 1, 1, tzinfo=UTC))
    return key


def stored(action_key: UUID) -> tuple[int, datetime]:
    """What the record holds."""
    return ActionRecord.objects.values_list("counted", "counted_until").get(pk=action_key)


def test_tally_of_an_unknown_action() -> None:
    assert read_tally(uuid4(), now=NOW) == 0


def test_tally_without_signatures(action_key: UUID) -> None:
    assert read_tally(action_key, now=NOW) == 0


def test_tally_counts_the_confirmed_of_this_action_only(action_key: UUID) -> None:
    for state in SignatureState.values:
        sign_many(action_key, 2, at=NOW, state=state)
    sign_many(uuid4(), 5, at=NOW)
    assert read_tally(action_key, now=NOW) == 2


def test_tally_counts_a_signature_of_this_instant(action_key: UUID) -> None:
    sign_many(action_key, 1, at=NOW)
    assert read_tally(action_key, now=NOW) == 1
    assert read_tally(action_key, now=NOW - HOUR) == 1


def test_tally_is_not_folded_while_the_tail_is_short(action_key: UUID) -> None:
    before = stored(action_key)
    sign_many(action_key, FOLD_AFTER - 1, at=NOW - HOUR)
    assert read_tally(action_key, now=NOW) == FOLD_AFTER - 1
    assert stored(action_key) == before


def test_tally_is_folded_once_when_the_tail_is_long(action_key: UUID) -> None:
    sign_many(action_key, FOLD_AFTER, at=NOW - HOUR)
    sign_many(action_key, 3, at=NOW - SETTLED + TICK)
    assert read_tally(action_key, now=NOW) == FOLD_AFTER + 3
    assert stored(action_key) == (FOLD_AFTER, NOW - SETTLED)
    assert read_tally(action_key, now=NOW + HOUR) == FOLD_AFTER + 3
    assert stored(action_key) == (FOLD_AFTER, NOW - SETTLED)


@pytest.mark.parametrize(("age", "folded"), [(SETTLED + TICK, 1), (SETTLED, 1), (SETTLED - TICK, 0), (timedelta(), 0)])
def test_fold_takes_what_has_settled(action_key: UUID, age: timedelta, folded: int) -> None:
    sign_many(action_key, 1, at=NOW - age)
    fold(action_key, now=NOW)
    assert stored(action_key) == (folded, NOW - SETTLED)
    assert read_tally(action_key, now=NOW) == 1


def test_fold_twice_counts_nothing_twice(action_key: UUID) -> None:
    sign_many(action_key, 4, at=NOW - HOUR)
    fold(action_key, now=NOW)
    fold(action_key, now=NOW)
    sign_many(action_key, 2, at=NOW)
    fold(action_key, now=NOW + HOUR)
    assert stored(action_key) == (6, NOW + HOUR - SETTLED)


def test_fold_by_a_slow_clock_does_not_go_back(action_key: UUID) -> None:
    sign_many(action_key, 4, at=NOW - HOUR)
    fold(action_key, now=NOW)
    fold(action_key, now=NOW - 2 * HOUR)
    assert stored(action_key) == (4, NOW - SETTLED)
    assert read_tally(action_key, now=NOW - 2 * HOUR) == 4


def test_fold_takes_nothing_of_other_actions(action_key: UUID) -> None:
    sign_many(uuid4(), 4, at=NOW - HOUR)
    fold(action_key, now=NOW)
    assert stored(action_key) == (0, NOW - SETTLED)


def test_commit_that_comes_after_the_fold_is_counted(action_key: UUID) -> None:
    """A transaction that began just before the fold and committed just after it."""
    sign_many(action_key, FOLD_AFTER, at=NOW - HOUR)
    read_tally(action_key, now=NOW)
    sign_many(action_key, 1, at=NOW - SETTLED + TICK)
    assert read_tally(action_key, now=NOW) == FOLD_AFTER + 1
    fold(action_key, now=NOW + HOUR)
    assert read_tally(action_key, now=NOW + HOUR) == FOLD_AFTER + 1


def test_commit_that_comes_later_than_a_minute_is_found_by_the_recount(action_key: UUID) -> None:
    fold(action_key, now=NOW)
    sign_many(action_key, 1, at=NOW - SETTLED)
    assert read_tally(action_key, now=NOW) == 0
    assert recount(action_key, now=NOW) == -1
    assert read_tally(action_key, now=NOW) == 1


@pytest.mark.parametrize("drift", [-3, 0, 1, 1000])
def test_recount_repairs_and_reports_drift(action_key: UUID, drift: int) -> None:
    sign_many(action_key, 5, at=NOW - HOUR)
    fold(action_key, now=NOW)
    ActionRecord.objects.update(counted=5 + drift)
    sign_many(action_key, 2, at=NOW)
    assert recount(action_key, now=NOW + HOUR) == drift
    assert read_tally(action_key, now=NOW + HOUR) == 7
    assert recount(action_key, now=NOW + HOUR) == 0


def test_recount_takes_out_what_was_withdrawn_or_erased(action_key: UUID) -> None:
    sign_many(action_key, 5, at=NOW - HOUR)
    fold(action_key, now=NOW)
    first, second = Signature.objects.all()[:2]
    first.delete()
    second.state = SignatureState.WITHDRAWN
    second.save()
    assert recount(action_key, now=NOW) == 2
    assert read_tally(action_key, now=NOW) == 3


def test_recount_leaves_what_has_not_settled_to_the_tail(action_key: UUID) -> None:
    sign_many(action_key, 5, at=NOW - HOUR)
    sign_many(action_key, 2, at=NOW)
    assert recount(action_key, now=NOW) == 0
    assert stored(action_key) == (5, NOW - SETTLED)
    assert read_tally(action_key, now=NOW) == 7


def test_recount_by_a_slow_clock_does_not_go_back(action_key: UUID) -> None:
    sign_many(action_key, 5, at=NOW - HOUR)
    fold(action_key, now=NOW)
    assert recount(action_key, now=NOW - 2 * HOUR) == 0
    assert stored(action_key) == (5, NOW - SETTLED)


def test_tally_costs_the_same_with_one_and_with_3000_signatures(
    action_key: UUID, django_assert_num_queries: Any
) -> None:
    sign_many(action_key, 1, at=NOW - HOUR)
    with django_assert_num_queries(2):
        assert read_tally(action_key, now=NOW) == 1
    sign_many(action_key, 2999, at=NOW - HOUR)
    assert read_tally(action_key, now=NOW) == 3000  # folds, this once
    with django_assert_num_queries(2):
        assert read_tally(action_key, now=NOW) == 3000


def test_tally_of_a_burst_that_has_not_settled_is_right_at_each_reading(action_key: UUID) -> None:
    sign_many(action_key, FOLD_AFTER + 5, at=NOW)
    readings = [read_tally(action_key, now=NOW + timedelta(seconds=20 * step)) for step in range(5)]
    assert readings == [FOLD_AFTER + 5] * 5


def test_tally_of_a_burst_that_has_not_settled_costs_two_queries_once_it_was_tried(
    action_key: UUID, django_assert_num_queries: Any
) -> None:
    """Nothing can be folded yet: readers must not lock the record on every page view of a busy minute."""
    sign_many(action_key, FOLD_AFTER + 5, at=NOW)
    read_tally(action_key, now=NOW)
    with django_assert_num_queries(2):
        read_tally(action_key, now=NOW + timedelta(seconds=1))
