"""Signatures set aside, restored and erased by the section: the tally follows exactly, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from tests.people import CLOSES, DAY, HOUR, NOW, SECOND, closing_at, sign_as, token_in
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.mailing import send_owed_mail
from urgent_action.domain.moderation import erase, restore, set_aside
from urgent_action.domain.tally import SETTLED, fold, read_parts, read_tally, recount
from urgent_action.domain.withdrawal import withdraw
from urgent_action.enums import MailKind, QuarantineReason, SignatureState
from urgent_action.exceptions import LinkInvalid
from urgent_action.models import Erasure, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_confirmed, signature_erased, signature_set_aside
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

LATER = NOW + HOUR


@pytest.fixture
def counting(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action whose signatures count at once."""
    return make_action(confirming=False, body=closing_at(CLOSES))


def signed(page: UrgentActionPage, *emails: str, **facts: Any) -> list[int]:
    """Numbers of signatures of several people."""
    return [sign_as(page, f"{email}@supporter.example", **facts).pk for email in emails]


def sent_confirmation(page: UrgentActionPage, email: str = "ana", **facts: Any) -> tuple[int, str]:
    """A pending signature that has been written to, and the token of its mail."""
    (number,) = signed(page, email, **facts)
    assert send_owed_mail(number, now=NOW)
    return number, token_in(mail.outbox[-1], "confirm")


def state(number: int) -> str:
    """Where a signature stands."""
    return str(Signature.objects.values_list("state", flat=True).get(pk=number))


def parts(page: UrgentActionPage) -> dict[str, dict[str, int]]:
    """What is stored by country, language and day."""
    return {part.value: dict(numbers) for part, numbers in read_parts(page.action_key).items()}


@pytest.mark.parametrize("folded", [False, True])
def test_what_is_set_aside_leaves_the_count_and_comes_back(counting: UrgentActionPage, folded: bool) -> None:
    key = counting.action_key
    ana, ben = signed(counting, "ana", "ben")
    if folded:
        fold(key, now=LATER)
    assert set_aside(key, [ana], now=LATER) == [ana]
    assert read_tally(key, now=LATER) == 1
    row = Signature.objects.get(pk=ana)
    assert (row.state, row.quarantine_reason, row.confirmed_at) == ("quarantined", QuarantineReason.STAFF, NOW)
    assert restore(key, [ana], now=LATER + DAY) == [ana]
    row.refresh_from_db()
    assert (row.state, row.quarantine_reason, row.confirmed_at) == ("confirmed", "", NOW)
    assert read_tally(key, now=LATER + DAY) == 2
    assert recount(key, now=LATER + DAY) == 0
    assert state(ben) == "confirmed"


def test_what_was_folded_meanwhile_counts_again_although_its_time_has_passed(counting: UrgentActionPage) -> None:
    key = counting.action_key
    numbers = signed(counting, "ana", "ben", "cleo")
    set_aside(key, numbers[:2], now=NOW)
    fold(key, now=NOW + DAY)
    assert parts(counting) == {"country": {"KE": 1}, "language": {"en": 1}, "day": {"2030-06-05": 1}}
    restore(key, numbers, now=NOW + DAY)
    assert read_tally(key, now=NOW + DAY) == 3
    assert parts(counting) == {"country": {"KE": 3}, "language": {"en": 3}, "day": {"2030-06-05": 3}}
    set_aside(key, numbers, now=NOW + DAY)
    assert read_tally(key, now=NOW + DAY) == 0
    assert parts(counting) == {"country": {}, "language": {}, "day": {}}
    assert recount(key, now=NOW + DAY) == 0


@pytest.mark.parametrize("folds", [(), (1,), (0, 1, 2), (2,)])
def test_any_order_of_steps_and_folds_leaves_the_tally_exact(
    counting: UrgentActionPage, folds: tuple[int, ...]
) -> None:
    key = counting.action_key
    numbers = [signed(counting, f"p{turn}", now=NOW + turn * HOUR)[0] for turn in range(4)]
    steps = (lambda now: set_aside(key, numbers[1:], now=now), lambda now: restore(key, numbers[2:], now=now))
    now = NOW + 4 * HOUR
    for at, step in enumerate([*steps, steps[0]]):
        if at in folds:
            fold(key, now=now)
        step(now)
        now += HOUR
        counted = Signature.objects.filter(state=SignatureState.CONFIRMED).count()
        assert read_tally(key, now=now) == counted
    assert recount(key, now=now) == 0


