"""Send the mails that signatures owe."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from ...domain.health import note_worker
from ...domain.mailing import sweep
from ..arguments import how_many, seconds


class Command(BaseCommand):
    """For cron, or as a loop of its own. Several may run at once; each mail is sent by one of them."""

    help = "Send the mails that are owed: what the background task could not send. Run it from cron, or with --loop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to go on."""
        parser.add_argument(
            "--loop", type=seconds, metavar="SECONDS", help="look again after so many seconds, until stopped"
        )
        parser.add_argument(
            "--limit", type=how_many, metavar="N", default=500, help="mails in one round (default: 500)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, tell how many, and wait if asked to."""
        try:
            if options["loop"] is None:
                self._round(options["limit"])
                return
            while True:
                self._try_round(options["limit"])
                time.sleep(options["loop"])
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def _try_round(self, limit: int) -> None:
        close_old_connections()
        try:
            self._round(limit)
        except (DatabaseError, InterfaceError) as error:  # a loop outlives a database that is restarted
            self.stderr.write(f"The database is away ({type(error).__name__}); trying again.")

    def _round(self, limit: int) -> None:
        now = timezone.now()
        note_worker(now=now)
        results = list(sweep(now=now, limit=limit))
        if results:
            self.stdout.write(f"Sent {sum(results)}, failed {len(results) - sum(results)}.")
