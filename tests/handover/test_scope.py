"""Who is in a file, and who is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.people import HOUR
from urgent_action.domain.moderation import restore, set_aside
from urgent_action.handover.domain import scope as module
from urgent_action.handover.domain.recording import begin, finish, mark_delivered
from urgent_action.handover.domain.scope import Scope, in_batches, select
from urgent_action.handover.domain.tables import NamesSealed, table_of
from urgent_action.handover.domain.totals import by_country, by_day
from urgent_action.handover.models import Audience, FileFormat, HandOver
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

from .conftest import Signed

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def scope(page: UrgentActionPage, audience: Audience = Audience.CRM, **more: Any) -> Scope:
    """A choice as of now."""
    return Scope(action_key=page.action_key, audience=audience, until=timezone.now(), **more)


def names(chosen: Scope) -> list[str]:
    """Who is in it."""
    return [row[2] for batch in in_batches(select(chosen), "name") for row in batch]


def hand_over(page: UrgentActionPage, chosen: Scope) -> HandOver:
    """A file of this choice that was made and handed over."""
    made = begin(page, chosen, FileFormat.CSV, rows=0, purpose="Meeting", user=None, now=NOW)
    finish(made, rows=0, now=NOW)
    made.refresh_from_db()
    assert mark_delivered(made, user=None, now=NOW)
    return made


@pytest.mark.parametrize(
    ("audience", "expected"),
    [(Audience.TARGET, {"All", "Named"}), (Audience.CRM, {"All", "Curious"})],
)
def test_file_holds_those_who_agreed_to_it(
    page: UrgentActionPage, signed: Signed, audience: Audience, expected: set[str]
) -> None:
    signed("All")
    signed("Named", wants_updates=False)
    signed("Curious", public_name=False)
    signed("Neither", wants_updates=False, public_name=False)
    for state in ("pending", "quarantined", "withdrawn"):
        signed(state, state=state)
    assert set(names(scope(page, audience))) == expected
    assert set(names(scope(page, Audience.PUBLIC))) == {"All", "Named", "Curious", "Neither"}
    assert set(names(scope(page, Audience.CRM, everybody=True))) == {"All", "Named", "Curious", "Neither"}


def test_filters_narrow_and_are_kept_with_the_record(page: UrgentActionPage, signed: Signed) -> None:
    signed("Ana")
    signed("Björn", country="SE")
    signed("Chloé", language="fr")
    signed("Elsewhere", page_id=None)
    for narrowed, expected in [
        ({"country": "SE"}, ["Björn"]),
        ({"language": "fr"}, ["Chloé"]),
        ({"pages": (page.pk,)}, ["Ana", "Björn", "Chloé"]),
        ({"pages": ()}, []),
    ]:
        chosen = scope(page, **narrowed)
        assert names(chosen) == expected
        made = begin(page, chosen, FileFormat.CSV, rows=0, purpose="x", user=None, now=NOW)
        assert Scope.of(HandOver.objects.get(pk=made.pk)) == replace(chosen, made_at=NOW)


def test_signatures_of_other_actions_are_never_in_it(
    page: UrgentActionPage, signed: Signed, make_action: Callable[..., UrgentActionPage]
) -> None:
    other = make_action()
    signed("Other", action_key=other.action_key, page_id=other.pk)
    assert names(scope(page, Audience.CRM, everybody=True)) == []


def test_new_leaves_out_who_was_handed_over_to_the_same_audience(page: UrgentActionPage, signed: Signed) -> None:
    signed("Ana")
    signed("Björn", country="SE")
    made = hand_over(page, scope(page, Audience.TARGET, country="SE"))
    signed("Later", country="SE", created_at=made.covers_until + timedelta(seconds=1))
    later = {"until": made.covers_until + timedelta(hours=1)}
    assert names(Scope(action_key=page.action_key, audience=Audience.TARGET, new=True, **later)) == ["Ana", "Later"]
    assert names(Scope(action_key=page.action_key, audience=Audience.TARGET, **later)) == ["Ana", "Björn", "Later"]
    assert names(Scope(action_key=page.action_key, audience=Audience.CRM, new=True, **later)) == [
        "Ana",
        "Björn",
        "Later",
    ]


@pytest.mark.parametrize("audience", [Audience.TARGET, Audience.CRM])
def test_who_was_set_aside_when_a_file_was_made_comes_with_the_next(
    page: UrgentActionPage, signed: Signed, audience: Audience
) -> None:
    key = page.action_key
    kept, aside, back = signed("Kept"), signed("Aside"), signed("Back in time")
    for row, now in ((aside, NOW - HOUR), (back, NOW - 2 * HOUR)):
        assert set_aside(key, [row.pk], now=now) == [row.pk]
    assert restore(key, [back.pk], now=NOW - HOUR) == [back.pk]
    first = scope(page, audience)
    assert names(first) == ["Kept", "Back in time"]
    made = begin(page, first, FileFormat.CSV, rows=2, purpose="Meeting", user=None, now=NOW)
    restore(key, [aside.pk], now=NOW + HOUR)
    made.refresh_from_db()
    assert mark_delivered(made, user=None, now=NOW + 2 * HOUR)
    assert names(scope(page, audience, new=True)) == ["Aside"]
    if audience == Audience.TARGET:
        assert set(Signature.objects.exclude(delivered_at=None)) == {kept, back}
    hand = begin(
        page, scope(page, audience, new=True), FileFormat.CSV, rows=1, purpose="x", user=None, now=NOW + 3 * HOUR
    )
    hand.refresh_from_db()
    assert mark_delivered(hand, user=None, now=NOW + 3 * HOUR)
    assert names(scope(page, audience, new=True)) == []


def test_file_that_was_not_handed_over_leaves_nobody_out(page: UrgentActionPage, signed: Signed) -> None:
    signed("Ana")
    begin(page, scope(page), FileFormat.CSV, rows=1, purpose="Meeting", user=None, now=NOW)
    assert names(scope(page, new=True)) == ["Ana"]


def test_marking_is_told_to_those_whose_names_the_target_has(page: UrgentActionPage, signed: Signed) -> None:
    named, unnamed = signed("Ana"), signed("Björn", public_name=False)
    gone = signed("Gone", state="withdrawn")
    hand_over(page, scope(page, Audience.CRM))
    assert not Signature.objects.exclude(delivered_at=None).exists()
    hand_over(page, scope(page, Audience.TARGET))
    assert list(Signature.objects.exclude(delivered_at=None).values_list("pk", "delivered_at")) == [(named.pk, NOW)]
    assert {unnamed.pk, gone.pk} == set(Signature.objects.filter(delivered_at=None).values_list("pk", flat=True))


def test_marking_goes_on_where_it_was_and_changes_no_earlier_mark(
    page: UrgentActionPage, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    for number in range(7):
        signed(f"Ana {number}")
    made = begin(page, scope(page, Audience.TARGET), FileFormat.CSV, rows=7, purpose="x", user=None, now=NOW)
    assert not mark_delivered(made, user=None, now=NOW, most=4)
    made.refresh_from_db()
    assert made.delivered_at is None
    assert Signature.objects.filter(delivered_at=NOW).count() == 4
    assert mark_delivered(made, user=None, now=NOW + timedelta(hours=1), most=4)
    assert Signature.objects.filter(delivered_at=NOW).count() == 4
    assert Signature.objects.filter(delivered_at=NOW + timedelta(hours=1)).count() == 3


def test_batches_hold_each_signature_once_also_of_one_instant(
    page: UrgentActionPage, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    instants = [NOW - timedelta(hours=2), NOW - timedelta(hours=1)]
    rows = [signed(f"Ana {n}", created_at=instants[n % 2 if n > 6 else 0]) for n in range(14)]
    read = [row for batch in in_batches(select(scope(page))) for row in batch]
    assert [row[1] for row in read] == [r.pk for r in sorted(rows, key=lambda r: (r.created_at, r.pk))]


def test_who_withdraws_while_a_file_is_made_is_not_in_the_rest(
    page: UrgentActionPage, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    for number in range(6):
        signed(f"Ana {number}", created_at=NOW - timedelta(hours=9 - number))
    table = table_of(scope(page))
    batches = iter(table)
    first = next(batches)
    Signature.objects.filter(name="Ana 4").update(state="withdrawn", name="", confirmed_at=None)
    rest = [row for batch in batches for row in batch]
    assert [row[1] for row in [*first, *rest]] == ["Ana 0", "Ana 1", "Ana 2", "Ana 3", "Ana 5"]
    assert table.rows == 5


def test_signature_that_is_sealed_meanwhile_breaks_the_file_off(page: UrgentActionPage, signed: Signed) -> None:
    signed()
    Signature.objects.update(name="", email="")
    with pytest.raises(NamesSealed):
        list(table_of(scope(page)))


def test_questions_to_the_database_do_not_grow_with_the_rows(
    page: UrgentActionPage, signed: Signed, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        signed(f"Ana {number}")
    with django_assert_num_queries(1):
        list(table_of(scope(page)))


def test_row_for_the_crm_tells_what_was_agreed_to(page: UrgentActionPage, signed: Signed) -> None:
    row = signed(
        answers=[{"question": "Town?", "answer": "Port Selwyn"}, {"question": "Member?", "answer": True}],
        created_at=NOW.replace(microsecond=5) - timedelta(hours=1),
    )
    told = f"{row.created_at:%Y-%m-%dT%H:%M:%S}Z"
    [[cells]] = table_of(scope(page))
    assert cells == [
        str(row.pk), "Ana Example", "ana@supporter.example", "KE", "en", "True", "True", told, told,
        "Town?: Port Selwyn\nMember?: True", str(row.consent_id),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"KE": 12, "DE": 10}, [("KE", 12), ("DE", 10)]),
        ({"KE": 12, "DE": 6, "FR": 5}, [("KE", 12), ("", 11)]),
        ({"KE": 12, "DE": 11, "FR": 1}, [("KE", 12), ("", 12)]),
        ({"FR": 3}, [("", 3)]),
        ({}, []),
    ],
)
def test_small_numbers_are_joined_so_that_none_can_be_told(
    page: UrgentActionPage, signed: Signed, counts: dict[str, int], expected: list[tuple[str, int]]
) -> None:
    for country, number in counts.items():
        for _n in range(number):
            signed(country=country, public_name=False)
    assert by_country(select(scope(page, Audience.PUBLIC))) == expected


def test_days_are_those_of_utc(page: UrgentActionPage, signed: Signed, settings: Any) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"
    day = NOW.replace(hour=23, minute=30) - timedelta(days=3)
    for number in range(20):
        signed(created_at=day + timedelta(hours=number % 2))
    assert by_day(select(scope(page, Audience.PUBLIC))) == [
        (f"{day:%Y-%m-%d}", 10),
        (f"{day + timedelta(days=1):%Y-%m-%d}", 10),
    ]
