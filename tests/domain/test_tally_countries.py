"""Signatures by country: shown in cells that point at nobody, and repaired with the tally."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command

from tests.factories import sign_many
from tests.people import DAY, HOUR, NOW, SECOND
from urgent_action.domain.tally import SETTLED, fold, read_countries, read_tally, recount
from urgent_action.enums import SignatureState
from urgent_action.models import ActionRecord, PartCount

pytestmark = pytest.mark.django_db


@pytest.fixture
def action_key() -> UUID:
    """An action that has a record and no signatures."""
    record = ActionRecord.objects.create(action_key=uuid4(), title="Kite maker held", counted_until=NOW - 999 * DAY)
    return record.pk


@pytest.fixture
def sign_from(action_key: UUID) -> Callable[..., None]:
    """Makes signatures from a country."""

    def make(country: str, number: int, *, at: Any = NOW, **facts: Any) -> None:
        sign_many(action_key, number, at=at, country=country, **facts)

    return make


def test_countries_are_shown_from_10_signatures_on(action_key: UUID, sign_from: Callable[..., None]) -> None:
    for country, number in {"KE": 11, "DE": 10, "FR": 9, "IT": 1}.items():
        sign_from(country, number)
    fold(action_key, now=NOW + HOUR)
    assert read_countries(action_key) == [("KE", 11), ("DE", 10)]
    assert read_tally(action_key, now=NOW + HOUR) == 31


def test_countries_with_as_many_are_in_the_order_of_their_codes(
    action_key: UUID, sign_from: Callable[..., None]
) -> None:
    for country in ("KE", "DE", "FR"):
        sign_from(country, 10)
    fold(action_key, now=NOW + HOUR)
    assert read_countries(action_key) == [("DE", 10), ("FR", 10), ("KE", 10)]


def test_countries_smallest_cell_can_be_set(action_key: UUID, sign_from: Callable[..., None], settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "SMALLEST_CELL": 3}
    sign_from("KE", 3)
    sign_from("DE", 2)
    fold(action_key, now=NOW + HOUR)
    assert read_countries(action_key) == [("KE", 3)]


def test_countries_count_the_confirmed_only(action_key: UUID, sign_from: Callable[..., None]) -> None:
    for state in SignatureState.values:
        sign_from("KE", 10, state=state)
    fold(action_key, now=NOW + HOUR)
    assert read_countries(action_key) == [("KE", 10)]


def test_countries_are_apart_for_each_action(action_key: UUID, sign_from: Callable[..., None]) -> None:
    sign_from("KE", 10)
    fold(action_key, now=NOW + HOUR)
    assert read_countries(uuid4()) == []


def test_countries_grow_with_each_fold(action_key: UUID, sign_from: Callable[..., None]) -> None:
    for turn in range(1, 4):
        sign_from("KE", 7, at=NOW + turn * HOUR)
        fold(action_key, now=NOW + turn * HOUR + SETTLED)
    assert PartCount.objects.get(part="country").counted == 21


def test_countries_are_what_was_folded_and_the_tally_what_is(action_key: UUID, sign_from: Callable[..., None]) -> None:
    sign_from("KE", 10)
    assert read_countries(action_key) == []
    assert read_tally(action_key, now=NOW) == 10


@pytest.mark.parametrize("wrong", [0, 3, 999])
def test_recount_repairs_countries(action_key: UUID, sign_from: Callable[..., None], wrong: int) -> None:
    sign_from("KE", 12)
    sign_from("DE", 10)
    fold(action_key, now=NOW + HOUR)
    PartCount.objects.filter(value="KE").update(counted=wrong)
    PartCount.objects.filter(value="DE").delete()
    PartCount.objects.create(action_key=action_key, part="country", value="FR", counted=50)
    assert recount(action_key, now=NOW + HOUR) == 0
    assert read_countries(action_key) == [("KE", 12), ("DE", 10)]


def test_recount_repairs_countries_beside_what_was_erased(action_key: UUID, sign_from: Callable[..., None]) -> None:
    sign_from("KE", 2)
    PartCount.objects.create(action_key=action_key, part="country", value="KE", counted=1, erased=10)
    ActionRecord.objects.filter(pk=action_key).update(erased=10, counted=10)
    recount(action_key, now=NOW + HOUR)
    assert read_countries(action_key) == [("KE", 12)]
    assert read_tally(action_key, now=NOW + HOUR) == 12


def test_recount_twice_is_recounting_once(action_key: UUID, sign_from: Callable[..., None]) -> None:
    sign_from("KE", 12)
    for _ in range(3):
        recount(action_key, now=NOW + HOUR)
    assert read_countries(action_key) == [("KE", 12)]


def test_recount_and_fold_in_any_order_agree(action_key: UUID, sign_from: Callable[..., None]) -> None:
    now = NOW
    for turn in range(6):
        sign_from("KE", 5, at=now)
        now += timedelta(minutes=2)
        (fold if turn % 2 else recount)(action_key, now=now)
        assert read_tally(action_key, now=now) == 5 * (turn + 1)
        assert PartCount.objects.get(part="country").counted == 5 * (turn + 1)


def test_recount_command_names_what_was_wrong(
    action_key: UUID, sign_from: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    sign_from("KE", 12, at=NOW - 3000 * DAY)
    ActionRecord.objects.update(counted=15, counted_until=NOW - 2900 * DAY)
    call_command("urgent_action_recount")
    said = "Kite maker held: the tally was off by +3; repaired.\n1 actions counted, 1 repaired.\n"
    assert capsys.readouterr().out == said
    call_command("urgent_action_recount")
    assert capsys.readouterr().out == "1 actions counted, 0 repaired.\n"
    assert read_tally(action_key, now=NOW + SECOND) == 12
