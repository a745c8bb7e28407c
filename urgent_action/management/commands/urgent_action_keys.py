"""Make the keys of a section."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...digests import make_key


class Command(BaseCommand):
    """Prints new keys, or writes them to a file that only its owner can read. Never replaces a file."""

    help = "Make the keys that signatures need. Do this once for each site, and keep them with its other secrets."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option: where to write."""
        parser.add_argument("--write", metavar="FILE", help="write JSON to this new file instead of printing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make and hand out."""
        keys = {"DIGEST_KEY": make_key(), "TOKEN_KEY": make_key()}
        if not options["write"]:
            for name, value in keys.items():
                self.stdout.write(f'URGENT_ACTION["{name}"] = "{value}"')
            self.stderr.write("Keep this secret and unchanged: with another key, people who signed can sign again.")
            return
        try:
            descriptor = os.open(Path(options["write"]), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError as error:
            raise CommandError(f"{options['write']} exists; keys are never replaced.") from error
        except OSError as error:
            raise CommandError(f"{options['write']} cannot be written: {error.strerror}.") from error
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(keys, file, indent=2)
        self.stdout.write(f"Keys written to {options['write']}.")
