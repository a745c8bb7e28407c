"""Mail over a real SMTP server, sent by real processes, some of which are killed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from subprocess import Popen
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import sync_playwright

from tools import ensure_chromium
from urgent_action.domain.tally import recount
from urgent_action.enums import SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

from .support import Mailbox, Site, kill, mail_server, stop, wait_until

pytestmark = [pytest.mark.many_writers, pytest.mark.django_db(transaction=True)]

MakeAction = Callable[..., UrgentActionPage]
MakeSite = Callable[..., Site]
FormData = Callable[..., dict[str, str]]


def forms(data: dict[str, str], number: int) -> list[dict[str, str]]:
    """The forms of so many people."""
    return [{**data, "email": f"signer{at}@supporter.example"} for at in range(number)]


def time_passes() -> None:
    """Leases run out, and what was put off is due: minutes that a test cannot wait for."""
    Signature.objects.exclude(mail_owed="").update(mail_due_at=timezone.now() - timedelta(seconds=1))


def nothing_owed() -> bool:
    """Whether all mail was sent."""
    return not Signature.objects.exclude(mail_owed="").exists()


def link(message: Any, purpose: str) -> str:
    """The whole address of a link in a mail."""
    text = message.get_body(("plain",)).get_content()
    return next(word for word in text.split() if f"/{purpose}/" in word)


def test_browser_follows_the_link_of_a_real_mail_and_the_tally_is_up_by_one(
    make_action: MakeAction, make_site: MakeSite
) -> None:
    """While the browser is open nothing here asks the database: its event loop would get connections of its own."""
    site = make_site()
    page = make_action(confirming=True)
    executable = ensure_chromium.find()
    if executable is None:
        pytest.fail(f"No Chromium was found. Run: {sys.executable} -m tools.ensure_chromium")
    page_url, count_url = page.url, f"/urgent-action/{page.pk}/count.json"

    def count() -> int:
        return int(json.loads(site.request("GET", count_url)[2])["signatures"])

    with (
        mail_server(site.smtp_port) as box,
        site.served(),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"]) as browser,
    ):
        tab = browser.new_page(java_script_enabled=False)
        tab.goto(f"http://localhost:{site.port}{page_url}")
        tab.fill("#ua-name", "Ana Example")
        tab.fill("#ua-email", "ana@supporter.example")
        tab.select_option("#ua-country", "KE")
        tab.check("#ua-consent")
        tab.wait_for_timeout(1100)  # faster is a program
        tab.click(".ua-form button[type=submit]")
        assert "check your e-mail" in tab.inner_text("h1")
        wait_until(lambda: box.messages, "the mail")
        [message] = box.messages
        assert box.envelopes == [["ana@supporter.example"]]
        assert message["subject"] == f"Please confirm your signature: {page.title}"

        url = link(message, "confirm")
        path = url.partition(f":{site.port}")[2]
        for method in ("HEAD", *["GET"] * 5):
            assert site.request(method, path)[0] == 200
        mail_program = browser.new_page(java_script_enabled=False, extra_http_headers={"Sec-Purpose": "prefetch"})
        mail_program.goto(url)
        assert count() == 0

        tab = browser.new_page(java_script_enabled=False)
        tab.goto(url)
        tab.click("button")
        assert "Your signature counts" in tab.inner_text("h1")
        assert count() == 1

        tab.goto(link(message, "withdraw"))
        tab.click("button")
        assert "is withdrawn" in tab.inner_text("h1")
        assert count() == 0
    assert Signature.objects.get().state == SignatureState.WITHDRAWN
    assert recount(page.action_key, now=timezone.now()) == 0


def test_mail_server_that_was_away_all_the_time_comes_back(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    site = make_site()
    page = make_action(confirming=True)
    people = forms(form_data(page), 12)
    with site.served():
        assert set(site.sign_all(page.pk, people)) == {303}
    assert Signature.objects.filter(mail_owed="confirm", mail_attempts=1).count() == 12
    time_passes()
    site.run("urgent_action_send_mail")
    assert Signature.objects.filter(mail_owed="confirm", mail_attempts=2).count() == 12
    time_passes()
    with mail_server(site.smtp_port) as box:
        site.run("urgent_action_send_mail")
        site.run("urgent_action_send_mail")
    assert nothing_owed()
    assert box.recipients == dict.fromkeys((form["email"] for form in people), 1)


def killed_between_send_and_mark(box: Mailbox, start: Callable[[], Popen[bytes]]) -> None:
    """Start a worker, and kill it when the mail server has a mail that the worker does not know to be sent."""
    box.answering.clear()
    before = len(box.messages)
    worker = start()
    try:
        wait_until(lambda: len(box.messages) > before, "the worker to send")
    finally:
        kill(worker)
        box.answering.set()


def assert_one_or_two_mails_each(box: Mailbox, number: int, *, killed: int) -> None:
    """Each signer got a mail; those whose mail was on its way when a worker died may have two."""
    assert set(box.recipients) == {f"signer{at}@supporter.example" for at in range(number)}
    assert set(box.recipients.values()) <= {1, 2}
    assert sum(box.recipients.values()) <= number + killed


def test_sweep_that_is_killed_between_send_and_mark(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    site = make_site()
    page = make_action(confirming=True)
    with site.served():
        assert set(site.sign_all(page.pk, forms(form_data(page), 8))) == {303}
    time_passes()
    with mail_server(site.smtp_port) as box:
        for _ in range(2):
            killed_between_send_and_mark(box, lambda: site.manage("urgent_action_send_mail", "--loop", "0.1"))
        worker = site.manage("urgent_action_send_mail", "--loop", "0.1")
        try:
            wait_until(lambda: len(box.recipients) == 8, "everybody's mail")
            leased = Signature.objects.exclude(mail_owed="")
            wait_until(lambda: leased.count() == 2, "nothing but the leases of the dead")
            time_passes()
            wait_until(nothing_owed, "the mail of the dead workers")
        finally:
            stop(worker)
    assert_one_or_two_mails_each(box, 8, killed=2)


def test_database_worker_that_is_killed_between_send_and_mark(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    """The queue has forgotten the task that was being worked on; the row has not."""
    site = make_site(tasks="database")
    page = make_action(confirming=True)
    site.run("migrate", "django_tasks_database", "--verbosity", "0")
    worker = ["db_worker", "--interval", "0.1", "--no-startup-delay", "--verbosity", "0"]
    try:
        with mail_server(site.smtp_port) as box:
            with site.served():
                assert set(site.sign_all(page.pk, forms(form_data(page), 6))) == {303}
            assert box.messages == []
            killed_between_send_and_mark(box, lambda: site.manage(*worker))
            second = site.manage(*worker)
            try:
                wait_until(lambda: len(box.recipients) == 6, "everybody's mail")
                wait_until(lambda: Signature.objects.exclude(mail_owed="").count() == 1, "the lease of the dead")
            finally:
                stop(second)
            time_passes()
            site.run("urgent_action_send_mail")
        assert nothing_owed()
        assert_one_or_two_mails_each(box, 6, killed=1)
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM django_tasks_database_dbtaskresult")
            assert "supporter" not in repr(cursor.fetchall())
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS django_tasks_database_dbtaskresult")
            cursor.execute("DELETE FROM django_migrations WHERE app = 'django_tasks_database'")


def test_two_sweeps_at_once_send_one_mail_each(
    make_action: MakeAction, make_site: MakeSite, form_data: FormData
) -> None:
    site = make_site()
    page = make_action(confirming=True)
    with site.served():
        assert set(site.sign_all(page.pk, forms(form_data(page), 15))) == {303}
    time_passes()
    with mail_server(site.smtp_port) as box:
        sweeps = [site.manage("urgent_action_send_mail") for _ in range(2)]
        assert [sweep.wait(40) for sweep in sweeps] == [0, 0]
    assert set(box.recipients.values()) == {1}
    assert len(box.recipients) == 15
    assert nothing_owed()
