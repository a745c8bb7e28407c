"""Send the updates that are under way."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ....management.arguments import how_many, seconds
from ...domain.sending import send_updates

#: Mails after which the command says how far it is.
_STEP = 100


class Command(BaseCommand):
    """For cron, or as a loop of its own. It may be stopped at any moment and goes on where it was."""

    help = "Send the updates that editors have written, to those who asked for them. Run it from cron, or with --loop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How long to go on."""
        parser.add_argument(
            "--loop", type=seconds, metavar="SECONDS", help="look again after so many seconds, until stopped"
        )
        parser.add_argument(
            "--limit", type=how_many, metavar="N", help="mails in one round (default: all that are due)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, tell how many, and wait if asked to."""
        try:
            while True:
                self._round(options["limit"])
                if options["loop"] is None:
                    return
                time.sleep(options["loop"])
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Run it again to go on.")

    def _round(self, limit: int | None) -> None:
        tried = sent = 0
        for went_out in send_updates(now=timezone.now(), limit=limit):
            tried += 1
            sent += went_out
            if tried % _STEP == 0:
                self.stdout.write(f"{sent} sent …")
        if tried:
            self.stdout.write(f"Sent {sent}, not sent {tried - sent}.")
