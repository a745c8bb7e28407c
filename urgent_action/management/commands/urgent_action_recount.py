"""Prove the tallies, and repair them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ...domain.tally import recount
from ...models import ActionRecord


class Command(BaseCommand):
    """Counts every row anew. Run it every night: it also brings the numbers of the countries up to date."""

    help = "Count the signatures of every action anew, say where the stored tally was wrong, and repair it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all actions, and say how many were wrong."""
        wrong = 0
        records = ActionRecord.objects.order_by("title")
        for record in records:
            drift = recount(record.pk, now=timezone.now())
            if drift:
                wrong += 1
                self.stdout.write(f"{record.title}: the tally was off by {drift:+d}; repaired.")
        self.stdout.write(f"{len(records)} actions counted, {wrong} repaired.")
