"""Turn a sealed export into a CSV table."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...offline import OfflineError, add_unseal_arguments, tell_unsealed, unseal_export


class Command(BaseCommand):
    """Reads an export and a key, and asks no database. Not for the server."""

    help = "Turn a sealed export into a CSV table. Do this on the campaigner's own machine, not on the server."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """From where, with what, to where."""
        add_unseal_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Open and write."""
        try:
            tell_unsealed(unseal_export(options["export"], key=options["key"], table=options["csv"]), self.stdout)
        except OfflineError as error:
            raise CommandError(str(error)) from error
