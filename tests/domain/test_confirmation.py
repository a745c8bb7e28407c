"""Confirming: once, in time, and by nobody but the owner of the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.people import CLOSES, DAY, HOUR, NOW, SECOND, closing_at, sign_as
from urgent_action.domain.confirmation import confirm, find_pending
from urgent_action.domain.subjects import erase_subject
from urgent_action.domain.tally import read_tally
from urgent_action.domain.withdrawal import withdraw
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.exceptions import LinkInvalid
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_confirmed
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture
def announced() -> Iterator[list[tuple[int, str]]]:
    """Numbers and states of what was announced as confirmed."""
    heard: list[tuple[int, str]] = []

    def listen(*, signature: Signature, **kwargs: Any) -> None:
        heard.append((signature.pk, signature.state))

    signature_confirmed.connect(listen)
    yield heard
    signature_confirmed.disconnect(listen)


def token_of(signature: Signature, *, now: Any = NOW) -> str:
    """The token in the mail that asks to confirm."""
    return make_token(Purpose.CONFIRM, signature.pk, now=now)


def test_confirm_counts_from_now_on(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    assert read_tally(action.action_key, now=NOW) == 0
    assert confirm(token_of(signature), now=NOW + HOUR) == action
    signature.refresh_from_db()
    assert (signature.state, signature.confirmed_at) == (SignatureState.CONFIRMED, NOW + HOUR)
    assert (signature.mail_owed, signature.mail_due_at) == ("", None)
    assert read_tally(action.action_key, now=NOW + HOUR) == 1


def test_link_speaks_for_nobody_who_signed_after_it_was_made(action: UrgentActionPage) -> None:
    """A database that was restored from a backup gives the numbers of lost signatures to other people."""
    signature = sign_as(action)
    with pytest.raises(LinkInvalid):
        confirm(token_of(signature, now=NOW - HOUR), now=NOW)
    assert confirm(token_of(signature, now=NOW - SECOND), now=NOW) == action  # the clocks of two machines


def test_confirm_twice_is_confirming_once(
    action: UrgentActionPage, announced: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    signature = sign_as(action)
    with django_capture_on_commit_callbacks(execute=True):
        for minutes in range(3):
            assert confirm(token_of(signature), now=NOW + timedelta(minutes=minutes)) == action
    signature.refresh_from_db()
    assert signature.confirmed_at == NOW
    assert read_tally(action.action_key, now=NOW + HOUR) == 1
    assert announced == [(signature.pk, SignatureState.CONFIRMED)]


def test_confirm_by_the_link_of_an_earlier_mail(action: UrgentActionPage) -> None:
    """A mail that is sent twice carries two links, and both work."""
    signature = sign_as(action)
    first, second = token_of(signature), token_of(signature, now=NOW + SECOND)
    assert first != second
    confirm(second, now=NOW + HOUR)
    confirm(first, now=NOW + 2 * HOUR)
    assert read_tally(action.action_key, now=NOW + 2 * HOUR) == 1


def test_find_pending_changes_nothing(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    before = Signature.objects.values().get()
    for _ in range(5):
        assert find_pending(token_of(signature), now=NOW) == action
    assert Signature.objects.values().get() == before


def test_find_pending_of_a_confirmed_signature(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    confirm(token_of(signature), now=NOW)
    with pytest.raises(LinkInvalid):
        find_pending(token_of(signature), now=NOW)


@pytest.mark.parametrize(
    ("after", "taken"),
    [
        (-SECOND, True),
        (timedelta(0), True),
        (DAY - SECOND, True),
        (DAY - timedelta(microseconds=1), True),
        (DAY, False),
        (DAY + SECOND, False),
    ],
)
def test_confirm_within_the_grace_and_not_after_it(action: UrgentActionPage, after: timedelta, taken: bool) -> None:
    signature = sign_as(action, now=CLOSES - SECOND)
    token = token_of(signature, now=CLOSES - SECOND)
    if taken:
        find_pending(token, now=CLOSES + after)
        confirm(token, now=CLOSES + after)
    else:
        for verb in (find_pending, confirm):
            with pytest.raises(LinkInvalid):
                verb(token, now=CLOSES + after)
    assert read_tally(action.action_key, now=CLOSES + 2 * DAY) == int(taken)


@pytest.mark.parametrize(("hours", "late"), [(0, timedelta(0)), (1, HOUR)])
def test_confirm_grace_can_be_set(action: UrgentActionPage, settings: Any, hours: int, late: timedelta) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "CONFIRM_GRACE_HOURS": hours}
    token = token_of(sign_as(action, now=CLOSES - SECOND), now=CLOSES - SECOND)
    with pytest.raises(LinkInvalid):
        confirm(token, now=CLOSES + late)
    confirm(token, now=CLOSES + late - SECOND)


def test_confirm_under_an_action_without_a_deadline(make_action: MakeAction) -> None:
    page = make_action(closes_in=None, confirming=True)
    assert confirm(token_of(sign_as(page)), now=NOW + 6 * DAY) == page


@pytest.mark.parametrize(("since", "taken"), [(-SECOND, True), (timedelta(0), False), (SECOND, False)])
def test_confirm_a_stopped_action_has_no_grace(action: UrgentActionPage, since: timedelta, taken: bool) -> None:
    signature = sign_as(action)
    UrgentActionPage.objects.update(stopped_at=NOW + HOUR)
    if taken:
        confirm(token_of(signature), now=NOW + HOUR + since)
    else:
        with pytest.raises(LinkInvalid):
            confirm(token_of(signature), now=NOW + HOUR + since)
    assert read_tally(action.action_key, now=NOW + 2 * HOUR) == int(taken)


def test_confirm_a_confirmed_signature_after_the_grace_changes_nothing(action: UrgentActionPage) -> None:
    signature = sign_as(action, now=CLOSES - SECOND)
    confirm(token_of(signature, now=CLOSES - SECOND), now=CLOSES)
    with pytest.raises(LinkInvalid):
        confirm(token_of(signature, now=CLOSES - SECOND), now=CLOSES + 2 * DAY)
    assert read_tally(action.action_key, now=CLOSES + 2 * DAY) == 1


def withdrawn(signature: Signature) -> None:
    """Its signer takes it back."""
    withdraw(make_token(Purpose.WITHDRAW, signature.pk, now=NOW), now=NOW)


def erased(signature: Signature) -> None:
    """Its signer asks for erasure."""
    erase_subject(signature.email, now=NOW)


def set_aside(signature: Signature) -> None:
    """It was a program after all."""
    Signature.objects.filter(pk=signature.pk).update(
        state=SignatureState.QUARANTINED, quarantine_reason=QuarantineReason.HONEYPOT
    )


def orphaned(signature: Signature) -> None:
    """Its page is deleted."""
    UrgentActionPage.objects.get().delete()


@pytest.mark.parametrize("became", [withdrawn, erased, set_aside, orphaned])
def test_confirm_what_cannot_be_confirmed_any_more(
    action: UrgentActionPage, became: Callable[[Signature], None]
) -> None:
    signature = sign_as(action)
    became(signature)
    before = list(Signature.objects.values())
    for verb in (find_pending, confirm):
        with pytest.raises(LinkInvalid):
            verb(token_of(signature), now=NOW + SECOND)
    assert list(Signature.objects.values()) == before
    assert read_tally(action.action_key, now=NOW + HOUR) == 0


def test_confirm_an_unknown_signature(action: UrgentActionPage) -> None:
    with pytest.raises(LinkInvalid):
        confirm(make_token(Purpose.CONFIRM, 4711, now=NOW), now=NOW)


@pytest.mark.parametrize("number", [2**31, 2**63 - 1])
def test_confirm_a_number_at_the_edge_of_the_column(action: UrgentActionPage, number: int) -> None:
    with pytest.raises(LinkInvalid):
        confirm(make_token(Purpose.CONFIRM, number, now=NOW), now=NOW)


def test_confirm_by_a_link_to_withdraw(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    with pytest.raises(LinkInvalid):
        confirm(make_token(Purpose.WITHDRAW, signature.pk, now=NOW), now=NOW)


def test_confirm_leaves_other_signatures_alone(action: UrgentActionPage, make_action: MakeAction) -> None:
    other = make_action(confirming=True, body=closing_at(CLOSES))
    mine, theirs, elsewhere = sign_as(action), sign_as(action, "b@supporter.example"), sign_as(other)
    confirm(token_of(mine), now=NOW)
    states = dict(Signature.objects.values_list("pk", "state"))
    assert states == {mine.pk: "confirmed", theirs.pk: "pending", elsewhere.pk: "pending"}


def test_confirm_a_receiver_that_fails_does_not_fail_the_signer(
    action: UrgentActionPage, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError("The CRM is away.")

    signature = sign_as(action)
    signature_confirmed.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            confirm(token_of(signature), now=NOW)
    finally:
        signature_confirmed.disconnect(fail)
    assert read_tally(action.action_key, now=NOW) == 1
