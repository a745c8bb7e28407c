"""A PostgreSQL of the set-up's own, from Debian's packages: cluster, port and socket in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import psycopg

from .debian import program
from .services import Service, as_user


class Postgres(Service):
    """A cluster of the user ``postgres``, which root may not be."""

    def __init__(self, folder: Path, port: int, *, data: Path | None = None) -> None:
        self.port, self.data, self.place = port, data or folder / "cluster", folder / "postgres"
        self.place.mkdir()
        if not os.geteuid():
            shutil.chown(self.place, "postgres", "postgres")
        command = [
            *as_user("postgres"), program("postgres"), "-D", str(self.data), "-p", str(port), "-h", "127.0.0.1",
            "-k", str(self.place),
        ]  # fmt: skip
        super().__init__("postgres", command, folder=folder, ready=self._takes_queries, farewell=signal.SIGINT)

    def create(self) -> None:
        """Make the cluster, start it, and make the section's database."""
        self.data.mkdir(exist_ok=True)
        if not os.geteuid():
            shutil.chown(self.data, "postgres", "postgres")
        make = [
            program("initdb"),
            "-D",
            str(self.data),
            "-U",
            "section",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        subprocess.run([*as_user("postgres"), *make], check=True, stdout=subprocess.DEVNULL, cwd="/")
        self.start()
        with self._connect("postgres") as connection:
            connection.execute(
                "CREATE ROLE visitor LOGIN"
            )  # whom the site is; `section` is whoever looks after the cluster
            connection.execute("CREATE DATABASE section OWNER visitor")

    def ask(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        with self._connect("section") as connection:
            answer = connection.execute(sql, values or None)
            return answer.fetchall() if answer.description else []

    def stop_at_once(self) -> None:
        """As by a power cut: no checkpoint, connections are cut, and the log is replayed at the next start."""
        self.stop(signal.SIGQUIT)

    def _connect(self, database: str) -> psycopg.Connection[Any]:
        place = f"host={self.place} port={self.port} user=section dbname={database} connect_timeout=3"
        return psycopg.connect(place, autocommit=True)

    def _takes_queries(self) -> bool:
        try:
            with self._connect("postgres"):
                return True
        except psycopg.OperationalError:
            return False
