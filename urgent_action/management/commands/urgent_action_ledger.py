"""Keep the erasure ledger outside the database, and replay it over a restored backup."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...domain.subjects import note_erasure, replay_erasures
from ...models import Erasure


class Command(BaseCommand):
    """The ledger holds digests, which mean nothing without the section's key."""

    help = "Write the erasure ledger to a file, or erase again what a restored backup brought back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Out or in."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--save", metavar="FILE", help="write the ledger; keep it apart from the backups")
        what.add_argument("--replay", metavar="FILE", help="read the ledger and erase what is in it once more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Save or replay."""
        if options["save"]:
            rows = Erasure.objects.order_by("pk").values_list("action_key", "email_digest", "erased_at")
            lines = [json.dumps([str(key), str(digest), at.isoformat()]) for key, digest, at in rows.iterator()]
            Path(options["save"]).write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
            self.stdout.write(f"{len(lines)} erasures saved.")
            return
        try:
            entries = [_entry(line) for line in Path(options["replay"]).read_text(encoding="ascii").splitlines()]
        except (OSError, ValueError, TypeError) as error:
            raise CommandError("This file is not a ledger of erasures.") from error
        for key, digest, erased_at in entries:
            note_erasure(key, digest, erased_at=erased_at)
        self.stdout.write(f"{replay_erasures(now=timezone.now())} signatures erased again.")


def _entry(line: str) -> tuple[UUID, UUID, datetime]:
    key, digest, at = json.loads(line)
    return UUID(key), UUID(digest), datetime.fromisoformat(at)
