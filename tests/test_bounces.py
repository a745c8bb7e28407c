"""What a mail service tells of dead addresses, by the signal of django-anymail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest
from django.dispatch import Signal

from tests.people import sign_as
from urgent_action.bounces import listen_to_anymail
from urgent_action.domain.withdrawal import ask_to_withdraw
from urgent_action.enums import MailKind, SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

EMAIL = "Ana@Supporter.Example"


@dataclass
class Event:
    """As much of django-anymail's event as is read."""

    event_type: str
    recipient: str | None


@pytest.fixture
def tracking(monkeypatch: pytest.MonkeyPatch) -> Signal:
    """The signal of django-anymail, in a site that has it."""
    signals = ModuleType("anymail.signals")
    signals.tracking = Signal()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "anymail", ModuleType("anymail"))
    monkeypatch.setitem(sys.modules, "anymail.signals", signals)
    assert listen_to_anymail()
    return signals.tracking  # type: ignore[attr-defined]


@pytest.fixture
def pending(make_action: Callable[..., UrgentActionPage]) -> Signature:
    """Somebody who has not confirmed, and is owed the mail to do so."""
    page = make_action(confirming=True)
    return sign_as(page, EMAIL, now=page.first_published_at)


def test_site_without_anymail_listens_to_nothing() -> None:
    assert "anymail" not in sys.modules
    assert not listen_to_anymail()


@pytest.mark.parametrize("kind", ["bounced", "rejected", "complained"])
@pytest.mark.parametrize("recipient", [EMAIL, EMAIL.lower()])
def test_address_given_up_gets_no_more_mail(tracking: Signal, pending: Signature, kind: str, recipient: str) -> None:
    tracking.send(sender=None, event=Event(kind, recipient), esp_name="Any")
    pending.refresh_from_db()
    assert pending.bounced_at is not None
    assert (pending.mail_owed, pending.mail_due_at) == ("", None)


@pytest.mark.parametrize(
    "event",
    [
        Event("deferred", EMAIL),
        Event("delivered", EMAIL),
        Event("bounced", None),
        Event("bounced", "bo@supporter.example"),
        Event("bounced", "no address"),
    ],
)
def test_address_not_given_up_is_still_owed_its_mail(tracking: Signal, pending: Signature, event: Event) -> None:
    tracking.send(sender=None, event=event, esp_name="Any")
    pending.refresh_from_db()
    assert pending.bounced_at is None
    assert pending.mail_owed == MailKind.CONFIRM


@pytest.mark.parametrize("kind", ["bounced", "rejected", "complained"])
def test_signer_whose_address_is_given_up_gets_no_more_updates_and_stays_counted(
    tracking: Signal, pending: Signature, kind: str
) -> None:
    counted = {"state": SignatureState.CONFIRMED, "confirmed_at": pending.created_at, "wants_updates": True}
    Signature.objects.update(**counted, mail_owed="", mail_due_at=None)
    tracking.send(sender=None, event=Event(kind, EMAIL), esp_name="Any")
    pending.refresh_from_db()
    assert (pending.state, pending.wants_updates, pending.bounced_at) == (SignatureState.CONFIRMED, False, None)
    assert ask_to_withdraw(pending.page.specific, EMAIL, now=pending.created_at) == pending.pk
    pending.refresh_from_db()
    assert pending.mail_owed == MailKind.WITHDRAW
