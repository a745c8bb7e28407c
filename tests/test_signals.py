"""Signals for connectors: which, when, with what; and the example of the docs, run as it stands there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.dispatch import Signal

from tests.people import CLOSES, EMAIL, HOUR, NOW, closing_at, sign_as, token_in
from urgent_action import signals
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.mailing import send_owed_mail
from urgent_action.domain.retention import erase_expired, purge_unconfirmed
from urgent_action.domain.subjects import erase_subject
from urgent_action.domain.withdrawal import withdraw
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

NAMES = [name for name, value in vars(signals).items() if isinstance(value, Signal)]
DOCS = Path(__file__).resolve().parent.parent / "docs"
Committing = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Committing:
    """What is done within is committed, as far as signals can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def heard() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Signals that were sent, with their arguments."""
    sent: list[tuple[str, dict[str, Any]]] = []

    def listener(name: str) -> Callable[..., None]:
        def listen(sender: type, **kwargs: Any) -> None:
            assert sender is Signature
            kwargs.pop("signal")
            sent.append((name, kwargs))

        return listen

    listeners = {name: listener(name) for name in NAMES}
    for name, listen in listeners.items():
        getattr(signals, name).connect(listen)
    yield sent
    for name, listen in listeners.items():
        getattr(signals, name).disconnect(listen)


@pytest.fixture
def action(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action that asks for confirmation."""
    return make_action(confirming=True, body=closing_at(CLOSES))


@pytest.fixture
def confirmed(action: UrgentActionPage) -> Signature:
    """A signature that counts."""
    signature = sign_as(action)
    send_owed_mail(signature.pk, now=NOW)
    confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)
    return Signature.objects.get()


def test_signing_and_confirming_tell_of_one_signature(
    heard: list[Any], action: UrgentActionPage, committing: Committing
) -> None:
    with committing():
        signature = sign_as(action)
    assert heard == [("signature_added", {"signature": signature})]
    assert heard[0][1]["signature"].state == SignatureState.PENDING
    heard.clear()
    with committing():
        send_owed_mail(signature.pk, now=NOW)
    assert heard == [("signature_mailed", {"signature": signature})]
    heard.clear()
    with committing():
        confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)
        confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)
    assert heard == [("signature_confirmed", {"signature": signature})]
    assert heard[0][1]["signature"].state == SignatureState.CONFIRMED
    assert heard[0][1]["signature"].email == EMAIL


def test_without_confirmation_it_is_added_and_confirmed(
    heard: list[Any], make_action: Callable[..., UrgentActionPage], committing: Committing
) -> None:
    page = make_action(confirming=False, body=closing_at(CLOSES))
    with committing():
        signature = sign_as(page)
    assert heard == [("signature_added", {"signature": signature}), ("signature_confirmed", {"signature": signature})]


def test_signing_again_tells_nothing(
    heard: list[Any], action: UrgentActionPage, confirmed: Signature, committing: Committing
) -> None:
    with committing():
        sign_as(action, now=NOW + 2 * HOUR)
    assert heard == []


def test_what_is_set_aside_tells_nothing(heard: list[Any], action: UrgentActionPage, committing: Committing) -> None:
    with committing():
        sign_as(action, quarantine=QuarantineReason.HONEYPOT)
    assert heard == []


def test_withdrawing_tells_numbers_only(heard: list[Any], confirmed: Signature, committing: Committing) -> None:
    with committing():
        withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)
    assert heard == [
        ("signature_withdrawn", {"signature_id": confirmed.pk, "action_key": confirmed.action_key}),
    ]


def test_signing_anew_after_withdrawing_is_told(
    heard: list[Any], action: UrgentActionPage, confirmed: Signature, committing: Committing
) -> None:
    withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)
    with committing():
        again = sign_as(action, now=NOW + 3 * HOUR)
    assert heard == [("signature_added", {"signature": again})]


def test_erasing_is_told_whatever_the_reason(
    heard: list[Any], action: UrgentActionPage, committing: Committing
) -> None:
    erased = []
    for number, way in enumerate((by_request, by_retention, by_purge)):
        signature = sign_as(action, f"p{number}@supporter.example")
        gone = ("signature_erased", {"signature_id": signature.pk, "action_key": signature.action_key})
        heard.clear()
        with committing():
            way(signature)
        erased.append(heard == [gone])
    assert erased == [True, True, True]
    assert not Signature.objects.exists()


