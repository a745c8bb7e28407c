"""How each fault is brought about, and mended."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.system.support import wait_until

if TYPE_CHECKING:
    from .faults import Fault
    from .setup import Production

#: Size of the disk on which the database lies, where we may mount one.
DISK = "400m"
#: Signatures that may still find a place on a disk that is full.
MOST_UNTIL_FULL = 2000
#: So many who are refused in a row say that it is full for every connection: each has pages of its own.
FULL = 12
_open: list[Any] = []


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A small disk for the database; None where nothing can be mounted."""
    place = Path(tempfile.mkdtemp(prefix="urgent-action-disk-"))
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=755", "tmpfs", place], capture_output=True, check=False
    )
    mounted = done.returncode == 0
    try:
        yield place / "cluster" if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", place], check=False)
        shutil.rmtree(place, ignore_errors=True)


def _read_only(site: Production) -> None:
    site.postgres.ask("ALTER SYSTEM SET default_transaction_read_only = on")
    site.postgres.ask("SELECT pg_reload_conf()")
    wait_until(lambda: site.postgres.ask("SHOW default_transaction_read_only") == [("on",)], "read-only")


def _writable(site: Production) -> None:
    site.postgres.ask("ALTER SYSTEM RESET default_transaction_read_only")
    site.postgres.ask("SELECT pg_reload_conf()")


def _take_all_connections(site: Production) -> None:
    """Cut the site's connections and let the database take no new ones, as where others hold them all."""
    site.postgres.ask("ALTER ROLE visitor CONNECTION LIMIT 0")
    site.postgres.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'visitor'")


def _give_connections(site: Production) -> None:
    site.postgres.ask("ALTER ROLE visitor CONNECTION LIMIT -1")


def _black_hole(site: Production) -> None:
    """Takes connections where the mail server was, and never says a word."""
    site.smtp.stop()
    hole = socket.create_server(("127.0.0.1", site.places["smtp"]), reuse_port=False)
    held: list[socket.socket] = []

    def take() -> None:
        with suppress(OSError):
            while True:
                held.append(hole.accept()[0])

    threading.Thread(target=take, daemon=True).start()
    _open.append((hole, held))


def _fill_black_hole(site: Production) -> None:
    hole, held = _open.pop()
    for each in (hole, *held):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
    site.smtp.start()


def _fill_disk(site: Production) -> list[str]:
    """Fill the database's disk to the last byte, and sign until nothing is left of what the database had reserved already:
    pages of its tables, segments of its log. Who was thanked meanwhile.
    """
    with (site.postgres.data.parent / "filler").open("wb", buffering=0) as filler:
        for size in (1 << 16, 1 << 12, 1):
            with suppress(OSError):
                while True:
                    filler.write(bytes(size))
    thanked: list[str] = []
    refused = 0
    for number in range(MOST_UNTIL_FULL):
        email = f"full.{number}@supporter.example"
        if site.sign(email)[0] == 303:
            thanked.append(email)
            refused = 0
        elif (refused := refused + 1) == FULL:
            return thanked
    raise AssertionError(f"The disk is full, and {MOST_UNTIL_FULL} signatures found a place.")


def _empty_disk(site: Production) -> None:
    (site.postgres.data.parent / "filler").unlink()
    if not site.postgres.is_running:
        site.postgres.start()
    site.postgres.wait()


def _kill_mailers(site: Production) -> None:
    site.worker.kill()
    site.sweep.kill()


def _nothing(site: Production) -> None:
    """It mends itself: what died is started again."""


def _shift_clock(site: Production, shift: str) -> None:
    """Let the web processes see another time."""
    for service in site.web:
        service.stop()
        service.command = ["faketime", "-f", shift, *service.command]
        service.start()


def _right_clock(site: Production) -> None:
    for service in site.web:
        service.stop()
        service.command = service.command[3:]
        service.start()


def faults() -> list[Fault]:
    """All faults, in the order in which they are injected."""
    from .faults import Fault

    away = frozenset({303, 503})
    found = [
        Fault("stopped", "PostgreSQL stopped, as by a power cut (immediate mode)",
              "PostgreSQL replays its log when it starts; web processes and those that send mail connect anew",
              lambda site: site.postgres.stop_at_once(), lambda site: site.postgres.start(), away),
        Fault("read-only", "PostgreSQL read-only (`default_transaction_read_only`)", "at once, when it takes writes again",
              _read_only, _writable, away),
        Fault("connections", "no connection to PostgreSQL to be had (limit reached)", "with the next free connection",
              _take_all_connections, _give_connections, away),
        Fault("redis", "Redis down (cache, and where limits are counted)",
              "limits are counted in the database meanwhile; both go on when Redis is back",
              lambda site: site.redis.stop(), lambda site: site.redis.start()),
        Fault("smtp-silent", "mail server takes connections and never answers",
              "the mail is owed; it is tried again after 1, 5, 15, 60, 240 minutes", _black_hole, _fill_black_hole),
        Fault("smtp-refusing", "mail server down (connections refused)", "as before",
              lambda site: site.smtp.stop(), lambda site: site.smtp.start()),
        Fault("mailers-killed", "worker and sweep killed (SIGKILL)",
              "they are started again; a mail that was being sent goes out when its lease of ten minutes is over",
              _kill_mailers, _nothing),
        Fault("web-killed", "a web process killed (SIGKILL)",
              "Varnish asks the other one, also for a form that was on its way; the process is started again",
              lambda site: site.web[0].kill(), _nothing),
        Fault("webs-killed", "all web processes killed (SIGKILL)", "they are started again",
              lambda site: [each.kill() for each in site.web] and None, _nothing, away),
        Fault("clock-back", "clocks of the web processes an hour behind",
              "the deadline is judged by the web process's clock: keep it right (NTP)",
              lambda site: _shift_clock(site, "-1h"), _right_clock),
        Fault("clock-forward", "clocks of the web processes an hour ahead", "as before",
              lambda site: _shift_clock(site, "+1h"), _right_clock),
    ]  # fmt: skip
    if os.geteuid() == 0:
        found.append(
            Fault("disk-full", f"the database's disk full (a tmpfs of {DISK})",
                  "when there is space again; PostgreSQL starts anew if it stopped", _fill_disk, _empty_disk, away)
        )  # fmt: skip
    return found
