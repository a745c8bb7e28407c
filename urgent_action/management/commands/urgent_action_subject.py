"""Answer a person who asks what is held of them, or to erase it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...domain.subjects import erase_subject, export_subject
from ...exceptions import EmailAddressError, KeysMissing


class Command(BaseCommand):
    """Goes by the e-mail address. Make sure first that whoever asks owns it."""

    help = "Print everything that is held of an e-mail address as JSON, or erase it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose data, and what to do with it."""
        parser.add_argument("--email", required=True)
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--export", action="store_true", help="print what is held")
        what.add_argument("--erase", action="store_true", help="erase it, on every action, on hold or not")
        parser.add_argument(
            "--dry-run", action="store_true", help="with --erase: only say how many signatures it would be"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print or erase."""
        try:
            if options["export"]:
                self.stdout.write(json.dumps(export_subject(options["email"]), ensure_ascii=False, indent=2))
                return
            number = erase_subject(options["email"], now=timezone.now(), dry_run=options["dry_run"])
        except EmailAddressError as error:
            raise CommandError("This is not one e-mail address.") from error
        except KeysMissing as error:
            raise CommandError("Without URGENT_ACTION's keys nobody can be found.") from error
        self.stdout.write(f"{'Would erase' if options['dry_run'] else 'Erased'} {number} signatures.")
