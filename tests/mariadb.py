"""A MariaDB of the run's own: a data folder and a socket in a temporary folder, no port, no password, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

#: Seconds in which the server has to answer, on a machine that has much else to do.
PATIENCE = 180
#: Nothing of a run outlives it, so that nothing waits for a disk; words of two letters are found, as docs/how-to/databases.md
#: says how.
OPTIONS = (
    "--skip-networking",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-ft-min-token-size=2",
    "--max-connections=100",
)
MISSING = (
    "MariaDB's server was not found: install it (Debian: apt-get install mariadb-server libmariadb-dev; "
    "macOS: brew install mariadb), or say `make test-mariadb`, which does."
)


def find(name: str) -> str | None:
    """A program of MariaDB's. Debian has the server where only root's path looks."""
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))


class MariaDB:
    """A server that runs from when it is made until :meth:`stop`."""

    def __init__(self) -> None:
        server, install = find("mariadbd"), find("mariadb-install-db")
        if not (server and install):
            raise pytest.UsageError(MISSING)
        self._folder = tempfile.TemporaryDirectory(prefix="urgent-action-maria-")
        folder = Path(self._folder.name)
        data, self.socket, self._log = folder / "data", str(folder / "socket"), folder / "log"
        common = ["--no-defaults", f"--datadir={data}", *(["--user=root"] if os.geteuid() == 0 else [])]
        with self._log.open("wb") as log:
            told = {"stdout": log, "stderr": log}
            made = [install, *common, "--auth-root-authentication-method=normal", "--skip-test-db"]
            if subprocess.run(made, check=False, **told).returncode:
                raise pytest.UsageError(f"MariaDB's data folder could not be made:\n{self._log.read_text()}")
            options = [f"--socket={self.socket}", f"--pid-file={folder / 'pid'}", *OPTIONS]
            self._process = subprocess.Popen([server, *common, *options], **told)
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _wait(self) -> None:
        """Wait until it answers."""
        import MySQLdb

        end = time.monotonic() + PATIENCE
        while True:
            try:
                MySQLdb.connect(unix_socket=self.socket, user="root").close()
                return
            except MySQLdb.OperationalError as error:
                if self._process.poll() is not None or time.monotonic() > end:
                    raise pytest.UsageError(f"MariaDB did not start:\n{self._log.read_text()}") from error
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop the server and take its files away."""
        self._process.terminate()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._folder.cleanup()
