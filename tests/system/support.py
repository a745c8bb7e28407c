"""The parts of a site that is really running: mail server, web server, worker, and people who send forms."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Lock
from typing import Any, TypeVar
from urllib.parse import urlencode

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

Found = TypeVar("Found")

ROOT = Path(__file__).resolve().parent.parent.parent
#: Seconds for which a test waits for what must come.
PATIENCE = 120


def free_port() -> int:
    """A TCP port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _a_moment() -> None:
    time.sleep(0.05)


def wait_until(
    condition: Callable[[], Found],
    what: str,
    *,
    seconds: float = PATIENCE,
    pause: Callable[[], object] = _a_moment,
) -> Found:
    """Wait until something is so, or there.

    Returns:
        What was found.

    Raises:
        AssertionError: it did not come.
    """
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, f"Waited in vain for {what}."
        pause()
    return found


class Mailbox:
    """Keeps what a real SMTP server takes; it can be told to hold its answer back after it has taken a mail."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.envelopes: list[list[str]] = []
        #: Cleared: the server has the mail, and the sender does not know it yet.
        self.answering = Event()
        self.answering.set()
        self._lock = Lock()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Take a mail."""
        with self._lock:
            self.envelopes.append(list(envelope.rcpt_tos))
            self.messages.append(message_from_bytes(envelope.content or b"", policy=policy.default))
        while not self.answering.is_set():
            await asyncio.sleep(0.05)
        return "250 OK"

    @property
    def recipients(self) -> Counter[str]:
        """How many mails each address got."""
        return Counter(address for envelope in self.envelopes for address in envelope)


@contextmanager
def mail_server(port: int) -> Iterator[Mailbox]:
    """A real SMTP server on loopback."""
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box
    finally:
        box.answering.set()
        controller.stop()


class Site:
    """The example site, served and worked for by processes of its own, with a database and mail port that a test names."""

    def __init__(self, *, database_url: str, folder: Path, tasks: str = "", **urgent_action: Any) -> None:
        self.port = free_port()
        self.smtp_port = free_port()
        self.log = folder / "processes.log"
        self.environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "example_project")]),
            "DJANGO_SETTINGS_MODULE": "tests.system.site",
            "EXAMPLE_VAR_DIR": str(folder / "var"),
            "SYSTEM_DATABASE_URL": database_url,
            "SYSTEM_SMTP_PORT": str(self.smtp_port),
            "SYSTEM_TASKS": tasks,
            "SYSTEM_URGENT_ACTION": json.dumps(urgent_action),
        }

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a Python process of the site, in a group of its own."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def manage(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a management command."""
        return self.start("example_project/manage.py", *arguments)

    def run(self, *arguments: str) -> None:
        """Run a management command to its end."""
        assert self.manage(*arguments).wait(PATIENCE) == 0, self.log.read_text()

    @contextmanager
    def served(self, *, workers: int = 1, threads: int = 16) -> Iterator[None]:
        """Serve the site with gunicorn."""
        process = self.start(
            "-m", "gunicorn", "example.wsgi:application", "--bind", f"127.0.0.1:{self.port}",
            "--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads), "--timeout", "60",
            "--graceful-timeout", "1",
        )  # fmt: skip
        try:
            wait_until(self._answers, "the web server")
            yield
        finally:
            stop(process)

    def _answers(self) -> bool:
        with suppress(OSError):
            return self.request("GET", "/urgent-action/confirm/none")[0] == 200
        return False

    def request(
        self, method: str, path: str, fields: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Send one request on a connection of its own."""
        connection = HTTPConnection("localhost", self.port, timeout=60)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if fields is not None else {}
            connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def sign(self, page_id: int, fields: dict[str, str], **changed: str) -> int:
        """Send a signature form; the status of the answer."""
        return self.request("POST", f"/urgent-action/{page_id}/sign/", {**fields, **changed})[0]

    def sign_all(self, page_id: int, forms: list[dict[str, str]]) -> list[int]:
        """Send many forms at the same time."""
        with ThreadPoolExecutor(len(forms)) as pool:
            return list(pool.map(lambda form: self.sign(page_id, form), forms))


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to a process that a test started, and to its children: none of them can do anything about it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that a test started."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    kill(process)
