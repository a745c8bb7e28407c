"""Withdrawing: the name goes, the tally follows, and of two clicks at one moment one state is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection, transaction

from tests.people import DAY, EMAIL, HOUR, NOW, SECOND, sign_as
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.mailing import send_owed_mail
from urgent_action.domain.tally import fold, read_tally, recount
from urgent_action.domain.withdrawal import NOBODY, ask_to_withdraw, find_standing, withdraw
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.exceptions import KeysMissing, LinkInvalid
from urgent_action.models import Erasure, PartCount, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_added, signature_withdrawn
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db


def token_of(signature: Signature, *, now: Any = NOW) -> str:
    """The token in every mail to its signer."""
    return make_token(Purpose.WITHDRAW, signature.pk, now=now)


def confirmed(action: UrgentActionPage, email: str = EMAIL, **facts: Any) -> Signature:
    """A signature that counts."""
    signature = sign_as(action, email, **facts)
    confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)
    signature.refresh_from_db()
    return signature


@pytest.fixture
def announced() -> Iterator[list[dict[str, Any]]]:
    """What was said about withdrawals."""
    heard: list[dict[str, Any]] = []

    def listen(*, signal: Any, sender: Any, **said: Any) -> None:
        heard.append(said)

    signature_withdrawn.connect(listen)
    yield heard
    signature_withdrawn.disconnect(listen)


def test_link_speaks_for_nobody_who_signed_after_it_was_made(action: UrgentActionPage) -> None:
    signature = confirmed(action)
    with pytest.raises(LinkInvalid):
        withdraw(token_of(signature, now=NOW - HOUR), now=NOW)
    assert Signature.objects.get().state == SignatureState.CONFIRMED


@pytest.mark.parametrize("folded", [False, True])
def test_withdraw_takes_one_from_the_tally(action: UrgentActionPage, folded: bool) -> None:
    mine = confirmed(action)
    confirmed(action, "b@supporter.example")
    later = NOW + HOUR
    if folded:
        fold(action.action_key, now=later)
    assert read_tally(action.action_key, now=later) == 2
    withdraw(token_of(mine), now=later)
    assert read_tally(action.action_key, now=later) == 1
    assert recount(action.action_key, now=later) == 0
    assert read_tally(action.action_key, now=later + HOUR) == 1


def test_withdraw_takes_one_from_the_country(action: UrgentActionPage) -> None:
    mine = confirmed(action, country="KE")
    confirmed(action, "b@supporter.example", country="KE")
    confirmed(action, "c@supporter.example", country="DE")
    fold(action.action_key, now=NOW + HOUR)
    withdraw(token_of(mine), now=NOW + HOUR)
    assert dict(PartCount.objects.filter(part="country").values_list("value", "counted")) == {"KE": 1, "DE": 1}
    assert recount(action.action_key, now=NOW + HOUR) == 0
    assert dict(PartCount.objects.filter(part="country").values_list("value", "counted")) == {"KE": 1, "DE": 1}


def test_withdraw_what_came_too_late_for_its_fold(action: UrgentActionPage) -> None:
    """The stored count is of others, or of nobody: it must not stop anybody from withdrawing."""
    signature = sign_as(action)
    fold(action.action_key, now=NOW + HOUR)
    confirm(make_token(Purpose.CONFIRM, signature.pk, now=NOW), now=NOW)  # commits an hour late
    withdraw(token_of(signature), now=NOW + HOUR)
    assert read_tally(action.action_key, now=NOW + HOUR) == 0
    assert recount(action.action_key, now=NOW + HOUR) == 0


def test_withdraw_and_fold_afterwards(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    withdraw(token_of(mine), now=NOW + SECOND)
    fold(action.action_key, now=NOW + HOUR)
    assert read_tally(action.action_key, now=NOW + HOUR) == 0


@pytest.mark.parametrize("state", ["pending", "quarantined"])
def test_withdraw_what_does_not_count_leaves_the_tally(action: UrgentActionPage, state: str) -> None:
    confirmed(action, "b@supporter.example")
    reason = QuarantineReason.SPEED if state == "quarantined" else None
    mine = sign_as(action, quarantine=reason)
    assert mine.state == state
    fold(action.action_key, now=NOW + HOUR)
    withdraw(token_of(mine), now=NOW + HOUR)
    assert read_tally(action.action_key, now=NOW + HOUR) == 1
    assert Signature.objects.get(pk=mine.pk).state == SignatureState.WITHDRAWN


def test_withdraw_twice(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    confirmed(action, "b@supporter.example")
    fold(action.action_key, now=NOW + HOUR)
    withdraw(token_of(mine), now=NOW + HOUR)
    for verb in (withdraw, find_standing):
        with pytest.raises(LinkInvalid):
            verb(token_of(mine), now=NOW + HOUR)
    assert read_tally(action.action_key, now=NOW + HOUR) == 1


@pytest.mark.parametrize("delivered", [False, True])
def test_withdraw_says_whether_the_name_was_handed_over(action: UrgentActionPage, delivered: bool) -> None:
    mine = confirmed(action)
    if delivered:
        Signature.objects.update(delivered_at=NOW)
    assert withdraw(token_of(mine), now=NOW + SECOND) is delivered


def test_withdraw_works_long_after_the_close_and_without_the_page(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    action.delete()
    withdraw(token_of(mine), now=NOW + 300 * DAY)
    assert read_tally(mine.action_key, now=NOW + 300 * DAY) == 0


@pytest.mark.parametrize("number", [4711, 2**63 - 1])
def test_withdraw_an_unknown_signature(action: UrgentActionPage, number: int) -> None:
    with pytest.raises(LinkInvalid):
        withdraw(make_token(Purpose.WITHDRAW, number, now=NOW), now=NOW)


def test_withdraw_by_a_link_to_confirm(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    with pytest.raises(LinkInvalid):
        withdraw(make_token(Purpose.CONFIRM, mine.pk, now=NOW), now=NOW)
    assert read_tally(action.action_key, now=NOW) == 1


def test_find_standing_changes_nothing(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    before = Signature.objects.values().get()
    for _ in range(5):
        assert find_standing(token_of(mine), now=NOW) == mine
    assert Signature.objects.values().get() == before


def test_withdraw_is_announced_once_after_the_commit(
    action: UrgentActionPage, announced: list[dict[str, Any]], django_capture_on_commit_callbacks: Any
) -> None:
    mine = confirmed(action)
    with django_capture_on_commit_callbacks() as callbacks:
        withdraw(token_of(mine), now=NOW + SECOND)
    assert announced == []
    for callback in callbacks:
        callback()
    assert announced == [{"signature_id": mine.pk, "action_key": mine.action_key}]


def test_withdraw_is_in_the_ledger(action: UrgentActionPage) -> None:
    """A backup from before would bring the name back."""
    mine = confirmed(action)
    withdraw(token_of(mine), now=NOW + SECOND)
    assert list(Erasure.objects.values_list("action_key", "email_digest", "erased_at")) == [
        (mine.action_key, mine.email_digest, NOW + SECOND)
    ]


def test_signing_again_after_withdrawing_starts_anew(
    action: UrgentActionPage, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[int] = []

    def listen(*, signature: Signature, **kwargs: Any) -> None:
        heard.append(signature.pk)

    mine = confirmed(action, answers=[{"question": "Town?", "answer": "Port Selwyn"}])
    Signature.objects.update(delivered_at=NOW, mail_attempts=3, bounced_at=NOW)
    withdraw(token_of(mine), now=NOW + SECOND)
    signature_added.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            again = sign_as(action, now=NOW + HOUR, name="Ana New", country="DE")
    finally:
        signature_added.disconnect(listen)
    assert again.pk == mine.pk
    assert (again.state, again.name, again.country, again.answers) == ("pending", "Ana New", "DE", [])
    assert (again.created_at, again.confirmed_at, again.delivered_at) == (NOW + HOUR, None, None)
    assert (again.mail_owed, again.mail_due_at, again.mail_attempts) == ("confirm", NOW + HOUR, 0)
    assert again.bounced_at is None
    assert heard == [mine.pk]
    assert read_tally(action.action_key, now=NOW + HOUR) == 0
    confirm(make_token(Purpose.CONFIRM, again.pk, now=NOW + HOUR), now=NOW + HOUR)
    assert read_tally(action.action_key, now=NOW + HOUR) == 1
    assert recount(action.action_key, now=NOW + DAY) == 0


def test_signing_again_after_withdrawing_what_was_folded_counts_once(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    for turn in range(1, 4):
        later = NOW + turn * HOUR
        fold(action.action_key, now=later)
        withdraw(token_of(mine, now=later), now=later)
        assert read_tally(action.action_key, now=later) == 0
        sign_as(action, now=later + SECOND)
        confirm(make_token(Purpose.CONFIRM, mine.pk, now=later), now=later + 2 * SECOND)
        assert read_tally(action.action_key, now=later + HOUR) == 1
    assert recount(action.action_key, now=NOW + DAY) == 0
    assert read_tally(action.action_key, now=NOW + DAY) == 1


def test_asking_owes_the_owner_a_mail(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    assert ask_to_withdraw(action, EMAIL.upper(), now=NOW + SECOND) == mine.pk
    mine.refresh_from_db()
    assert (mine.mail_owed, mine.mail_due_at, mine.mail_count) == ("withdraw", NOW + SECOND, 2)
    assert mine.state == SignatureState.CONFIRMED


def test_asking_for_a_stranger_or_somebody_who_withdrew(action: UrgentActionPage) -> None:
    assert ask_to_withdraw(action, EMAIL, now=NOW) == NOBODY
    withdraw(token_of(confirmed(action)), now=NOW)
    before = Signature.objects.values().get()
    assert ask_to_withdraw(action, EMAIL, now=NOW) == NOBODY
    assert not send_owed_mail(NOBODY, now=NOW + DAY)
    assert Signature.objects.values().get() == before


def test_asking_does_not_lose_a_mail_that_asks_to_confirm(action: UrgentActionPage) -> None:
    """The mail server may have been away since: the one mail that goes out then has both links in it."""
    mine = sign_as(action)
    ask_to_withdraw(action, EMAIL, now=NOW + SECOND)
    mine.refresh_from_db()
    assert mine.mail_owed == "confirm"


def test_asking_is_limited_to_three_mails_a_day(action: UrgentActionPage) -> None:
    confirmed(action)
    for minutes in range(10):
        ask_to_withdraw(action, EMAIL, now=NOW + timedelta(minutes=minutes))
        Signature.objects.update(mail_owed="", mail_due_at=None)  # sent
        assert Signature.objects.get().mail_count == min(2 + minutes, 3)
    ask_to_withdraw(action, EMAIL, now=NOW + DAY)
    assert Signature.objects.values_list("mail_owed", "mail_count").get() == ("withdraw", 1)


def test_asking_without_keys(action: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    with pytest.raises(KeysMissing):
        ask_to_withdraw(action, EMAIL, now=NOW)


def at_once(*verbs: Callable[[], Any]) -> None:
    """Do several things in threads at the same moment; a link that does nothing (any more) is no failure."""
    barrier = Barrier(len(verbs))
    failures: list[BaseException] = []

    def run(verb: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            verb()
        except LinkInvalid:
            pass
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(8))
def test_confirm_and_withdraw_at_the_same_moment(action: UrgentActionPage, turn: int) -> None:
    signatures = [sign_as(action, f"signer{number}@supporter.example") for number in range(4)]
    verbs: list[Callable[[], Any]] = []
    for signature in signatures:
        confirming, withdrawing = make_token(Purpose.CONFIRM, signature.pk, now=NOW), token_of(signature)
        verbs.append(lambda token=confirming: confirm(token, now=NOW + SECOND))
        verbs.append(lambda token=withdrawing: withdraw(token, now=NOW + SECOND))
    verbs.append(lambda: fold(action.action_key, now=NOW + SECOND))
    at_once(*verbs)
    states = Signature.objects.values_list("state", "confirmed_at", "name")
    assert set(states) <= {("withdrawn", None, "")}
    assert read_tally(action.action_key, now=NOW + DAY) == 0
    assert recount(action.action_key, now=NOW + DAY) == 0


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_withdraw_many_times_at_the_same_moment_takes_one(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    confirmed(action, "b@supporter.example")
    fold(action.action_key, now=NOW + HOUR)
    at_once(*[lambda: withdraw(token_of(mine), now=NOW + HOUR)] * 8)
    assert read_tally(action.action_key, now=NOW + HOUR) == 1
    assert recount(action.action_key, now=NOW + HOUR) == 0


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_withdraw_waits_for_a_fold_that_is_under_way(action: UrgentActionPage) -> None:
    mine = confirmed(action)
    with transaction.atomic():
        fold(action.action_key, now=NOW + HOUR)
        thread = Thread(target=at_once, args=(lambda: withdraw(token_of(mine), now=NOW + HOUR),))
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
    thread.join(10)
    assert read_tally(action.action_key, now=NOW + HOUR) == 0
    assert recount(action.action_key, now=NOW + HOUR) == 0


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_signing_again_many_times_at_the_same_moment_owes_one_mail_more(action: UrgentActionPage) -> None:
    sign_as(action)
    Signature.objects.update(mail_owed="", mail_due_at=None)
    at_once(*[lambda at=NOW + turn * SECOND: sign_as(action, now=at) for turn in range(1, 13)])
    assert Signature.objects.count() == 1
    assert Signature.objects.get().mail_count <= 3
