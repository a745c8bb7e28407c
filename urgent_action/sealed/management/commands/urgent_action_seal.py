"""Seal what is not sealed yet."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections, router
from django.utils import timezone

from ....exceptions import KeysMissing
from ...domain.sealing import public_keys, seal_rest, stale
from ...keys import KeyUnusable
from ...models import SealedSignature
from ...storage import empty_log


class Command(BaseCommand):
    """Run it every few minutes, and once after sealed mode was switched on. It may be stopped and run again."""

    help = (
        "Seal the signatures that a crash left open, or that are older than sealed mode; delete what is sealed in vain."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal, tidy up, say how many."""
        try:
            public_keys()
            sealed = sum(seal_rest(now=timezone.now()))
        except (KeysMissing, KeyUnusable) as error:
            raise CommandError("URGENT_ACTION_SEALED has no usable PUBLIC_KEYS; nothing was sealed.") from error
        discarded, _by_model = stale().delete()
        empty_log(connections[router.db_for_write(SealedSignature)])
        self.stdout.write(f"{sealed} signatures sealed, {discarded} withdrawn ones discarded.")