def test_each_verb_twice_is_once(counting: UrgentActionPage) -> None:
    key = counting.action_key
    numbers = signed(counting, "ana", "ben")
    fold(key, now=LATER)
    assert [set_aside(key, numbers, now=LATER), set_aside(key, numbers, now=LATER)] == [numbers, []]
    assert read_tally(key, now=LATER) == 0
    assert [restore(key, numbers, now=LATER), restore(key, numbers, now=LATER)] == [numbers, []]
    assert read_tally(key, now=LATER) == 2


def test_undo_is_the_inverse_verb_with_what_was_changed(counting: UrgentActionPage) -> None:
    """Somebody else had set one of them aside before: undoing must not bring that one back."""
    key = counting.action_key
    ana, ben = signed(counting, "ana", "ben")
    set_aside(key, [ana], now=LATER)
    restore(key, set_aside(key, [ana, ben], now=LATER), now=LATER)
    assert (state(ana), state(ben)) == ("quarantined", "confirmed")


def test_no_row_of_another_action_is_touched(
    counting: UrgentActionPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    other = make_action(confirming=False, body=closing_at(CLOSES))
    numbers = [*signed(counting, "ana"), *signed(other, "ana")]
    before = Signature.objects.filter(pk=numbers[1]).values().get()
    assert set_aside(counting.action_key, numbers, now=LATER) == numbers[:1]
    assert restore(counting.action_key, numbers, now=LATER) == numbers[:1]
    assert erase(counting.action_key, numbers, now=LATER) == 1
    assert set_aside(uuid4(), numbers, now=LATER) == []
    assert Signature.objects.values().get() == before
    assert read_tally(other.action_key, now=LATER) == 1


def test_what_staff_set_aside_stays_so_when_its_person_signs_again(counting: UrgentActionPage) -> None:
    (ana,) = signed(counting, "ana")
    set_aside(counting.action_key, [ana], now=LATER)
    assert signed(counting, "ana", now=LATER + HOUR) == [ana]
    assert state(ana) == "quarantined"
    assert read_tally(counting.action_key, now=LATER + HOUR) == 0


def test_who_withdrew_cannot_be_set_aside(counting: UrgentActionPage) -> None:
    (number,) = signed(counting, "ana")
    withdraw(make_token(Purpose.WITHDRAW, number, now=NOW), now=NOW + SECOND)
    assert set_aside(counting.action_key, [number], now=LATER) == []
    assert state(number) == "withdrawn"


def test_withdrawing_what_is_set_aside_leaves_the_tally_alone(counting: UrgentActionPage) -> None:
    ana, _ben = signed(counting, "ana", "ben")
    fold(counting.action_key, now=LATER)
    set_aside(counting.action_key, [ana], now=LATER)
    withdraw(make_token(Purpose.WITHDRAW, ana, now=LATER), now=LATER)
    assert restore(counting.action_key, [ana], now=LATER) == []
    assert read_tally(counting.action_key, now=LATER) == 1
    assert recount(counting.action_key, now=LATER + DAY) == 0


def test_pending_signature_that_was_written_to_is_pending_again_and_gets_no_second_mail(
    action: UrgentActionPage,
) -> None:
    number, token = sent_confirmation(action)
    set_aside(action.action_key, [number], now=LATER)
    with pytest.raises(LinkInvalid):
        confirm(token, now=LATER)
    restore(action.action_key, [number], now=LATER)
    row = Signature.objects.get(pk=number)
    assert (row.state, row.mail_owed, row.mail_due_at) == ("pending", "", None)
    confirm(token, now=LATER)
    assert read_tally(action.action_key, now=LATER) == 1


def test_mail_that_is_owed_is_held_back_while_a_signature_is_set_aside(action: UrgentActionPage) -> None:
    (number,) = signed(action, "ana")
    set_aside(action.action_key, [number], now=LATER)
    assert not send_owed_mail(number, now=LATER + DAY)
    restore(action.action_key, [number], now=LATER + DAY)
    assert send_owed_mail(number, now=LATER + DAY)
    assert len(mail.outbox) == 1
    assert token_in(mail.outbox[0], "confirm")


@pytest.mark.parametrize("reason", [reason for reason in QuarantineReason if reason != QuarantineReason.STAFF])
def test_what_limits_or_the_honeypot_set_aside_owes_its_mail_when_restored(
    action: UrgentActionPage, reason: QuarantineReason
) -> None:
    number = sign_as(action, quarantine=reason).pk
    assert restore(action.action_key, [number], now=LATER) == [number]
    row = Signature.objects.get(pk=number)
    assert (row.state, row.quarantine_reason, row.mail_owed) == ("pending", "", MailKind.CONFIRM)
    assert (row.mail_due_at, row.mail_day, row.mail_count) == (LATER, LATER.date(), 1)
    assert send_owed_mail(number, now=LATER)
    confirm(token_in(mail.outbox[0], "confirm"), now=LATER)
    assert read_tally(action.action_key, now=LATER) == 1


def test_where_nobody_is_asked_to_confirm_what_is_restored_counts_from_now_on(counting: UrgentActionPage) -> None:
    number = sign_as(counting, quarantine=QuarantineReason.CLIENT_LIMIT).pk
    fold(counting.action_key, now=LATER)
    restore(counting.action_key, [number], now=LATER)
    row = Signature.objects.get(pk=number)
    assert (row.state, row.confirmed_at, row.mail_owed) == ("confirmed", LATER, MailKind.SIGNED)
    assert read_tally(counting.action_key, now=LATER) == 1
    fold(counting.action_key, now=LATER + SETTLED)
    assert parts(counting)["day"] == {"2030-06-05": 1}


@pytest.mark.parametrize("end", ["closed", "stopped", "gone", "bounced"])
def test_no_mail_is_owed_whose_link_would_lead_nowhere(action: UrgentActionPage, end: str) -> None:
    number = sign_as(action, quarantine=QuarantineReason.SPEED).pk
    now = CLOSES + 2 * DAY if end == "closed" else LATER
    if end == "stopped":
        UrgentActionPage.objects.update(stopped_at=NOW)
    elif end == "gone":
        Signature.objects.update(page=None)
    elif end == "bounced":
        Signature.objects.update(bounced_at=NOW)
    restore(action.action_key, [number], now=now)
    row = Signature.objects.get(pk=number)
    assert (row.state, row.mail_owed, row.mail_due_at) == ("pending", "", None)


def test_erasing_takes_the_row_out_of_the_tally_and_notes_it(counting: UrgentActionPage) -> None:
    key = counting.action_key
    ana, ben, cleo = signed(counting, "ana", "ben", "cleo")
    fold(key, now=LATER)
    set_aside(key, [ben], now=LATER)
    digests = set(Signature.objects.exclude(pk=cleo).values_list("email_digest", flat=True))
    assert erase(key, [ana, ben, ben], now=LATER) == 2
    assert erase(key, [ana, ben], now=LATER) == 0
    assert list(Signature.objects.values_list("pk", flat=True)) == [cleo]
    assert read_tally(key, now=LATER) == 1
    assert parts(counting) == {"country": {"KE": 1}, "language": {"en": 1}, "day": {"2030-06-05": 1}}
    assert set(Erasure.objects.values_list("email_digest", flat=True)) == digests
    assert recount(key, now=LATER) == 0


def test_connectors_hear_what_leaves_the_count_and_what_comes_back(
    action: UrgentActionPage, django_capture_on_commit_callbacks: Any
) -> None:
    number, token = sent_confirmation(action)
    pending, _token = sent_confirmation(action, "ben")
    confirm(token, now=NOW)
    heard: list[tuple[str, int]] = []

    def listen(signal: Any, **kwargs: Any) -> None:
        name = {signature_set_aside: "aside", signature_confirmed: "counts", signature_erased: "erased"}[signal]
        heard.append((name, kwargs["signature"].pk if "signature" in kwargs else kwargs["signature_id"]))

    signals = (signature_set_aside, signature_confirmed, signature_erased)
    for signal in signals:
        signal.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            for _twice in range(2):
                set_aside(action.action_key, [number, pending], now=LATER)
            assert heard == []
        with django_capture_on_commit_callbacks(execute=True):
            restore(action.action_key, [number, pending], now=LATER)
        with django_capture_on_commit_callbacks(execute=True):
            erase(action.action_key, [number], now=LATER)
    finally:
        for signal in signals:
            signal.disconnect(listen)
    assert heard == [("aside", number), ("aside", pending), ("counts", number), ("erased", number)]


def test_ten_rows_cost_no_more_queries_than_two(counting: UrgentActionPage, django_assert_max_num_queries: Any) -> None:
    numbers = signed(counting, *(f"p{turn}" for turn in range(10)))
    fold(counting.action_key, now=LATER)
    for few in (numbers[:2], numbers):
        with django_assert_max_num_queries(10):
            set_aside(counting.action_key, few, now=LATER)
        with django_assert_max_num_queries(12):
            restore(counting.action_key, few, now=LATER)
    assert read_tally(counting.action_key, now=LATER) == 10
