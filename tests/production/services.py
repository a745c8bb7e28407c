"""The programs of the set-up, each a process that can be started, stopped and killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

from tests.system.support import ROOT, wait_until

from .debian import program

#: Seconds for which a service may take to come up.
PATIENCE = 180


class Service:
    """A program that is kept running, as systemd's ``Restart=always`` would, unless somebody stopped it."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        folder: Path,
        ready: Callable[[], bool] | None = None,
        environment: Mapping[str, str] | None = None,
        farewell: int = signal.SIGTERM,
    ) -> None:
        self.name, self.command, self.farewell = name, list(command), farewell
        self.environment = {**os.environ, **(environment or {})}
        self.log = folder / f"{name}.log"
        self.ready = ready or (lambda: True)
        self.process: subprocess.Popen[bytes] | None = None
        self.wanted = False
        #: How often it was found dead and started again.
        self.revived = 0

    @property
    def is_running(self) -> bool:
        """Whether its process is there."""
        return self.process is not None and self.process.poll() is None

    def start(self, *, wait: bool = True) -> None:
        """Start it, and wait until it answers."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.wanted = True
        if wait:
            self.wait()

    def wait(self) -> None:
        """Wait until it answers."""
        wait_until(self._is_up, f"{self.name} (see {self.log})", seconds=PATIENCE)

    def _is_up(self) -> bool:
        with suppress(OSError):
            return self.ready()
        return False

    def stop(self, sign: int | None = None) -> None:
        """End it, and wait until it is gone."""
        self.wanted = False
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, sign or self.farewell)
        try:
            self.process.wait(30)
        finally:
            self._kill_group()

    def kill(self) -> None:
        """SIGKILL to it and all that belongs to it. Whoever watches over it may start it again."""
        self._kill_group()

    def _kill_group(self) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def revive(self) -> None:
        """Start it again if it died."""
        if self.wanted and not self.is_running:
            self.revived += 1
            self.start(wait=False)


def listens(port: int) -> Callable[[], bool]:
    """A condition: something takes connections on this port."""

    def asked() -> bool:
        with socket.create_connection(("127.0.0.1", port), timeout=2):
            return True

    return asked


def answers(port: int, path: str = "/alive") -> Callable[[], bool]:
    """A condition: a web server answers 200."""

    def asked() -> bool:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            return connection.getresponse().status == 200
        finally:
            connection.close()

    return asked


def as_user(name: str) -> list[str]:
    """What to put before a command that must not run as root; nothing where we are not root."""
    return [] if os.geteuid() else ["setpriv", f"--reuid={name}", f"--regid={name}", "--init-groups"]


def redis(folder: Path, port: int) -> Service:
    """Redis, which keeps nothing on the disk: all that is in it can be made anew."""
    command = [program("redis-server"), "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", str(folder)]
    return Service("redis", command, folder=folder, ready=listens(port))


def web(number: int, folder: Path, port: int, environment: Mapping[str, str], *, before: Sequence[str] = ()) -> Service:
    """A web process on a port of its own."""
    command = [
        *before, sys.executable, "-m", "gunicorn", "example.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--worker-class", "gthread", "--workers", "1", "--threads", "8", "--keep-alive", "75", "--timeout", "60",
        "--graceful-timeout", "10", "--log-level", "warning", "--no-control-socket",
        "--access-logfile", str(folder / f"web{number}.access"), "--access-logformat", '%(t)s %(m)s %(s)s %(U)s',
    ]  # fmt: skip
    return Service(f"web{number}", command, folder=folder, ready=answers(port), environment=environment)


def management(name: str, folder: Path, environment: Mapping[str, str], *arguments: str) -> Service:
    """A management command that runs for ever."""
    command = [sys.executable, "example_project/manage.py", *arguments]
    return Service(name, command, folder=folder, environment=environment)


def mail_server(folder: Path, port: int) -> Service:
    """An SMTP server that notes to whom it sent what link."""
    command = [sys.executable, "-m", "tests.production.postbox", str(port), str(folder / "mails.tsv")]
    return Service("smtp", command, folder=folder, ready=listens(port))


def varnish(folder: Path, port: int, web_ports: Sequence[int]) -> Service:
    """Varnish with the very rules of the documentation, and the ports of this set-up."""
    rules = ROOT / "docs" / "how-to" / "varnish"
    places = folder / "vcl"
    places.mkdir()
    backends = (rules / "backends.vcl").read_text(encoding="utf-8")
    for number, web_port in enumerate(web_ports, start=1):
        backends = backends.replace(f'"800{number}"', f'"{web_port}"')
    (places / "backends.vcl").write_text(backends, encoding="utf-8")
    command = [
        program("varnishd"), "-F", "-a", f"127.0.0.1:{port}", "-f", str(rules / "urgent-action.vcl"),
        "-p", f"vcl_path={places}", "-n", str(folder / "varnish"), "-s", "malloc,64m", "-t", "0", "-T", "none",
    ]  # fmt: skip
    return Service("varnish", command, folder=folder, ready=answers(port))
