"""The whole set-up: PostgreSQL, Redis, two web processes, two that send mail, a mail server, Varnish in front."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.system.support import ROOT, free_port

from . import services
from .postgres import Postgres
from .services import Service


class Production:
    """The services by name, and what stands in the database."""

    def __init__(self, folder: Path, *, data: Path | None = None) -> None:
        self.folder = folder
        self.places = {name: free_port() for name in ("database", "redis", "smtp", "varnish", "web1", "web2")}
        self.postgres = Postgres(folder, self.places["database"], data=data)
        self.redis = services.redis(folder, self.places["redis"])
        self.smtp = services.mail_server(folder, self.places["smtp"])
        self.web = [services.web(n, folder, self.places[f"web{n}"], self.environment) for n in (1, 2)]
        self.worker = services.management("worker", folder, self.environment, "db_worker", "--interval", "0.2")
        loop = ("urgent_action_send_mail", "--loop", "2")
        self.sweep = services.management("sweep", folder, self.environment, *loop)
        self.varnish = services.varnish(folder, self.places["varnish"], [self.places["web1"], self.places["web2"]])
        self.seeded: dict[str, Any] = {}
        self._over = threading.Event()

    @property
    def environment(self) -> dict[str, str]:
        """What a process of the site is started with."""
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "example_project")]),
            "DJANGO_SETTINGS_MODULE": "tests.production.settings",
            "EXAMPLE_VAR_DIR": str(self.folder / "var"),
            "PRODUCTION_PLACES": json.dumps(self.places),
        }

    @property
    def services(self) -> list[Service]:
        """All of them, in the order in which they start."""
        return [self.postgres, self.redis, self.smtp, *self.web, self.worker, self.sweep, self.varnish]

    def start(self, *, closes_in: float) -> None:
        """Start everything; one action closes after so many seconds."""
        self.postgres.create()
        self.redis.start()
        self.run(sys.executable, "example_project/manage.py", "migrate", "--verbosity", "0")
        self.seeded = json.loads(self.run(sys.executable, "-m", "tests.production.seed", str(closes_in)))
        for service in self.services[2:]:
            service.start()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """End everything."""
        self._over.set()
        for service in reversed(self.services):
            if service.process is not None:
                service.stop()

    def run(self, *command: str) -> str:
        """Run a process of the site to its end; what it printed."""
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def manage(self, *arguments: str) -> str:
        """Run a management command; what it printed."""
        return self.run(sys.executable, "example_project/manage.py", *arguments)

    def request(
        self, method: str, path: str, fields: dict[str, str] | None = None, *, port: int | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask the site through Varnish, as what ends TLS would."""
        connection = HTTPConnection("localhost", port or self.places["varnish"], timeout=90)
        try:
            headers = {"X-Forwarded-For": "198.51.100.7"}
            if fields is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, urlencode(fields) if fields is not None else None, headers)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def form(self, email: str) -> dict[str, str]:
        """What a browser posts to sign."""
        consent = self.seeded["consent"]
        return {
            "name": "Ana Example",
            "email": email,
            "country": "KE",
            "consent": "1",
            "consent_key": consent,
            "website": "",
        }

    def sign(self, email: str, *, action: str = "open") -> tuple[int, dict[str, str], bytes]:
        """Sign an action through Varnish."""
        return self.request("POST", f"/urgent-action/{self.seeded['actions'][action]['id']}/sign/", self.form(email))

    def mails(self) -> list[tuple[str, str]]:
        """Recipient and link of each mail that the mail server took."""
        path = self.folder / "mails.tsv"
        lines = path.read_text(encoding="ascii").split("\n")[:-1] if path.exists() else []
        return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]

    def _watch(self) -> None:
        while not self._over.wait(1):
            for service in self.services:
                if service is not self.postgres:
                    service.revive()


@contextmanager
def production(*, closes_in: float = 86400, data: Path | None = None) -> Iterator[Production]:
    """The set-up, running; everything of it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="urgent-action-production-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL and Varnish are other users than we
        site = Production(folder, data=data)
        try:
            site.start(closes_in=closes_in)
            yield site
        finally:
            site.stop()
