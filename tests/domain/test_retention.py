"""Retention: what is over is erased to the row, what is not stays, and the tally stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection

from tests.people import CLOSES, DAY, NOW, SECOND, closing_at, sign_as
from urgent_action.domain import retention
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.retention import Erased, erase_expired, expired_records, purge_unconfirmed
from urgent_action.domain.tally import fold, read_countries, read_tally, recount
from urgent_action.domain.withdrawal import withdraw
from urgent_action.enums import QuarantineReason
from urgent_action.models import ActionRecord, Erasure, LimitCount, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_erased
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
OVER = CLOSES + 180 * DAY


@pytest.fixture
def actions(make_action: MakeAction) -> list[UrgentActionPage]:
    """Three actions that close one second after another."""
    made = [make_action(confirming=True, body=closing_at(CLOSES - (2 - at) * SECOND)) for at in range(3)]
    assert [record.title for record in ActionRecord.objects.order_by("closes_at")] == [page.title for page in made]
    return made


def confirmed(action: UrgentActionPage, number: int, **facts: Any) -> Signature:
    """A signature that counts."""
    signature = sign_as(action, f"signer{number}@supporter.example", **facts)
    confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)
    return signature


def left(action: UrgentActionPage) -> int:
    """How many rows an action has."""
    return Signature.objects.filter(action_key=action.action_key).count()


@pytest.fixture
def stubborn(transactional_db: None) -> Iterator[Callable[[Signature], None]]:
    """Makes a row one that the database refuses to delete, as another app's reference to it would.

    Not within a transaction, which MariaDB ends where a table is made.
    """
    table = "a_site_of_its_own"
    with connection.cursor() as cursor:
        kind = "integer" if connection.vendor == "sqlite" else "bigint"
        cursor.execute(f"CREATE TABLE {table} (signature {kind} REFERENCES urgent_action_signature (id))")

    def make(signature: Signature) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table} VALUES (%s)", [signature.pk])

    yield make
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {table}")


@pytest.mark.parametrize(("days", "over"), [(179, False), (180, True), (181, True)])
def test_signatures_are_kept_for_180_days(action: UrgentActionPage, days: int, over: bool) -> None:
    confirmed(action, 1)
    done = list(erase_expired(now=CLOSES + days * DAY))
    assert done == ([Erased(action.title, erased=1)] if over else [])
    assert left(action) == (0 if over else 1)


@pytest.mark.parametrize(("off", "over"), [(-SECOND, False), (-timedelta(microseconds=1), False), (timedelta(0), True)])
def test_signatures_are_kept_to_the_instant(action: UrgentActionPage, off: timedelta, over: bool) -> None:
    confirmed(action, 1)
    assert bool(list(erase_expired(now=OVER + off))) is over
    assert bool(left(action)) is not over


def test_who_withdraws_while_the_rest_is_erased_leaves_the_tally(
    action: UrgentActionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between listing rows and locking their record there is a moment."""
    gone, _stays = confirmed(action, 1), confirmed(action, 2)
    erase_rows = retention._erase_rows

    def erase_late(record: ActionRecord, rows: list[Signature]) -> bool:
        withdraw(make_token(Purpose.WITHDRAW, gone.pk, now=OVER), now=OVER)
        return erase_rows(record, rows)

    monkeypatch.setattr(retention, "_erase_rows", erase_late)
    list(erase_expired(now=OVER))
    assert left(action) == 0
    assert read_tally(action.action_key, now=OVER) == 1
    assert ActionRecord.objects.get().erased == 1


def test_retention_can_be_set(action: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "RETENTION_DAYS": 30}
    assert expired_records(now=CLOSES + 30 * DAY - SECOND) == []
    assert len(expired_records(now=CLOSES + 30 * DAY)) == 1


def test_action_without_a_deadline_is_not_over(make_action: MakeAction) -> None:
    page = make_action(closes_in=None, confirming=True)
    confirmed(page, 1)
    assert list(erase_expired(now=NOW + 9999 * DAY)) == []
    assert left(page) == 1


def test_deadline_that_was_moved_moves_the_end_of_the_retention(action: UrgentActionPage) -> None:
    from tests.conftest import raw_body

    confirmed(action, 1)
    action.body = raw_body(closing_at(CLOSES + DAY))
    action.save_revision().publish()
    assert list(erase_expired(now=OVER)) == []
    assert [done.erased for done in erase_expired(now=OVER + DAY)] == [1]


