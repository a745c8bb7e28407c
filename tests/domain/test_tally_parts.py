"""The stored count by country, language and day: whole in each of them, and kept in as few statements as the total."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import consent_row, signature
from tests.people import DAY, HOUR, NOW
from urgent_action.domain.tally import fold, keep_count_of, read_parts, read_tally, recount, uncount, uncount_all
from urgent_action.enums import TallyPart
from urgent_action.models import ActionRecord, ConsentStatement, PartCount, Signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def key() -> UUID:
    """An action that has a record and no signatures."""
    return ActionRecord.objects.create(action_key=uuid4(), title="Kite maker held", counted_until=NOW - 999 * DAY).pk


def sign(key: UUID, *facts: tuple[str, str, datetime]) -> None:
    """Signatures, each from a country, in a language, at an instant."""
    consent = ConsentStatement.objects.first() or consent_row()
    rows = [
        signature(consent, action_key=key, country=country, language=language, created_at=at)
        for country, language, at in facts
    ]
    Signature.objects.bulk_create(rows)


def parts(key: UUID) -> dict[str, dict[str, int]]:
    """What is stored."""
    return {part.value: dict(numbers) for part, numbers in read_parts(key).items()}


def test_days_are_those_of_utc(key: UUID) -> None:
    midnight = datetime(2030, 6, 2, tzinfo=UTC)
    sign(key, ("KE", "en", midnight), ("KE", "en", midnight - timedelta(microseconds=1)))
    fold(key, now=NOW)
    assert parts(key)["day"] == {"2030-06-01": 1, "2030-06-02": 1}


def test_each_part_adds_up_to_the_total_after_every_fold(key: UUID) -> None:
    for turn in range(3):
        sign(key, ("KE", "en", NOW + turn * DAY), ("DE", "fr", NOW + turn * DAY), ("DE", "en", NOW + turn * DAY - HOUR))
        now = NOW + turn * DAY + HOUR
        (recount if turn == 1 else fold)(key, now=now)
        assert {sum(numbers.values()) for numbers in parts(key).values()} == {read_tally(key, now=now)}
    assert parts(key)["country"] == {"DE": 6, "KE": 3}
    assert parts(key)["language"] == {"en": 6, "fr": 3}
    assert read_parts(key)[TallyPart.DAY] == [("2030-06-05", 3), ("2030-06-06", 3), ("2030-06-07", 3)]


def test_fold_costs_the_same_for_one_value_and_for_many(key: UUID) -> None:
    costs = []
    for turn, countries in enumerate((["KE"], ["DE", "FR", "GB", "IN", "JP", "BR", "CH"])):
        at = NOW + turn * DAY
        sign(key, *((country, country.lower(), at - n * DAY) for n, country in enumerate(countries)))
        with CaptureQueriesContext(connection) as captured:
            recount(key, now=at + HOUR)
        costs.append(len(captured))
    assert costs[0] == costs[1]
    with CaptureQueriesContext(connection) as captured:
        fold(key, now=NOW + 9 * DAY)
    asked = f"FROM {connection.ops.quote_name('urgent_action_signature')}"
    assert len([query for query in captured if asked in query["sql"]]) == 1


def test_taking_out_takes_each_part_along_and_never_below_what_was_erased(key: UUID) -> None:
    sign(key, ("KE", "en", NOW), ("DE", "fr", NOW))
    fold(key, now=NOW + HOUR)
    rows = list(Signature.objects.order_by("country"))
    uncount(rows[0])
    assert parts(key) == {"country": {"KE": 1}, "language": {"en": 1}, "day": {"2030-06-05": 1}}
    uncount_all(key, rows)
    uncount_all(key, rows)
    assert parts(key) == {"country": {}, "language": {}, "day": {}}
    assert read_tally(key, now=NOW + HOUR) == 0


def test_what_was_not_folded_is_not_taken_out(key: UUID) -> None:
    sign(key, ("KE", "en", NOW))
    fold(key, now=NOW + HOUR)
    sign(key, ("KE", "en", NOW + 2 * HOUR))
    uncount(Signature.objects.latest("created_at"))
    assert parts(key)["country"] == {"KE": 1}


def test_erased_signatures_stay_in_each_part(key: UUID) -> None:
    sign(key, ("KE", "en", NOW), ("DE", "fr", NOW))
    fold(key, now=NOW + HOUR)
    record = ActionRecord.objects.get(pk=key)
    keep_count_of(Signature.objects.all(), record)
    before = parts(key)
    Signature.objects.all().delete()
    assert recount(key, now=NOW + DAY) == 0
    assert parts(key) == before
    assert read_tally(key, now=NOW + DAY) == 2
    assert set(PartCount.objects.values_list("counted", "erased")) == {(1, 1), (2, 2)}


def test_action_without_a_record_is_left_alone() -> None:
    fold(uuid4(), now=NOW)
    uncount_all(uuid4(), [])
    assert not ActionRecord.objects.exists()
