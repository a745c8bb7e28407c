"""Hand out the sealed signatures of an action."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from ....models import ActionRecord
from ...domain.sealing import export_sealed, unsealed


class Command(BaseCommand):
    """The lines may travel by mail or stick: nobody reads names in them without a private key."""

    help = (
        "Print the sealed signatures of an action as JSON lines, for urgent-action-unseal on the campaigner's machine."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which action."""
        parser.add_argument("action", metavar="ACTION_UUID", type=UUID, help="translation key of the action's pages")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print line by line; say on the error channel what is missing."""
        action_key = options["action"]
        if not ActionRecord.objects.filter(pk=action_key).exists():
            raise CommandError(f"There is no action {action_key}: give the translation key of its pages.")
        number = 0
        for line in export_sealed(action_key):
            self.stdout.write(json.dumps(line, separators=(",", ":")))
            number += 1
        self.stderr.write(f"{number} sealed signatures.")
        waiting = unsealed().filter(action_key=action_key).count()
        if waiting:
            self.stderr.write(f"{waiting} more are not sealed yet: run urgent_action_seal, and export again.")
