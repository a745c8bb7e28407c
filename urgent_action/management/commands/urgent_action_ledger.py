"""Keep the erasure ledger outside the database, and replay it over a restored backup."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from shutil import copymode
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...domain.subjects import note_erasure, replay_erasures
from ...models import Erasure

#: Whose erasure on which action, and when.
_Lines = dict[tuple[UUID, UUID], datetime]


class Command(BaseCommand):
    """The ledger holds digests, which mean nothing without the section's key."""

    help = "Write the erasure ledger to a file, or erase again what a restored backup brought back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Out or in."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--save", metavar="FILE", help="add the ledger to what the file has; keep it apart from the backups"
        )
        what.add_argument("--replay", metavar="FILE", help="read the ledger and erase what is in it once more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Save or replay."""
        if options["save"]:
            self.stdout.write(f"{_save(Path(options['save']))} erasures saved.")
            return
        for (key, digest), erased_at in _read(Path(options["replay"])).items():
            note_erasure(key, digest, erased_at=erased_at)
        self.stdout.write(f"{replay_erasures(now=timezone.now())} signatures erased again.")


def _save(file: Path) -> int:
    """What the file has and the database has not stays: after a restored backup, cron may save before anybody replays."""
    lines = _read(file) if file.is_file() else {}
    for key, digest, erased_at in Erasure.objects.values_list("action_key", "email_digest", "erased_at").iterator():
        _add(lines, key, digest, erased_at)
    text = "".join(f"{json.dumps([str(key), str(digest), at.isoformat()])}\n" for (key, digest), at in lines.items())
    # A full disk must not cost the ledger that is there. A link (such as /dev/stdout) or a pipe must not be replaced.
    new = file.with_name(f"{file.name}.new") if file.is_file() and not file.is_symlink() else file
    try:
        new.write_text(text, encoding="ascii")
        if new != file:
            copymode(file, new)
            new.replace(file)
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
    return len(lines)


def _read(file: Path) -> _Lines:
    lines: _Lines = {}
    try:
        for line in file.read_text(encoding="ascii").splitlines():
            key, digest, at = json.loads(line)
            _add(lines, UUID(key), UUID(digest), datetime.fromisoformat(at).astimezone(UTC))
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise CommandError(f"{file} is not a ledger of erasures.") from error
    return lines


def _add(lines: _Lines, key: UUID, digest: UUID, erased_at: datetime) -> None:
    lines[key, digest] = max(erased_at, lines.get((key, digest), erased_at))