def test_signatures_outlive_a_deleted_page_until_their_time_is_over(action: UrgentActionPage) -> None:
    confirmed(action, 1)
    key = action.action_key
    action.delete()
    assert list(erase_expired(now=OVER - SECOND)) == []
    assert [done.erased for done in erase_expired(now=OVER)] == [1]
    assert read_tally(key, now=OVER) == 1


def test_every_state_is_erased(action: UrgentActionPage) -> None:
    confirmed(action, 1)
    sign_as(action, "pending@supporter.example")
    sign_as(action, "robot@supporter.example", quarantine=QuarantineReason.HONEYPOT)
    gone = confirmed(action, 2)
    withdraw(make_token(Purpose.WITHDRAW, gone.pk, now=NOW), now=NOW + SECOND)
    assert list(erase_expired(now=OVER)) == [Erased(action.title, erased=4)]
    assert not Signature.objects.exists()
    assert read_tally(action.action_key, now=OVER) == 1


def test_dry_run_only_says(actions: list[UrgentActionPage]) -> None:
    for number in range(3):
        confirmed(actions[0], number)
    before = list(Signature.objects.values())
    assert list(erase_expired(now=OVER, dry_run=True)) == [Erased(actions[0].title, erased=3)]
    assert list(Signature.objects.values()) == before
    assert ActionRecord.objects.get(pk=actions[0].action_key).erased == 0


