"""Remind editors of deadlines."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...admin.access import reaches
from ...conf import app_settings
from ...domain.reminding import due_reminders, remind


class Command(BaseCommand):
    """Run it every hour, or at least once a day. It may be stopped at any moment and run again: nobody is told twice."""

    help = "Mail editors whose action closes in as many days as REMINDER_DAYS names. Run it from cron."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Look first, if you like."""
        parser.add_argument(
            "--dry-run", action="store_true", help="only say who would be reminded, sent already or not"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Remind, tell of whom and what, and exit with 1 if a mail did not go out."""
        if not app_settings().reminder_days:
            self.stdout.write("REMINDER_DAYS is empty: nobody is reminded.")
            return
        now = timezone.now()
        due = due_reminders(now=now, may_hear=reaches)
        if options["dry_run"]:
            for reminder in due:
                self.stdout.write(
                    f"{reminder.page.title}: {reminder.user.get_username()}, {reminder.days} days before."
                )
            return
        sent = failed = 0
        for reminder, went_out in remind(due, now=now):
            sent, failed = sent + went_out, failed + (not went_out)
            said = "reminded" if went_out else "could not be reminded"
            self.stdout.write(f"{reminder.page.title}: {reminder.user.get_username()} {said}.")
        self.stdout.write(f"Sent {sent}, failed {failed}.")
        if failed:
            raise CommandError(f"{failed} reminders did not go out. Run it again.")
