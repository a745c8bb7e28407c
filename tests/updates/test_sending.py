"""Who gets an update, in which words, and that everybody gets it once."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.mailers import send_mail_by
from tests.people import HOUR, NOW
from urgent_action.domain.mailing import LEASE, MOST_ATTEMPTS
from urgent_action.domain.subjects import erase_signature
from urgent_action.enums import SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.updates.domain.sending import enrol, send_delivery, send_updates
from urgent_action.updates.domain.writing import Text, recipients, write_update
from urgent_action.updates.models import Delivery, Update, UpdateText
from urgent_action.updates.privacy import FATES
from urgent_action.updates.tasks import BATCH, send_some_updates

from .conftest import Asked, started

pytestmark = pytest.mark.django_db


class Faulty(EmailBackend):
    """A mail server that fails for some addresses, in the way that it is told to."""

    faults: dict[str, Exception] = {}

    def send_messages(self, messages: Any) -> int:
        """Fail, or take the mail."""
        for message in messages:
            if error := self.faults.get(message.to[0]):
                raise error
        return int(super().send_messages(messages))


@pytest.fixture
def faults(settings: Any) -> dict[str, Exception]:
    """What happens to mail for an address."""
    send_mail_by(settings, f"{__name__}.Faulty")
    Faulty.faults = {}
    return Faulty.faults


def sent_to() -> list[str]:
    """Addresses that got a mail, in order."""
    return [message.to[0] for message in mail.outbox]


def test_mail_goes_to_those_who_asked_and_confirmed_and_can_be_reached(page: UrgentActionPage, asked: Asked) -> None:
    asked("yes@supporter.example")
    asked("no@supporter.example", wants_updates=False)
    asked("pending@supporter.example", state=SignatureState.PENDING, confirmed_at=None)
    asked("gone@supporter.example", state=SignatureState.WITHDRAWN, confirmed_at=None)
    asked("aside@supporter.example", state=SignatureState.QUARANTINED, confirmed_at=None)
    asked("bounced@supporter.example", bounced_at=NOW)
    asked("")
    asked("other@supporter.example", action_key=uuid4())
    asked("later@supporter.example", confirmed_at=NOW + HOUR)
    started(page)
    assert list(send_updates(now=NOW + HOUR)) == [True]
    assert sent_to() == ["yes@supporter.example"]


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_signature_that_is_erased_while_the_list_is_made_does_not_stop_it(
    page: UrgentActionPage, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, update = asked("gone@supporter.example"), started(page)
    asked("stays@supporter.example")

    def erase() -> None:
        erase_signature(gone, now=NOW)
        connection.close()

    eraser, list_them = Thread(target=erase), Delivery.objects.bulk_create

    def begin_to_erase(rows: Any, **options: Any) -> Any:
        eraser.start()
        eraser.join(0.5)  # it waits for the row, or is done
        return list_them(rows, **options)

    monkeypatch.setattr(Delivery.objects, "bulk_create", begin_to_erase)
    enrol(update, now=NOW)
    monkeypatch.undo()
    eraser.join(10)
    assert list(send_updates(now=NOW + HOUR)) == [True]
    assert sent_to() == ["stays@supporter.example"]


def test_mail_carries_text_case_and_section(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    started(page, body="He is free.\n\nThank you <all> & everyone.")
    list(send_updates(now=NOW))
    [message] = mail.outbox
    assert message.subject == "News"
    assert message.body.startswith("He is free.\n\nThank you <all> & everyone.\n")
    assert page.get_full_url() in message.body
    assert "Ruritania Solidarity" in message.body
    html = message.alternatives[0][0]
    assert "<p>He is free.</p>" in html
    assert "&lt;all&gt; &amp; everyone." in html


def test_mail_has_the_headers_of_one_click(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    started(page)
    list(send_updates(now=NOW))
    headers = mail.outbox[0].message()
    url = re.fullmatch(r"<(http://\S+/urgent-action/updates/end/\w{45})>", headers["List-Unsubscribe"])
    assert url
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert url[1] in mail.outbox[0].body
    assert url[1] in mail.outbox[0].alternatives[0][0]


def test_everybody_reads_their_language(page: UrgentActionPage, arabic: UrgentActionPage, asked: Asked) -> None:
    asked("en@supporter.example")
    asked("ar@supporter.example", language="ar", page_id=arabic.pk)
    asked("fr@supporter.example", language="fr")
    started(page, ar=Text("أخبار", "لقد أُطلق سراحه."))
    assert sum(send_updates(now=NOW)) == 3
    subjects = {message.to[0].split("@")[0]: message.subject for message in mail.outbox}
    assert subjects == {"en": "News", "ar": "أخبار", "fr": "News"}
    [message] = [message for message in mail.outbox if message.to == ["ar@supporter.example"]]
    assert 'dir="rtl"' in message.alternatives[0][0]
    assert arabic.get_full_url() in message.body
    assert arabic.title in message.body


def test_everybody_gets_it_once(page: UrgentActionPage, asked: Asked) -> None:
    for number in range(5):
        asked(f"p{number}@supporter.example")
    update = started(page)
    assert sum(send_updates(now=NOW)) == 5
    assert list(send_updates(now=NOW + HOUR)) == []
    assert len(mail.outbox) == 5
    update.refresh_from_db()
    assert update.finished_at == NOW


def test_two_updates_are_two_mails(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    started(page)
    started(page)
    assert sum(send_updates(now=NOW)) == 2


def test_key_that_was_used_makes_no_second_update(page: UrgentActionPage) -> None:
    key, texts = uuid4(), {"en": Text("News", "Free.")}
    assert write_update(page, texts, key=key, user=None, now=NOW) is not None
    assert write_update(page, texts, key=key, user=None, now=NOW) is None
    assert Update.objects.count() == UpdateText.objects.count() == 1


def test_update_without_the_main_language_is_refused(page: UrgentActionPage) -> None:
    with pytest.raises(ValueError, match="en"):
        write_update(page, {"ar": Text("أخبار", "…")}, key=uuid4(), user=None, now=NOW)
    assert not Update.objects.exists()


def test_it_goes_on_where_it_was_stopped(page: UrgentActionPage, asked: Asked) -> None:
    for number in range(5):
        asked(f"p{number}@supporter.example")
    update = started(page)
    running = send_updates(now=NOW)
    assert next(running)
    assert next(running)
    running.close()
    assert len(mail.outbox) == 2
    update.refresh_from_db()
    assert update.finished_at is None
    assert sum(send_updates(now=NOW)) == 3
    assert sorted(sent_to()) == [f"p{number}@supporter.example" for number in range(5)]


def test_listing_that_was_cut_short_lists_nobody_twice(page: UrgentActionPage, asked: Asked) -> None:
    first = asked("a@supporter.example")
    asked("b@supporter.example")
    update = started(page)
    # Listed and sent before the crash.
    Delivery.objects.create(update=update, signature=first, due_at=None, sent_at=NOW)
    assert list(send_updates(now=NOW)) == [True]
    assert sent_to() == ["b@supporter.example"]


def test_worker_that_died_in_between_loses_nothing(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    update = started(page)
    list(send_updates(now=NOW, limit=0))
    Delivery.objects.update(due_at=NOW + LEASE, attempts=1)  # another worker has just taken it
    assert list(send_updates(now=NOW)) == []
    update.refresh_from_db()
    assert update.finished_at is None
    assert list(send_updates(now=NOW + LEASE)) == [True]


def test_lease_is_given_to_one(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    started(page)
    list(send_updates(now=NOW, limit=0))
    delivery = Delivery.objects.get()
    assert [send_delivery(delivery.pk, now=NOW), send_delivery(delivery.pk, now=NOW)] == [True, False]


def test_who_ends_updates_in_between_gets_none(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    update = started(page)
    list(send_updates(now=NOW, limit=0))
    Signature.objects.update(wants_updates=False)
    assert list(send_updates(now=NOW)) == [False]
    assert mail.outbox == []
    update.refresh_from_db()
    assert update.finished_at == NOW


class ServiceError(Exception):
    """What a mail backend of the site's own raises: no error of SMTP."""


