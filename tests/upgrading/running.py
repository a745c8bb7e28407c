"""Programs of a site on a database of its own, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.upgrading.databases import Postgres, SQLite

ROOT = Path(__file__).resolve().parent.parent.parent


def run(database: SQLite | Postgres, *arguments: str) -> str:
    """What ``python -m`` with these arguments prints."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.upgrading.settings",
        "UPGRADED_DATABASE_URL": database.url,
        "PYTHONPATH": os.pathsep.join(part for part in sys.path if part),
    }
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def migrate(database: SQLite | Postgres) -> str:
    """Bring a database to the head of every app."""
    return run(database, "django", "migrate", "--no-color")


def look(database: SQLite | Postgres) -> dict[str, Any]:
    """What stands in the tables of ours; see :mod:`tests.upgrading.looking`."""
    return dict(json.loads(run(database, "tests.upgrading.looking")))
