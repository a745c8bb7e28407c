"""Signing: who may, when, what is stored, and that it happens once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from wagtail.models import Locale, Site

from tests.people import CLOSES, HOUR, NOW, closing_at
from urgent_action.digests import email_digest
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.consent import current_statement
from urgent_action.domain.signing import Submission, sign
from urgent_action.domain.tally import read_tally
from urgent_action.enums import MailKind, QuarantineReason, SheetKind, SignatureState
from urgent_action.exceptions import ActionClosed, ConsentOutdated, KeysMissing
from urgent_action.models import ActionRecord, ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_added
from urgent_action.tokens import Purpose, make_token

TICK = timedelta(microseconds=1)
MakeAction = Callable[..., UrgentActionPage]

#: The columns in which a row keeps what mail it owes, in order: owed, due, attempts, day, mails on that day.
MAIL_BOOKKEEPING = ("mail_owed", "mail_due_at", "mail_attempts", "mail_day", "mail_count")


@pytest.fixture
def announced() -> Iterator[list[Signature]]:
    """The signatures that the signal named."""
    received: list[Signature] = []

    def receive(sender: type, signature: Signature, **kwargs: Any) -> None:
        received.append(signature)

    signature_added.connect(receive, sender=Signature)
    yield received
    signature_added.disconnect(receive, sender=Signature)


def submitted(page: UrgentActionPage, **changed: Any) -> Submission:
    """What Ana sends."""
    facts: dict[str, Any] = {
        "name": "Ana Example",
        "email": "ana@supporter.example",
        "country": "KE",
        "consent_key": current_statement(page.get_site(), page.locale.language_code).key,
        **changed,
    }
    return Submission(**facts)


def sign_at(page: UrgentActionPage, now: datetime, **changed: Any) -> None:
    """Sign what Ana sends."""
    sign(page, submitted(page, **changed), site=page.get_site(), now=now)


def deadline_of(page: UrgentActionPage) -> datetime:
    """When the action closes."""
    assert page.closes_at is not None
    return page.closes_at


@pytest.mark.parametrize(
    ("confirming", "state", "owed"),
    [(False, SignatureState.CONFIRMED, MailKind.SIGNED), (True, SignatureState.PENDING, MailKind.CONFIRM)],
)
def test_sign_stores_what_was_sent_and_what_it_was_about(
    make_action: MakeAction, confirming: bool, state: SignatureState, owed: MailKind
) -> None:
    page = make_action(confirming=confirming)
    now = datetime.now(UTC)
    answers = [{"question": "Why?", "answer": "Kites."}]
    sign_at(page, now, answers=answers, wants_updates=True, public_name=True)
    stored = Signature.objects.get()
    facts = {field.attname: getattr(stored, field.attname) for field in Signature._meta.concrete_fields}
    assert facts == {
        "id": stored.pk,
        "page_id": page.pk,
        "action_key": page.translation_key,
        "email_digest": email_digest(page.translation_key, "ana@supporter.example"),
        "state": state,
        "quarantine_reason": "",
        "name": "Ana Example",
        "email": "ana@supporter.example",
        "country": "KE",
        "answers": answers,
        "wants_updates": True,
        "public_name": True,
        "consent_id": current_statement(page.get_site(), "en").key,
        "language": "en",
        "revision": page.live_revision_id,
        "created_at": now,
        "confirmed_at": None if confirming else now,
        "restored_at": None,
        "delivered_at": None,
        "mail_owed": owed,
        "mail_due_at": now,
        "mail_attempts": 0,
        "mail_day": now.date(),
        "mail_count": 1,
        "bounced_at": None,
    }
    assert read_tally(page.action_key, now=now) == (0 if confirming else 1)


def test_sign_with_the_boxes_left_empty(make_action: MakeAction) -> None:
    page = make_action()
    sign_at(page, datetime.now(UTC))
    assert Signature.objects.values_list("wants_updates", "public_name", "answers").get() == (False, False, [])


def test_sign_makes_the_record_of_an_action_that_has_none(make_action: MakeAction) -> None:
    page = make_action()
    ActionRecord.objects.all().delete()
    sign_at(page, datetime.now(UTC))
    assert ActionRecord.objects.get().action_key == page.action_key
    assert read_tally(page.action_key, now=datetime.now(UTC)) == 1


@pytest.mark.parametrize("late", [timedelta(), TICK, timedelta(days=400)])
def test_sign_at_or_after_the_deadline_is_refused(make_action: MakeAction, late: timedelta) -> None:
    page = make_action()
    with pytest.raises(ActionClosed):
        sign_at(page, deadline_of(page) + late)
    assert Signature.objects.count() == ConsentStatement.objects.count() == 0


def test_sign_is_judged_by_the_arrival_and_not_by_the_clock(make_action: MakeAction) -> None:
    page = make_action()
    with time_machine.travel(deadline_of(page) + timedelta(hours=1)):
        sign_at(page, deadline_of(page) - TICK)
    assert Signature.objects.get().created_at == deadline_of(page) - TICK


def test_sign_without_a_deadline(make_action: MakeAction) -> None:
    page = make_action(closes_in=None)
    sign_at(page, datetime.now(UTC) + timedelta(days=4000))
    assert Signature.objects.count() == 1


def test_sign_an_action_that_was_stopped_is_refused(make_action: MakeAction) -> None:
    page = make_action()
    page.stopped_at = datetime.now(UTC)
    with pytest.raises(ActionClosed):
        sign_at(page, page.stopped_at)
    sign_at(page, page.stopped_at - TICK)
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("facts", [{"kind": SheetKind.OUTCOME}, {"signing": False}], ids=["outcome", "no signing"])
def test_sign_an_action_that_takes_no_signatures_is_refused(make_action: MakeAction, facts: dict[str, Any]) -> None:
    page = make_action(**facts)
    with pytest.raises(ActionClosed):
        sign_at(page, datetime.now(UTC))
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("key", [None, UUID(int=0)])
def test_sign_with_unknown_words_is_refused(make_action: MakeAction, key: UUID | None) -> None:
    page = make_action()
    with pytest.raises(ConsentOutdated):
        sign_at(page, datetime.now(UTC), consent_key=key)
    assert Signature.objects.count() == ConsentStatement.objects.count() == 0


def test_sign_with_replaced_words_keeps_those_words(make_action: MakeAction) -> None:
    page, now = make_action(), datetime.now(UTC)
    sent = submitted(page)
    sign(page, sent, site=page.get_site(), now=now)
    with override_settings(URGENT_ACTION={**settings.URGENT_ACTION, "SECTION_NAME": "Zenda"}):
        sign_at(page, now, email="bo@supporter.example")
        later = submitted(page, email="cy@supporter.example", consent_key=sent.consent_key)
        sign(page, later, site=page.get_site(), now=now + timedelta(hours=24))
        too_late = submitted(page, email="di@supporter.example", consent_key=sent.consent_key)
        with pytest.raises(ConsentOutdated):
            sign(page, too_late, site=page.get_site(), now=now + timedelta(hours=24) + TICK)
    agreed = dict(Signature.objects.values_list("email", "consent__text"))
    assert agreed["cy@supporter.example"] == agreed["ana@supporter.example"] != agreed["bo@supporter.example"]
    assert set(agreed) == {"ana@supporter.example", "bo@supporter.example", "cy@supporter.example"}


@pytest.mark.parametrize("key", ["", "short"])
def test_sign_without_keys_stores_nothing(make_action: MakeAction, key: str) -> None:
    page = make_action()
    ActionRecord.objects.all().delete()
    with override_settings(URGENT_ACTION={"DIGEST_KEY": key}), pytest.raises(KeysMissing):
        sign_at(page, datetime.now(UTC))
    assert Signature.objects.count() == ConsentStatement.objects.count() == ActionRecord.objects.count() == 0


@pytest.mark.parametrize(("confirming", "owed"), [(False, MailKind.SIGNED), (True, MailKind.CONFIRM)])
@pytest.mark.parametrize("email", ["ana@supporter.example", "ANA@supporter.example", "ana+urgent@supporter.example"])
def test_sign_twice_leaves_the_first_row_as_it_is_and_owes_one_mail(
    make_action: MakeAction, email: str, confirming: bool, owed: MailKind
) -> None:
    page, again = make_action(confirming=confirming, body=closing_at(CLOSES)), NOW + HOUR
    sign_at(page, NOW)
    before = Signature.objects.values().get()
    sign_at(page, again, email=email, name="Somebody Else", wants_updates=True)
    after = Signature.objects.values().get()
    assert [after.pop(column) for column in MAIL_BOOKKEEPING] == [owed, again, 0, again.date(), 2]
    assert [before.pop(column) for column in MAIL_BOOKKEEPING] == [owed, NOW, 0, NOW.date(), 1]
    assert after == before
    assert read_tally(page.action_key, now=again) == (0 if confirming else 1)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
def test_confirmation_of_two_forms_agrees_to_what_was_ticked_in_both(
    make_action: MakeAction, first: bool, second: bool
) -> None:
    """Somebody else may have typed the address before its owner did, and ticked what the owner would not."""
    page, again = make_action(confirming=True, body=closing_at(CLOSES)), NOW + HOUR

    def sign_and_look(now: datetime, *ticked: bool) -> tuple[bool, bool]:
        sign_at(page, now, wants_updates=ticked[0], public_name=ticked[1])
        row = Signature.objects.get()
        return row.wants_updates, row.public_name

    assert sign_and_look(NOW, first, True) == (first, True)
    assert sign_and_look(again, second, first) == (first and second, first)
    confirm(make_token(Purpose.CONFIRM, Signature.objects.get().pk, now=NOW), now=again)
    assert sign_and_look(again, not first, not first) == (first and second, first)


def test_sign_by_two_people_counts_two(make_action: MakeAction) -> None:
    page, now = make_action(), datetime.now(UTC)
    for email in ("ana@supporter.example", "bo@supporter.example"):
        sign_at(page, now, email=email)
    assert read_tally(page.action_key, now=now) == 2


def test_sign_two_actions_by_one_person_counts_on_each(make_action: MakeAction) -> None:
    first, second, now = make_action(), make_action(), datetime.now(UTC)
    sign_at(first, now)
    sign_at(second, now)
    assert [read_tally(page.action_key, now=now) for page in (first, second)] == [1, 1]
    assert len(set(Signature.objects.values_list("email_digest", flat=True))) == 2


def test_sign_on_an_alias_signs_the_action(make_action: MakeAction) -> None:
    page, now = make_action(), datetime.now(UTC)
    alias = page.create_alias(update_slug="alias").specific
    sign_at(alias, now)
    sign_at(page, now)
    sign_at(alias, now, email="bo@supporter.example")
    assert set(Signature.objects.values_list("page", "action_key")) == {(page.pk, page.translation_key)}
    assert read_tally(page.action_key, now=now) == read_tally(alias.action_key, now=now) == 2


def test_sign_on_a_translation_signs_the_action(make_action: MakeAction) -> None:
    page, now = make_action(), datetime.now(UTC)
    arabic = Locale.objects.get_or_create(language_code="ar")[0]
    translated = page.copy_for_translation(arabic, copy_parents=True)
    translated.save_revision().publish()
    translated.refresh_from_db()
    sign_at(page, now)
    sign_at(translated, now)
    sign_at(translated, now, email="bo@supporter.example")
    assert list(
        Signature.objects.order_by("pk").values_list("page", "action_key", "language", "consent__language")
    ) == [
        (page.pk, page.translation_key, "en", "en"),
        (translated.pk, page.translation_key, "ar", "ar"),
    ]
    assert read_tally(page.action_key, now=now) == 2


def test_sign_on_a_copy_starts_at_zero(make_action: MakeAction) -> None:
    page, now = make_action(), datetime.now(UTC)
    sign_at(page, now)
    copied = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert read_tally(copied.action_key, now=now) == 0
    sign_at(copied, now)
    assert [read_tally(each.action_key, now=now) for each in (page, copied)] == [1, 1]


def test_signature_outlives_its_page(make_action: MakeAction) -> None:
    page, now = make_action(), datetime.now(UTC)
    sign_at(page, now)
    key = page.action_key
    page.delete()
    assert Signature.objects.filter(page=None).values_list("action_key", flat=True).get() == key
    assert read_tally(key, now=now) == 1


@pytest.mark.parametrize("reason", QuarantineReason)
def test_sign_in_quarantine_is_kept_and_does_not_count(
    make_action: MakeAction,
    announced: list[Signature],
    django_capture_on_commit_callbacks: Any,
    reason: QuarantineReason,
) -> None:
    page, now = make_action(), datetime.now(UTC)
    with django_capture_on_commit_callbacks(execute=True):
        sign_at(page, now, quarantine=reason)
    stored = Signature.objects.get()
    assert (stored.state, stored.quarantine_reason) == (SignatureState.QUARANTINED, reason)
    assert (stored.created_at, stored.confirmed_at) == (now, None)
    assert read_tally(page.action_key, now=now) == 0
    assert announced == []


def test_signal_comes_after_the_commit_and_only_the_first_time(
    make_action: MakeAction, announced: list[Signature], django_capture_on_commit_callbacks: Any
) -> None:
    page, now = make_action(), datetime.now(UTC)
    with django_capture_on_commit_callbacks() as callbacks:
        sign_at(page, now)
    assert announced == []
    for callback in callbacks:
        callback()
    assert announced == [Signature.objects.get()]
    with django_capture_on_commit_callbacks(execute=True):
        sign_at(page, now)
    assert announced == [Signature.objects.get()]


def test_signal_is_not_sent_for_what_was_rolled_back(
    make_action: MakeAction, announced: list[Signature], django_capture_on_commit_callbacks: Any
) -> None:
    page = make_action()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        sign_at(page, datetime.now(UTC))
        transaction.set_rollback(True)
    assert announced == []
    assert Signature.objects.count() == 0


def test_signal_receiver_that_fails_does_not_fail_the_signer(
    make_action: MakeAction, django_capture_on_commit_callbacks: Any
) -> None:
    def fail(sender: type, **kwargs: Any) -> None:
        raise RuntimeError

    page = make_action()
    signature_added.connect(fail, sender=Signature)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            sign_at(page, datetime.now(UTC))
    finally:
        signature_added.disconnect(fail, sender=Signature)
    assert Signature.objects.count() == 1


def test_sign_for_another_site_stores_that_sites_words(make_action: MakeAction) -> None:
    page = make_action()
    other = Site.objects.create(hostname="other.example", root_page=page.get_site().root_page)
    key = current_statement(other, "en").key
    sign(page, submitted(page, consent_key=key), site=other, now=datetime.now(UTC))
    assert Signature.objects.get().consent.site == other


@time_machine.travel(NOW, tick=False)  # so that nothing in memory grows old
def test_sign_needs_no_query_more_for_the_thousandth(make_action: MakeAction, django_assert_num_queries: Any) -> None:
    page, now = make_action(), datetime.now(UTC)
    for email in ("one@supporter.example", "two@supporter.example"):  # what is kept in memory has been stored and read
        sign_at(page, now, email=email)
    sends = [submitted(page, email=email) for email in ("bo@supporter.example", "one@supporter.example")]
    # The address's limit, one row read, and one row written.
    for sent in sends:  # a new person and a known one: the same work
        site = page.get_site()
        with django_assert_num_queries(1 + 2):
            sign(page, sent, site=site, now=now)
    assert Signature.objects.count() == 2 + 1


def test_sign_keeps_any_text(make_action: MakeAction) -> None:
    page = make_action()
    name = f"O'Brien %s {{{{7*7}}}} <script> {uuid4()}"
    sign_at(page, datetime.now(UTC), name=name)
    assert Signature.objects.get().name == name