@pytest.mark.parametrize("error", [SMTPServerDisconnected, ServiceError])
def test_failure_is_tried_again_and_stops_nobody(
    page: UrgentActionPage,
    asked: Asked,
    faults: dict[str, Exception],
    caplog: pytest.LogCaptureFixture,
    error: type[Exception],
) -> None:
    asked("a@supporter.example")
    asked("b@supporter.example")
    faults["a@supporter.example"] = error("a@supporter.example is away")
    update = started(page)
    assert list(send_updates(now=NOW)) == [False, True]
    assert "supporter" not in caplog.text
    faults.clear()
    assert list(send_updates(now=NOW + timedelta(seconds=59))) == []
    assert list(send_updates(now=NOW + timedelta(seconds=60))) == [True]
    update.refresh_from_db()
    assert update.finished_at is not None


def test_address_that_is_refused_for_good_is_given_up(
    page: UrgentActionPage, asked: Asked, faults: dict[str, Exception]
) -> None:
    asked("a@supporter.example")
    faults["a@supporter.example"] = SMTPRecipientsRefused({"a@supporter.example": (550, b"no such user")})
    update = started(page)
    assert list(send_updates(now=NOW)) == [False]
    assert Signature.objects.get().bounced_at == NOW
    assert not recipients(page.action_key).exists()
    update.refresh_from_db()
    assert update.finished_at == NOW


