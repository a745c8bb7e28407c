"""The Debian packages that the set-up is made of."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.debian import install

#: A program of each package, by the package's name.
PROGRAMS = {
    "postgresql": "pg_ctl",
    "redis-server": "redis-server",
    "varnish": "varnishd",
    "pgbouncer": "pgbouncer",
    "faketime": "faketime",
}


def find_program(name: str) -> str | None:
    """Where a program is; PostgreSQL's and the servers' are on nobody's path."""
    places = [
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        Path("/usr/sbin"),
        Path("/usr/local/sbin"),
    ]
    return next((str(place / name) for place in places if (place / name).exists()), None) or shutil.which(name)


def program(name: str) -> str:
    """Where a program is.

    Raises:
        SystemExit: it is not installed.
    """
    found = find_program(name)
    if found is None:
        raise SystemExit(f"{name} is not installed.")
    return found


def install_missing() -> None:
    """Install what is missing, as root; otherwise say what is.

    Raises:
        SystemExit: something is missing and could not be installed.
    """
    missing = [package for package, name in PROGRAMS.items() if find_program(name) is None]
    if not missing:
        return
    if not install(missing):
        raise SystemExit(f"Please install these packages first: apt-get install {' '.join(missing)}")