def by_request(signature: Signature) -> None:
    """Its signer asks."""
    erase_subject(signature.email, now=NOW + HOUR)


def by_retention(signature: Signature) -> None:
    """Its time is over."""
    assert [result.erased for result in erase_expired(now=CLOSES + timedelta(days=400))] == [1]


def by_purge(signature: Signature) -> None:
    """Nobody confirmed it."""
    Signature.objects.update(mail_owed="", mail_due_at=None)
    assert purge_unconfirmed(now=NOW + timedelta(days=30)) == 1


def test_nothing_is_told_before_the_commit_or_after_a_rollback(heard: list[Any], confirmed: Signature) -> None:
    token = token_in(mail.outbox[0], "withdraw")
    with transaction.atomic():
        withdraw(token, now=NOW + 2 * HOUR)
        assert heard == []
        transaction.set_rollback(True)
    assert heard == []
    assert Signature.objects.get().state == SignatureState.CONFIRMED


def test_receiver_that_fails_stops_nothing(
    heard: list[Any], action: UrgentActionPage, committing: Committing, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError("the CRM is away")

    signals.signature_added.connect(fail)
    try:
        with committing():
            sign_as(action)
    finally:
        signals.signature_added.disconnect(fail)
    assert [name for name, _arguments in heard] == ["signature_added"]
    assert Signature.objects.count() == 1
    assert "supporter" not in caplog.text


@pytest.mark.parametrize("name", NAMES)
def test_each_signal_is_documented(name: str) -> None:
    assert f"| `{name}` |" in (DOCS / "reference" / "signals.md").read_text(encoding="utf-8")
    assert f"``{name}``" in (signals.__doc__ or "")


class Crm(ModuleType):
    """The client that the example imports: what it was told, by number."""

    def __init__(self) -> None:
        super().__init__("crm.client")
        self.people: dict[int, dict[str, str]] = {}
        self.crm = self

    def put(self, number: int, facts: dict[str, str]) -> None:
        """Keep somebody."""
        self.people[number] = facts

    def delete(self, number: int) -> None:
        """Forget somebody."""
        self.people.pop(number, None)


@pytest.fixture
def crm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crm]:
    """The example of the docs, installed as it stands there."""
    page = (DOCS / "how-to" / "connect-a-crm.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    package = tmp_path / "crm"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "receivers.py").write_text(blocks[0], encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    client = Crm()
    monkeypatch.setitem(sys.modules, "crm.client", client)
    from crm import receivers  # type: ignore[import-not-found]

    yield client
    signals.signature_confirmed.disconnect(receivers.enqueue_hand_over)
    for signal in (signals.signature_withdrawn, signals.signature_erased):
        signal.disconnect(receivers.enqueue_take_back)
    for name in ("crm", "crm.receivers"):
        sys.modules.pop(name)


def test_example_hands_over_who_asked_and_takes_back_who_withdrew(
    crm: Crm, action: UrgentActionPage, committing: Committing
) -> None:
    numbers = {}
    for email, wants_updates in (("yes@supporter.example", True), ("no@supporter.example", False)):
        with committing():
            signature = sign_as(action, email, wants_updates=wants_updates)
            send_owed_mail(signature.pk, now=NOW)
        assert crm.people.keys() == set(numbers.values())
        with committing():
            confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)
        if wants_updates:
            numbers[email] = signature.pk
    assert crm.people == {
        numbers["yes@supporter.example"]: {"name": "Ana Example", "email": "yes@supporter.example", "language": "en"}
    }
    with committing():
        withdraw(token_in(mail.outbox[0], "withdraw"), now=NOW + 2 * HOUR)
    assert crm.people == {}


def test_example_takes_back_who_is_erased(crm: Crm, action: UrgentActionPage, committing: Committing) -> None:
    with committing():
        signature = sign_as(action, wants_updates=True)
        send_owed_mail(signature.pk, now=NOW)
    with committing():
        confirm(token_in(mail.outbox[-1], "confirm"), now=NOW + HOUR)
    assert list(crm.people) == [signature.pk]
    with committing():
        erase_subject(EMAIL, now=NOW + 2 * HOUR)
    assert crm.people == {}
