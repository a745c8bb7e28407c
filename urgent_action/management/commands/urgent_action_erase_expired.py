"""Erase what has been kept long enough."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...domain.limits import purge_limits
from ...domain.retention import erase_expired, purge_unconfirmed


class Command(BaseCommand):
    """Run it every night. It may be stopped at any moment and run again."""

    help = (
        "Erase the signatures of actions that closed longer ago than RETENTION_DAYS, what programs signed, what nobody "
        "confirmed, and old counters of limits."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Look first, if you like."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase action by action; exit with 1 if something could not be erased."""
        now, dry_run = timezone.now(), options["dry_run"]
        verb = "would erase" if dry_run else "erased"
        failed = 0
        for done in erase_expired(now=now, dry_run=dry_run):
            if done.on_hold:
                self.stdout.write(f"{done.title}: on hold, left as it is.")
                continue
            self.stdout.write(f"{done.title}: {verb} {done.erased} signatures.")
            failed += len(done.failed)
            for number in done.failed:
                self.stderr.write(f"{done.title}: signature {number} could not be erased.")
        self.stdout.write(f"Unconfirmed or made by programs: {verb} {purge_unconfirmed(now=now, dry_run=dry_run)}.")
        if not dry_run:
            purge_limits(now=now)
        if failed:
            raise CommandError(f"{failed} signatures could not be erased; everything else was. Run it again.")
