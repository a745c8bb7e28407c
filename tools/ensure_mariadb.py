"""Find MariaDB's server and the headers of its client, or install them; say plainly what to do when neither works."""

from __future__ import annotations

import os
import shutil
import sys

from tools.debian import install

#: The server, and what mysqlclient is compiled with.
PACKAGES = ("mariadb-server", "libmariadb-dev", "pkg-config", "gcc", "python3-dev")
PLACES = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"])
PROGRAMS = ("mariadbd", "mariadb-install-db", "mariadb_config")


def missing() -> list[str]:
    """The programs that are not there. The last comes with the headers."""
    return [name for name in PROGRAMS if shutil.which(name, path=PLACES) is None]


if __name__ == "__main__":
    if missing():
        install(PACKAGES)
    if absent := missing():
        sys.exit(f"{', '.join(absent)} not found. Install {' and '.join(PACKAGES[:2])} (macOS: brew install mariadb).")
