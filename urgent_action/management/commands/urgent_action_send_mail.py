"""Send the mails that signatures owe."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ...domain.mailing import sweep


class Command(BaseCommand):
    """For cron, or as a loop of its own. Several may run at once; each mail is sent by one of them."""

    help = "Send the mails that are owed: what the background task could not send. Run it from cron, or with --loop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to go on."""
        parser.add_argument(
            "--loop", type=float, metavar="SECONDS", help="look again after so many seconds, until stopped"
        )
        parser.add_argument("--limit", type=int, default=500, help="mails in one round (default: 500)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, tell how many, and wait if asked to."""
        try:
            while True:
                self._round(options["limit"])
                if options["loop"] is None:
                    return
                time.sleep(options["loop"])
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def _round(self, limit: int) -> None:
        results = list(sweep(now=timezone.now(), limit=limit))
        if results:
            self.stdout.write(f"Sent {sum(results)}, failed {len(results) - sum(results)}.")
