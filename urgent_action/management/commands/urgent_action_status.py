"""Say whether everything works."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...domain.health import Health, read_health


class Command(BaseCommand):
    """For whoever runs the site, and for a watcher: it names no person and no action."""

    help = "Say whether database, keys, caches, mail and tallies are as they should be; exit code 1 if one is not."
    # It tells what is wrong: a site with something wrong must not keep it from that.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option: for people or for programs."""
        parser.add_argument("--json", action="store_true", help="print one JSON object, with numbers and their units")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, tell, and exit with 1 if something is not as it should be."""
        health = read_health(now=timezone.now())
        self.stdout.write(_as_json(health) if options["json"] else _as_table(health))
        if not health.ok:
            raise CommandError(f"Not as it should be: {', '.join(health.failing)}.")


def _as_json(health: Health) -> str:
    return json.dumps({"ok": health.ok, "findings": [asdict(finding) for finding in health.findings]})


def _as_table(health: Health) -> str:
    width = max(len(finding.name) for finding in health.findings)
    return "\n".join(
        f"{'ok' if finding.ok else 'NOT OK':6}  {finding.name:{width}}  {finding.sentence}"
        for finding in health.findings
    )