@pytest.mark.django_db(transaction=True)
def test_one_action_on_hold_and_one_row_that_fails_stop_nothing_else(
    actions: list[UrgentActionPage], stubborn: Callable[[Signature], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "BATCH", 4)
    first, held, last = actions
    for page in actions:
        for number in range(10):
            confirmed(page, number, country="KE" if number else "DE")
    refused = Signature.objects.filter(action_key=last.action_key).order_by("pk")[5]
    stubborn(refused)
    ActionRecord.objects.filter(pk=held.action_key).update(on_hold=True)
    kept = list(Signature.objects.filter(action_key=held.action_key).order_by("pk").values())

    assert list(erase_expired(now=OVER)) == [
        Erased(first.title, erased=10),
        Erased(held.title, on_hold=True),
        Erased(last.title, erased=9, failed=(refused.pk,)),
    ]
    assert list(Signature.objects.filter(action_key=held.action_key).order_by("pk").values()) == kept
    assert (left(first), left(held), left(last)) == (0, 10, 1)
    assert Signature.objects.get(action_key=last.action_key).pk == refused.pk

    for _turn in range(2):
        for page in actions:
            assert read_tally(page.action_key, now=OVER) == 10
            assert recount(page.action_key, now=OVER) == 0
        assert list(erase_expired(now=OVER)) == [
            Erased(held.title, on_hold=True),
            Erased(last.title, erased=0, failed=(refused.pk,)),
        ]


@pytest.mark.django_db(transaction=True)
def test_second_run_does_nothing(actions: list[UrgentActionPage]) -> None:
    for page in actions:
        confirmed(page, 1)
    assert [done.erased for done in erase_expired(now=OVER)] == [1, 1, 1]
    before = list(ActionRecord.objects.order_by("pk").values())
    assert list(erase_expired(now=OVER)) == []
    assert list(ActionRecord.objects.order_by("pk").values()) == before


def test_run_that_was_interrupted_goes_on(actions: list[UrgentActionPage]) -> None:
    for page in actions:
        confirmed(page, 1)
    assert next(erase_expired(now=OVER)) == Erased(actions[0].title, erased=1)
    assert [left(page) for page in actions] == [0, 1, 1]
    assert [done.title for done in erase_expired(now=OVER)] == [actions[1].title, actions[2].title]


@pytest.mark.parametrize("folded", [False, True])
def test_tally_and_countries_stand_after_erasure(action: UrgentActionPage, folded: bool) -> None:
    for number in range(25):
        confirmed(action, number, country=("KE" if number < 12 else "DE" if number < 22 else "FR"))
    if folded:
        fold(action.action_key, now=NOW + DAY)
    [done] = erase_expired(now=OVER)
    assert done.erased == 25
    for later in (OVER, OVER + DAY):
        assert read_tally(action.action_key, now=later) == 25
        assert read_countries(action.action_key) == [("KE", 12), ("DE", 10)]
        assert recount(action.action_key, now=later) == 0


def test_erasure_of_what_was_never_confirmed_counts_nobody(action: UrgentActionPage) -> None:
    confirmed(action, 1)
    for number in range(5):
        sign_as(action, f"pending{number}@supporter.example")
    list(erase_expired(now=OVER))
    assert read_tally(action.action_key, now=OVER) == 1
    assert ActionRecord.objects.get(pk=action.action_key).erased == 1


def test_erasure_in_batches_asks_no_more_for_each_row(
    action: UrgentActionPage, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        confirmed(action, number)
    with django_assert_max_num_queries(25):
        list(erase_expired(now=OVER))
    assert left(action) == 0


def test_erasure_is_announced_for_each_row(action: UrgentActionPage, django_capture_on_commit_callbacks: Any) -> None:
    heard: list[Any] = []

    def listen(*, signature_id: int, action_key: Any, **kwargs: Any) -> None:
        heard.append((signature_id, action_key))

    rows = [confirmed(action, number) for number in range(3)]
    signature_erased.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            list(erase_expired(now=OVER))
    finally:
        signature_erased.disconnect(listen)
    assert heard == [(row.pk, action.action_key) for row in rows]


def test_expiry_is_not_an_erasure_of_the_ledger(action: UrgentActionPage) -> None:
    """A restored backup is cleaned of it by the next run, which knows the same dates."""
    confirmed(action, 1)
    list(erase_expired(now=OVER))
    assert not Erasure.objects.exists()


@pytest.mark.parametrize("reason", list(QuarantineReason))
@pytest.mark.parametrize(("days", "gone"), [(6, False), (7, True)])
def test_what_programs_signed_is_purged_after_7_days(
    action: UrgentActionPage, reason: QuarantineReason, days: int, gone: bool
) -> None:
    """What only went over a limit may be many people behind one address, and waits for an editor."""
    sign_as(action, quarantine=reason)
    expected = int(gone and reason.is_spam)
    assert purge_unconfirmed(now=NOW + days * DAY, dry_run=True) == expected
    assert left(action) == 1
    assert purge_unconfirmed(now=NOW + days * DAY) == expected
    assert left(action) == 1 - expected


def test_what_nobody_confirmed_is_purged_when_the_last_link_is_dead(make_action: MakeAction) -> None:
    page = make_action(closes_in=None, confirming=True)
    sign_as(page)
    Signature.objects.update(mail_owed="", mail_due_at=None)
    confirm_until = NOW + 7 * DAY
    for alive in (NOW, confirm_until - SECOND, confirm_until):
        assert purge_unconfirmed(now=alive) == 0
    assert purge_unconfirmed(now=NOW + 9 * DAY) == 1
    assert left(page) == 0


def test_what_was_confirmed_or_still_waits_for_its_mail_is_not_purged(make_action: MakeAction) -> None:
    page = make_action(closes_in=None, confirming=True)
    confirmed(page, 1)
    sign_as(page, "waiting@supporter.example")
    assert purge_unconfirmed(now=NOW + 100 * DAY) == 0
    assert left(page) == 2


@pytest.mark.django_db(transaction=True)
def test_command_says_what_it_did_and_fails_for_a_row_that_stays(
    actions: list[UrgentActionPage], stubborn: Callable[[Signature], None], capsys: pytest.CaptureFixture[str]
) -> None:
    first, held, last = actions
    for page in actions:
        confirmed(page, 1)
        confirmed(page, 2)
    LimitCount.objects.get_or_create(bucket=first.action_key, day=NOW.date())
    ActionRecord.objects.filter(pk=held.action_key).update(on_hold=True)
    refused = Signature.objects.filter(action_key=last.action_key).first()
    stubborn(refused)
    with time_machine.travel(OVER, tick=False):
        call_command("urgent_action_erase_expired", dry_run=True)
        assert capsys.readouterr().out.splitlines() == [
            f"{first.title}: would erase 2 signatures.",
            f"{held.title}: on hold, left as it is.",
            f"{last.title}: would erase 2 signatures.",
            "Unconfirmed or made by programs: would erase 0.",
        ]
        assert Signature.objects.count() == 6
        assert LimitCount.objects.exists()
        with pytest.raises(CommandError, match="1 signatures could not be erased"):
            call_command("urgent_action_erase_expired")
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{first.title}: erased 2 signatures.",
        f"{held.title}: on hold, left as it is.",
        f"{last.title}: erased 1 signatures.",
        "Unconfirmed or made by programs: erased 0.",
    ]
    assert said.err == f"{last.title}: signature {refused.pk} could not be erased.\n"
    assert not LimitCount.objects.exists()
