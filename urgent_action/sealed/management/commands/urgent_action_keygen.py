"""Make a key pair for sealed mode."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...offline import OfflineError, tell_keys


class Command(BaseCommand):
    """Not for the server: whoever has the private key can read everything that is sealed."""

    help = "Make a key pair for sealed mode. Do this on the campaigner's own machine, not on the server."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the private key goes."""
        parser.add_argument("--write", metavar="FILE", type=Path, required=True, help="new file for the private key")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make, write, and print the public half."""
        try:
            tell_keys(options["write"], self.stdout)
        except OfflineError as error:
            raise CommandError(str(error)) from error
