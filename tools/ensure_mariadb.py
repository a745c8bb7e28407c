"""Find MariaDB's server and the headers of its client, or install them; say plainly what to do when neither works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

#: The server, and what mysqlclient is compiled with.
PACKAGES = ("mariadb-server", "libmariadb-dev", "pkg-config", "gcc", "python3-dev")
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
PROGRAMS = ("mariadbd", "mariadb-install-db", "mariadb_config")


def missing() -> list[str]:
    """The programs that are not there. The last comes with the headers."""
    return [name for name in PROGRAMS if shutil.which(name, path=PLACES) is None]


def install() -> None:
    """Ask the system's package manager, where that is allowed."""
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False, **quiet)


if __name__ == "__main__":
    if missing():
        install()
    if absent := missing():
        sys.exit(f"{', '.join(absent)} not found. Install {' and '.join(PACKAGES[:2])} (macOS: brew install mariadb).")
