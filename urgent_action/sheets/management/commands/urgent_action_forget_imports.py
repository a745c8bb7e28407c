"""Delete sheets that were uploaded and never made into a draft."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ...models import SheetImport


class Command(BaseCommand):
    """The next upload does the same; run it daily where nobody uploads for long."""

    help = "Deletes sheets that were uploaded more than a day ago and never made into a draft."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how many."""
        self.stdout.write(f"{SheetImport.objects.forget_old(timezone.now())} deleted.")