def test_failing_for_ever_ends(page: UrgentActionPage, asked: Asked, faults: dict[str, Exception]) -> None:
    asked("a@supporter.example")
    faults["a@supporter.example"] = SMTPRecipientsRefused({"a@supporter.example": (451, b"later")})
    started(page)
    list(send_updates(now=NOW, limit=0))
    Delivery.objects.update(attempts=MOST_ATTEMPTS - 1)
    assert list(send_updates(now=NOW)) == [False]
    assert Delivery.objects.get().due_at is None


def test_subject_cannot_carry_a_header(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    update = started(page)
    UpdateText.objects.filter(update=update).update(subject="News\r\nBcc: all@evil.example")
    list(send_updates(now=NOW))
    assert mail.outbox[0].subject == "News Bcc: all@evil.example"
    assert mail.outbox[0].recipients() == ["ana@supporter.example"]


def test_page_that_is_gone_stops_no_mail(page: UrgentActionPage, asked: Asked) -> None:
    asked()
    started(page)
    page.delete()
    assert list(send_updates(now=NOW)) == [True]
    assert "He is free." in mail.outbox[0].body


def test_erasing_a_signer_takes_the_delivery_along(page: UrgentActionPage, asked: Asked) -> None:
    row = asked()
    started(page)
    list(send_updates(now=NOW))
    row.delete()
    assert not Delivery.objects.exists()
    assert Update.objects.exists()


def test_cost_for_each_mail_does_not_grow(
    page: UrgentActionPage, asked: Asked, django_assert_max_num_queries: Any
) -> None:
    asked("first@supporter.example")
    for number in range(3):
        asked(f"p{number}@supporter.example")
    started(page)
    list(send_updates(now=NOW, limit=1))
    with django_assert_max_num_queries(3 * 10 + 6):
        assert sum(send_updates(now=NOW)) == 3


def test_command_says_how_far_it_is(page: UrgentActionPage, asked: Asked) -> None:
    for number in range(3):
        asked(f"p{number}@supporter.example")
    started(page)
    out = io.StringIO()
    call_command("urgent_action_send_updates", limit=2, stdout=out)
    call_command("urgent_action_send_updates", stdout=out)
    call_command("urgent_action_send_updates", stdout=out)
    assert out.getvalue() == "Sent 2, not sent 0.\nSent 1, not sent 0.\n"


def test_task_sends_a_few_and_leaves_the_rest_to_the_command(page: UrgentActionPage, asked: Asked) -> None:
    for number in range(BATCH + 3):
        asked(f"p{number}@supporter.example")
    started(page)
    send_some_updates.enqueue()
    assert len(mail.outbox) == BATCH
    call_command("urgent_action_send_updates", stdout=io.StringIO())
    assert len(set(sent_to())) == len(mail.outbox) == BATCH + 3


def test_task_does_not_wait_for_a_mail_server_that_is_away(
    page: UrgentActionPage, asked: Asked, faults: dict[str, Exception]
) -> None:
    for number in range(10):
        faults[asked(f"p{number}@supporter.example").email] = SMTPServerDisconnected()
    started(page)
    send_some_updates.enqueue()
    assert Delivery.objects.filter(attempts=1).count() == 3
    assert Delivery.objects.filter(attempts=0).count() == 7


def test_each_column_has_a_fate() -> None:
    columns = {
        model._meta.label: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("urgent_action_updates").get_models()
    }
    assert {label: set(fates) for label, fates in FATES.items()} == columns


def test_core_runs_without_updates() -> None:
    code = (
        "from django.conf import settings; from example import settings as site; "
        "apps = [app for app in site.INSTALLED_APPS if app != 'urgent_action.updates']; "
        "names = {name: getattr(site, name) for name in dir(site) if name.isupper()}; "
        "settings.configure(**{**names, 'INSTALLED_APPS': apps, 'ROOT_URLCONF': 'urgent_action.urls'}); "
        "import django; django.setup(); import sys; "
        "assert not [name for name in sys.modules if name.startswith('urgent_action.updates')]; "
        "assert not [name for name in sys.modules if name.startswith('urgent_action.sealed')]"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": ".:example_project"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_clock_of_a_finished_update_is_not_touched_again(page: UrgentActionPage) -> None:
    update = started(page)
    list(send_updates(now=NOW))
    list(send_updates(now=timezone.now()))
    update.refresh_from_db()
    assert update.finished_at == NOW
