"""The mail that is owed: whose words are in it, who gets it, how often, and what becomes of a failure."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused, SMTPServerDisconnected
from threading import Barrier, Thread
from typing import Any, ClassVar

import django
import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from wagtail.models import Locale, Page

from tests.mailers import send_mail_by
from tests.people import CLOSES, DAY, EMAIL, HOUR, NOW, SECOND, closing_at, link_in, sign_as, token_in
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.mailing import (
    BACK_OFF,
    LEASE,
    MOST_ATTEMPTS,
    compose,
    mark_bounced,
    next_due,
    owed_ids,
    send_owed_mail,
    sweep,
)  # fmt: skip
from urgent_action.domain.subjects import erase_subject
from urgent_action.domain.withdrawal import ask_to_withdraw, find_standing, withdraw
from urgent_action.enums import MailKind, QuarantineReason
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
MINUTE = timedelta(minutes=1)


class Server(EmailBackend):
    """A mail server that fails as often, and as, a test wants it to."""

    failures: ClassVar[list[BaseException]] = []
    refused: ClassVar[dict[str, int]] = {}
    #: What happens in the world while the next mail is being sent.
    meanwhile: ClassVar[list[Callable[[], None]]] = []

    def send_messages(self, messages: list[EmailMessage]) -> int:
        """Fail, or deliver to the outbox."""
        if self.meanwhile:
            self.meanwhile.pop()()
        if self.failures:
            raise self.failures.pop(0)
        for message in messages:
            answers = {to: (self.refused[to], b"no") for to in message.recipients() if to in self.refused}
            if answers:
                raise SMTPRecipientsRefused(answers)
        return super().send_messages(messages)


@pytest.fixture
def server(settings: Any, monkeypatch: pytest.MonkeyPatch) -> type[Server]:
    """The mail server in use."""
    send_mail_by(settings, f"{Server.__module__}.{Server.__qualname__}")
    monkeypatch.setattr(Server, "failures", [])
    monkeypatch.setattr(Server, "refused", {})
    monkeypatch.setattr(Server, "meanwhile", [])
    return Server


def owed(signature: Signature) -> tuple[str, datetime | None, int]:
    """What a signature owes, from when on, after how many attempts."""
    return Signature.objects.values_list("mail_owed", "mail_due_at", "mail_attempts").get(pk=signature.pk)


def parts(message: EmailMessage) -> tuple[str, str, str]:
    """Subject, text and HTML of a mail as it travels."""
    parsed = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    text = parsed.get_body(("plain",))
    html = parsed.get_body(("html",))
    assert text
    assert html
    return parsed["subject"], text.get_content(), html.get_content()


# What stands in it


def test_mail_asks_to_confirm_and_says_what_for_until_when_and_who(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    assert send_owed_mail(signature.pk, now=NOW)
    [message] = mail.outbox
    assert message.to == [EMAIL]
    assert message.from_email == "urgent@section.example"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    subject, text, html = parts(message)
    assert subject == f"Please confirm your signature: {action.title}"
    for said in (text, html):
        assert action.title in said
        assert action.get_full_url() in said
        assert "Ruritania Solidarity" in said
        assert "7 days" in said
        assert "10 June 2030" in said
        assert "not you" in said
        assert link_in(message, "withdraw") in said
        assert link_in(message, "confirm") in said
    assert "Click to confirm" in html


def test_mail_links_do_what_they_say(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    send_owed_mail(signature.pk, now=NOW)
    [message] = mail.outbox
    assert find_standing(token_in(message, "withdraw"), now=NOW) == signature
    assert confirm(token_in(message, "confirm"), now=NOW) == action


def test_mail_links_come_from_the_site_and_not_from_a_host_header(action: UrgentActionPage) -> None:
    site = action.get_site()
    site.hostname, site.port = "act.section.example", 443
    site.save()
    send_owed_mail(sign_as(action).pk, now=NOW)
    urls = re.findall(r"https?://[^/\s\"]+", str(mail.outbox[0].body))
    assert set(urls) == {"https://act.section.example"}


def test_mail_says_that_a_signature_stands(make_action: MakeAction) -> None:
    page = make_action(confirming=False, body=closing_at(CLOSES))
    send_owed_mail(sign_as(page).pk, now=NOW)
    subject, text, html = parts(mail.outbox[0])
    assert subject == f"Your signature stands: {page.title}"
    assert "/withdraw/" in text
    assert "/withdraw/" in html
    assert "/confirm/" not in text + html


def test_mail_to_withdraw(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    send_owed_mail(signature.pk, now=NOW)
    ask_to_withdraw(action, EMAIL, now=NOW + MINUTE)
    send_owed_mail(signature.pk, now=NOW + MINUTE)
    subject, text, html = parts(mail.outbox[1])
    assert subject == f"Withdraw your signature: {action.title}"
    assert "/withdraw/" in text
    assert "/withdraw/" in html
    assert "/confirm/" not in text + html


def test_mail_of_an_action_without_a_deadline_names_no_close(make_action: MakeAction) -> None:
    send_owed_mail(sign_as(make_action(closes_in=None, confirming=True)).pk, now=NOW)
    assert "open until" not in str(mail.outbox[0].body)


def test_mail_lifetime_of_the_link_is_said_as_it_is_set(action: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "CONFIRM_DAYS": 1}
    send_owed_mail(sign_as(action).pk, now=NOW)
    assert "works for 1 day." in str(mail.outbox[0].body)


HOSTILE = [
    "Mallory <script>alert(1)</script>",
    "Click http evil example",
    "{{ 7*7 }} {% load x %}",
    "%(title)s %s",
    "${jndi:ldap}",
    "Bcc Mallory",
    "x" * 100,
    "أحمد محمود",
]


@pytest.mark.parametrize("kind", MailKind.values)
@pytest.mark.parametrize("name", HOSTILE)
def test_mail_holds_nothing_that_the_signer_typed(action: UrgentActionPage, kind: str, name: str) -> None:
    plain = sign_as(action, "b@supporter.example", name="Berta Plain", country="DE")
    answers = [{"question": "Town?", "answer": "Port Selwyn"}]
    hostile = sign_as(action, "evil.local.part@supporter.example", name=name, country="KE", answers=answers)
    one, other = (compose(row, MailKind(kind), now=NOW) for row in (plain, hostile))
    assert one
    assert other
    told = [[re.sub(r"/(confirm|withdraw)/\w+", r"/\1/TOKEN", part) for part in parts(mail)] for mail in (one, other)]
    assert told[0] == told[1]
    assert "evil.local.part" not in "".join(told[1])
    assert other.to == ["evil.local.part@supporter.example"]
    assert (other.cc, other.bcc, other.reply_to) == ([], [], [])


def test_mail_title_with_marks_is_escaped_in_html_only(make_action: MakeAction) -> None:
    page = make_action(title='O\'Brien & <Son> "free"', confirming=True, body=closing_at(CLOSES))
    send_owed_mail(sign_as(page).pk, now=NOW)
    subject, text, html = parts(mail.outbox[0])
    assert subject.endswith(page.title)
    assert page.title in text
    assert "<Son>" not in html
    assert "&lt;Son&gt;" in html


def test_mail_title_with_a_line_break_stays_one_header(action: UrgentActionPage) -> None:
    Page.objects.filter(pk=action.pk).update(title="Held\r\nBcc: evil@evil.example")
    send_owed_mail(sign_as(action).pk, now=NOW)
    [message] = mail.outbox
    assert message.recipients() == [EMAIL]
    assert "Bcc" not in message.message()
    assert message.message()["Subject"].endswith("Held Bcc: evil@evil.example")


def test_mail_in_the_language_of_the_page(action: UrgentActionPage) -> None:
    arabic, _created = Locale.objects.get_or_create(language_code="ar")
    action.get_parent().specific.copy_for_translation(arabic, copy_parents=True).save_revision().publish()
    translated = action.copy_for_translation(arabic)
    translated.save_revision().publish()
    signature = sign_as(UrgentActionPage.objects.get(pk=translated.pk))
    with translation.override("en"):
        send_owed_mail(signature.pk, now=NOW)
        assert translation.get_language() == "en"
    html = parts(mail.outbox[0])[2]
    assert '<html lang="ar" dir="rtl">' in html


def test_mail_in_english_runs_from_left_to_right_whoever_sends_it(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    with translation.override("ar"):
        send_owed_mail(signature.pk, now=NOW)
    assert '<html lang="en" dir="ltr">' in parts(mail.outbox[0])[2]


# Who gets it


@pytest.mark.parametrize(
    "email",
    [
        "a+tag@x.example",
        "o'brien@x.example",
        "%s%n@x.example",
        "a!b#c$d&e*f@x.example",
        "{name}@x.example",
        "a.b.c.d@sub.sub.x.example",
        f"{'l' * 64}@x.example",
        "ana@müller.example",
        "ana@xn--mller-kva.example",
        "bcc=evil@x.example",
    ],
)
def test_mail_goes_to_one_address_whatever_it_looks_like(action: UrgentActionPage, email: str) -> None:
    signature = sign_as(action, email)
    assert send_owed_mail(signature.pk, now=NOW)
    [message] = mail.outbox
    assert message.recipients() == [email]
    parsed = message_from_bytes(message.message().as_bytes(), policy=policy.default)
    assert len(parsed["to"].addresses) == 1
    assert not {"cc", "bcc", "reply-to"} & {name.lower() for name in parsed}


def test_mail_that_cannot_be_addressed_does_not_stop_the_others(action: UrgentActionPage) -> None:
    """Before 6.0 Django cannot put a long local part outside ASCII into a header: that is this signer's trouble alone."""
    addressed = django.VERSION >= (6, 0)
    first = sign_as(action, f"{'ж' * 60}@supporter.example")
    second = sign_as(action, now=NOW + SECOND)
    assert list(sweep(now=NOW + MINUTE)) == [addressed, True]
    assert mail.outbox[-1].to == [EMAIL]
    assert owed(first) == (("", None, 0) if addressed else (MailKind.CONFIRM, next_due(1, now=NOW + MINUTE), 1))
    assert owed(second)[0] == ""


