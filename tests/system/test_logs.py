"""Nothing personal in the logs, whatever happens and however much is logged."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from tests.mailers import send_mail_by
from tests.people import link_in
from urgent_action.models import ActionRecord, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.signals import signature_added, signature_confirmed, signature_withdrawn

NAME = "Quirina Unusual"
EMAIL = "Odd.Localpart+tag@rare-domain.example"
PERSONAL = ("quirina", "unusual", "odd.localpart", "localpart", "rare-domain", "zanzibar", "198.51.100", "203.0.113")

#: Django's log of SQL statements holds their parameters; it is off unless DEBUG is on, and is nobody's production log.
SQL = "django.db.backends"


class Capture(logging.Handler):
    """Keeps everything that is logged, with tracebacks and with whatever was attached to it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep."""
        attached = {name: value for name, value in vars(record).items() if name not in ("request", "exc_info")}
        self.lines.append(f"{self.format(record)} {attached!r}")


class AngryServer(EmailBackend):
    """A mail server whose refusals repeat the address."""

    failing: list[Exception] = []

    def send_messages(self, messages: list[EmailMessage]) -> int:
        """Refuse, or deliver."""
        if self.failing:
            raise self.failing.pop(0)
        return super().send_messages(messages)


@pytest.fixture
def log() -> Iterator[Capture]:
    """Everything that is logged by anybody, at the most talkative level."""
    capture = Capture()
    names = [None, "django", "django.request", "django.security", "django_tasks", "urgent_action", "wagtail"]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
        logging.getLogger(name).addHandler(capture)
    logging.getLogger(SQL).setLevel(logging.WARNING)
    yield capture
    for name, level in before.items():
        logging.getLogger(name).removeHandler(capture)
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def failing_connector() -> Iterator[None]:
    """A section's own receivers, all of which fail."""

    def fail(**kwargs: Any) -> None:
        raise RuntimeError("The CRM is away.")

    signals = (signature_added, signature_confirmed, signature_withdrawn)
    for signal in signals:
        signal.connect(fail)
    yield
    for signal in signals:
        signal.disconnect(fail)


@pytest.mark.django_db(transaction=True)
def test_logs_hold_nothing_of_a_signer(
    client: Client,
    make_action: Callable[..., UrgentActionPage],
    form_data: Callable[..., dict[str, str]],
    settings: Any,
    log: Capture,
    failing_connector: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    send_mail_by(settings, f"{AngryServer.__module__}.{AngryServer.__qualname__}")
    client.raise_request_exception = False
    client.defaults.update(REMOTE_ADDR="198.51.100.7", HTTP_X_FORWARDED_FOR="203.0.113.9")
    page = make_action(confirming=True)
    sign_url, ask_url = (f"/urgent-action/{page.pk}/{verb}/" for verb in ("sign", "withdraw"))
    data = form_data(page, name=NAME, email=EMAIL)

    def sign(**changed: Any) -> int:
        return client.post(sign_url, {**data, **changed}).status_code

    def mail_is_due() -> None:
        Signature.objects.exclude(mail_owed="").update(mail_due_at=timezone.now() - timedelta(seconds=1))

    refusals = {EMAIL: (450, f"{EMAIL} is greylisted".encode())}
    AngryServer.failing = [
        SMTPRecipientsRefused(refusals),
        ConnectionRefusedError(f"no route to {EMAIL}"),
        ValueError(f"Invalid address {EMAIL}"),
    ]
    assert sign() == 303  # fails the first way
    for _ in range(2):
        mail_is_due()
        call_command("urgent_action_send_mail")
    assert mail.outbox == []
    mail_is_due()
    call_command("urgent_action_send_mail")
    assert len(mail.outbox) == 1

    # bad forms, bad requests, other origins, floods
    assert sign(email=f"{EMAIL}\nbcc: x@y.example") == 422
    assert sign(name=f"{NAME} {EMAIL}", consent="") == 422
    assert sign(consent_key="00000000-0000-0000-0000-000000000000") == 422
    assert sign(email=[EMAIL, EMAIL]) == 400
    assert client.post(sign_url, data, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post(sign_url, str(data), content_type="application/json").status_code == 415
    assert client.post("/urgent-action/999999/sign/", data, follow=True).status_code in (404, 405)
    usual = settings.URGENT_ACTION
    settings.URGENT_ACTION = {**usual, "CLIENT_LIMIT": 1, "LIMITS_CACHE": "missing"}
    assert sign(email=f"second.{EMAIL}") == 303
    settings.URGENT_ACTION = usual
    assert Signature.objects.filter(state="quarantined").count() == 1

    # a database that is away
    def away(*args: Any) -> Any:
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        assert sign() == 503

    # confirm, sign again, withdraw
    assert client.post(link_in(mail.outbox[0], "confirm")).status_code == 303
    assert client.post(link_in(mail.outbox[0], "confirm") + "x").status_code == 200
    assert sign() == 303
    assert client.post(ask_url, {"email": EMAIL}).status_code == 200
    assert client.post(link_in(mail.outbox[-1], "withdraw")).status_code == 200
    assert Signature.objects.filter(state="withdrawn").count() == 1

    # refused for good, too late, without keys
    AngryServer.failing = [SMTPRecipientsRefused({EMAIL: (550, EMAIL.encode())})]
    assert sign() == 303
    assert Signature.objects.exclude(bounced_at=None).count() == 1
    UrgentActionPage.objects.update(stopped_at=timezone.now())
    assert sign() == 409
    settings.URGENT_ACTION = {**usual, "DIGEST_KEY": ""}
    UrgentActionPage.objects.update(stopped_at=None)
    assert sign() == 503
    settings.URGENT_ACTION = usual

    # erasure, at the wish of one and because time is over
    capsys.readouterr()
    call_command("urgent_action_subject", email=EMAIL, erase=True)
    assert Signature.objects.count() == 1
    ActionRecord.objects.update(closes_at=timezone.now() - timedelta(days=999))
    call_command("urgent_action_erase_expired")
    call_command("urgent_action_recount")
    assert not Signature.objects.exists()

    assert len(log.lines) > 20
    said = "\n".join([*log.lines, *capsys.readouterr()]).lower()
    assert [(part, line) for part in PERSONAL for line in said.splitlines() if part in line] == []