def test_mail_without_a_key_to_sign_links_stays_owed(action: UrgentActionPage, settings: Any) -> None:
    signature = sign_as(action)
    right = settings.URGENT_ACTION
    settings.URGENT_ACTION = {**right, "TOKEN_KEY": ""}
    assert list(sweep(now=NOW)) == [False]
    settings.URGENT_ACTION = right
    assert list(sweep(now=NOW + DAY)) == [True]
    assert owed(signature) == ("", None, 0)


def test_mail_of_a_page_that_is_gone_is_not_sent(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    action.delete()
    assert not send_owed_mail(signature.pk, now=NOW)
    assert mail.outbox == []
    assert owed(signature) == ("", None, 0)


def test_mail_of_a_signature_that_is_gone_is_not_sent(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    erase_subject(EMAIL, now=NOW)
    assert not send_owed_mail(signature.pk, now=NOW)
    assert mail.outbox == []


def test_mail_of_what_was_set_aside_is_not_owed(action: UrgentActionPage) -> None:
    for minutes in range(3):
        signature = sign_as(action, now=NOW + minutes * MINUTE, quarantine=QuarantineReason.HONEYPOT)
        assert not send_owed_mail(signature.pk, now=NOW + DAY)
    assert owed_ids(now=NOW + DAY) == []


# How often


def test_mail_is_sent_once(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    assert [send_owed_mail(signature.pk, now=NOW + number * DAY) for number in range(3)] == [True, False, False]
    assert len(mail.outbox) == 1


def test_mail_is_sent_three_times_a_day_at_most(action: UrgentActionPage) -> None:
    for minutes in range(12):
        signature = sign_as(action, now=NOW + minutes * MINUTE)
        list(sweep(now=NOW + minutes * MINUTE))
    assert len(mail.outbox) == 3
    assert owed(signature)[0] == ""
    sign_as(action, now=NOW + DAY)
    assert list(sweep(now=NOW + DAY)) == [True]


def test_mail_limit_is_apart_for_each_action(action: UrgentActionPage, make_action: MakeAction) -> None:
    other = make_action(confirming=True, body=closing_at(CLOSES))
    for minutes in range(5):
        for page in (action, other):
            sign_as(page, now=NOW + minutes * MINUTE)
            list(sweep(now=NOW + minutes * MINUTE))
    assert len(mail.outbox) == 6


def test_mail_limit_holds_over_both_ways_to_ask(action: UrgentActionPage) -> None:
    for minutes in range(6):
        sign_as(action, now=NOW + minutes * MINUTE)
        list(sweep(now=NOW + minutes * MINUTE))
        ask_to_withdraw(action, EMAIL, now=NOW + minutes * MINUTE)
        list(sweep(now=NOW + minutes * MINUTE))
    assert len(mail.outbox) == 3


def test_mail_to_somebody_who_is_counted_says_so(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    send_owed_mail(signature.pk, now=NOW)
    confirm(token_in(mail.outbox[0], "confirm"), now=NOW + SECOND)
    sign_as(action, now=NOW + MINUTE)
    send_owed_mail(signature.pk, now=NOW + MINUTE)
    assert mail.outbox[1].subject.startswith("Your signature stands")


def test_mail_is_not_sent_before_it_is_due(action: UrgentActionPage) -> None:
    signature = sign_as(action)
    assert owed_ids(now=NOW - SECOND) == []
    assert not send_owed_mail(signature.pk, now=NOW - SECOND)
    assert send_owed_mail(signature.pk, now=NOW)


# Who sends it


def test_lease_keeps_a_second_sender_away(action: UrgentActionPage, server: type[Server]) -> None:
    """The second comes while the first is at it; in between, the row says so to all processes."""
    signature = sign_as(action)
    seen: list[Any] = []

    def look() -> None:
        seen.append(
            (send_owed_mail(signature.pk, now=NOW + SECOND), owed(signature), list(sweep(now=NOW + 5 * MINUTE)))
        )

    server.meanwhile.append(look)
    assert send_owed_mail(signature.pk, now=NOW)
    assert seen == [(False, (MailKind.CONFIRM, NOW + LEASE, 1), [])]
    assert len(mail.outbox) == 1


def test_lease_of_a_sender_who_died_runs_out(action: UrgentActionPage, server: type[Server]) -> None:
    signature = sign_as(action)
    server.failures.append(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        send_owed_mail(signature.pk, now=NOW)
    assert not send_owed_mail(signature.pk, now=NOW + LEASE - SECOND)
    assert send_owed_mail(signature.pk, now=NOW + LEASE)
    assert len(mail.outbox) == 1


def test_mail_that_comes_to_be_owed_while_another_is_sent_stays_owed(
    action: UrgentActionPage, server: type[Server]
) -> None:
    signature = sign_as(action)
    send_owed_mail(signature.pk, now=NOW)
    ask_to_withdraw(action, EMAIL, now=NOW + MINUTE)

    def confirm_and_sign_again() -> None:
        confirm(token_in(mail.outbox[0], "confirm"), now=NOW + MINUTE)
        sign_as(action, now=NOW + MINUTE)

    server.meanwhile.append(confirm_and_sign_again)
    assert send_owed_mail(signature.pk, now=NOW + MINUTE)
    assert owed(signature)[0] == MailKind.SIGNED
    assert list(sweep(now=NOW + HOUR)) == [True]
    assert [message.subject.partition(":")[0] for message in mail.outbox] == [
        "Please confirm your signature", "Withdraw your signature", "Your signature stands",
    ]  # fmt: skip


@pytest.mark.parametrize("failing", [False, True])
def test_signer_who_withdraws_while_a_mail_is_sent_is_owed_nothing(
    action: UrgentActionPage, server: type[Server], failing: bool
) -> None:
    signature = sign_as(action)
    token = make_token(Purpose.WITHDRAW, signature.pk, now=NOW)

    def take_back() -> None:
        withdraw(token, now=NOW)

    server.meanwhile.append(take_back)
    if failing:
        server.failures.append(ConnectionRefusedError())
    send_owed_mail(signature.pk, now=NOW)
    assert owed(signature)[:2] == ("", None)
    assert list(sweep(now=NOW + DAY)) == []


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_two_senders_at_the_same_moment_send_one_mail(action: UrgentActionPage) -> None:
    signatures = [sign_as(action, f"signer{number}@supporter.example") for number in range(20)]
    barrier = Barrier(4)
    sent: list[bool] = []

    def work() -> None:
        try:
            barrier.wait()
            sent.extend(send_owed_mail(signature.pk, now=NOW) for signature in signatures)
        finally:
            connection.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == 20
    assert sorted(message.to[0] for message in mail.outbox) == sorted(signature.email for signature in signatures)


# What becomes of a failure

FAILURES = [
    ConnectionRefusedError(),
    TimeoutError(),
    SMTPServerDisconnected("gone"),
    SMTPDataError(554, b"policy"),
    SMTPSenderRefused(550, b"who are you", "urgent@section.example"),
    SMTPRecipientsRefused({EMAIL: (450, b"greylisted")}),
    SMTPRecipientsRefused({EMAIL: (421, b"later")}),
    SMTPRecipientsRefused({}),
    UnicodeEncodeError("ascii", "é", 0, 1, "no"),
    RuntimeError("an API of somebody's"),
]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: f"{type(failure).__name__}{failure.args}"[:40])
def test_failure_that_may_pass_is_kept_and_tried_again(
    action: UrgentActionPage, server: type[Server], failure: Exception
) -> None:
    signature = sign_as(action)
    server.failures.append(failure)
    assert not send_owed_mail(signature.pk, now=NOW)
    assert owed(signature) == (MailKind.CONFIRM, NOW + MINUTE, 1)
    assert Signature.objects.get().bounced_at is None
    assert not send_owed_mail(signature.pk, now=NOW + MINUTE - SECOND)
    assert send_owed_mail(signature.pk, now=NOW + MINUTE)
    assert owed(signature) == ("", None, 0)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("code", [550, 551, 552, 553, 554])
def test_address_refused_for_good_is_marked_and_left_alone(
    action: UrgentActionPage, server: type[Server], code: int
) -> None:
    signature = sign_as(action)
    server.refused[EMAIL] = code
    assert not send_owed_mail(signature.pk, now=NOW)
    assert owed(signature)[:2] == ("", None)
    assert Signature.objects.get().bounced_at == NOW
    server.refused.clear()
    sign_as(action, now=NOW + MINUTE)
    ask_to_withdraw(action, EMAIL, now=NOW + MINUTE)
    assert list(sweep(now=NOW + DAY)) == []


def test_address_refused_does_not_stop_the_others(action: UrgentActionPage, server: type[Server]) -> None:
    for number in range(3):
        sign_as(action, f"signer{number}@supporter.example", now=NOW + number * SECOND)
    server.refused.update({"signer0@supporter.example": 550, "signer1@supporter.example": 450})
    assert list(sweep(now=NOW + MINUTE)) == [False, False, True]
    assert [message.to for message in mail.outbox] == [["signer2@supporter.example"]]


def test_back_off_grows_and_stays() -> None:
    waits = [next_due(attempts, now=NOW) - NOW for attempts in range(1, 9)]
    assert waits == [*BACK_OFF, *[BACK_OFF[-1]] * 3]
    assert sorted(BACK_OFF) == list(BACK_OFF)


def test_back_off_is_kept_to_until_the_mail_is_given_up(action: UrgentActionPage, server: type[Server]) -> None:
    signature = sign_as(action)
    now, waits = NOW, []
    for _ in range(MOST_ATTEMPTS):
        server.failures.append(ConnectionRefusedError())
        assert list(sweep(now=now)) == [False]
        due = owed(signature)[1]
        if due is not None:
            assert list(sweep(now=due - SECOND)) == []
            waits.append(due - now)
            now = due
    assert waits == [*BACK_OFF, *[BACK_OFF[-1]] * (MOST_ATTEMPTS - 1 - len(BACK_OFF))]
    assert owed(signature)[:2] == ("", None)
    assert now - NOW > 7 * DAY


def test_longest_waiting_is_sent_first_and_no_more_than_asked_for(action: UrgentActionPage) -> None:
    for number in (2, 0, 1):
        sign_as(action, f"signer{number}@supporter.example", now=NOW + number * MINUTE)
    assert list(sweep(now=NOW + DAY, limit=2)) == [True, True]
    assert [message.to[0] for message in mail.outbox] == ["signer0@supporter.example", "signer1@supporter.example"]


def test_bounce_told_later_marks_what_is_not_confirmed(action: UrgentActionPage, make_action: MakeAction) -> None:
    other = make_action(confirming=True, body=closing_at(CLOSES))
    pending, counted = sign_as(action), sign_as(other)
    confirm(token_in(compose(counted, MailKind.CONFIRM, now=NOW), "confirm"), now=NOW)  # type: ignore[arg-type]
    sign_as(action, "b@supporter.example")
    assert mark_bounced(EMAIL, now=NOW) == 1
    assert Signature.objects.get(bounced_at=NOW) == pending
    assert owed_ids(now=NOW) == [Signature.objects.get(email="b@supporter.example").pk]


@pytest.mark.parametrize(
    "failure", [*FAILURES, SMTPRecipientsRefused({EMAIL: (550, b"ana@supporter.example unknown")})]
)
def test_failure_is_logged_without_the_address(
    action: UrgentActionPage, server: type[Server], failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    signature = sign_as(action)
    server.failures.append(failure)
    with caplog.at_level(logging.DEBUG):
        send_owed_mail(signature.pk, now=NOW)
    assert str(signature.pk) in caplog.text
    assert "supporter" not in caplog.text
    assert "Ana" not in caplog.text


def test_mail_command_sends_what_is_due_and_says_how_many(
    make_action: MakeAction, server: type[Server], capsys: pytest.CaptureFixture[str]
) -> None:
    page = make_action(confirming=True)
    now = page.closes_at - DAY
    for number in range(3):
        sign_as(page, f"signer{number}@supporter.example", now=now)
    Signature.objects.update(mail_due_at=page.first_published_at)
    server.refused["signer1@supporter.example"] = 450
    call_command("urgent_action_send_mail")
    assert capsys.readouterr().out == "Sent 2, failed 1.\n"
    call_command("urgent_action_send_mail")
    assert capsys.readouterr().out == ""
