"""Read official sheets: print what they say, or make drafts of them."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import swapper
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from ....sections import section_for
from ...bounded import read_bounded
from ...builder import build_page, plan_page
from ...phrases import finding_text, refusal_text
from ...readers import MAX_BYTES
from ...refusal import SheetRefused
from ...transport import Understood


class Command(BaseCommand):
    """Print the JSON of each sheet on a line of its own, or make a draft of each under a page."""

    help = "Reads official urgent action sheets and prints them as JSON, one object a line, or makes drafts of them."
    # Reading asks the database nothing, and works before the first migration.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and what to do with them."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="Word, PDF, HTML, Markdown or text")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--json", action="store_true", help="print what each file says (the default)")
        what.add_argument("--parent", type=int, metavar="PAGE_ID", help="make a draft of each file under this page")
        parser.add_argument("--page-type", metavar="APP.MODEL", help="page class of the drafts, if there are several")
        parser.add_argument("--language", help="language of the sheets; by default that of the parent page")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every file, whatever becomes of the others.

        Raises:
            CommandError: a file was refused, or the parent page takes no urgent actions.
        """
        target = _Target(options) if options["parent"] else None
        refused = 0
        for name in options["files"]:
            try:
                understood = read_bounded(_bytes(Path(name)), name)
            except (SheetRefused, OSError) as error:
                refused += 1
                self._refuse(name, error, as_json=target is None)
                continue
            if target is None:
                self._print(understood.reading.to_json())
                self._warn(name, [finding_text(finding) for finding in understood.reading.warnings])
            else:
                page, doubts = target.make(understood)
                self.stdout.write(f"{name}: {page.pk} {page.title}")
                self._warn(name, [finding_text(finding) for finding in understood.reading.warnings] + doubts)
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files refused.")

    def _refuse(self, name: str, error: SheetRefused | OSError, *, as_json: bool) -> None:
        reason = refusal_text(error) if isinstance(error, SheetRefused) else str(error.strerror or error)
        if as_json:
            self._print({"error": reason})
        self._warn(name, [reason])

    def _print(self, data: dict[str, object]) -> None:
        encoding = str(getattr(self.stdout, "encoding", None) or "utf-8").lower()
        self.stdout.write(json.dumps(data, ensure_ascii="utf" not in encoding))

    def _warn(self, name: str, sentences: list[str]) -> None:
        for sentence in dict.fromkeys(sentences):
            self.stderr.write(f"{name}: {sentence}")


class _Target:
    """Where drafts go."""

    def __init__(self, options: dict[str, Any]) -> None:
        from ....models import UrgentActionMixin

        pages = swapper.load_model("wagtailcore", "Page").objects
        found = pages.filter(pk=options["parent"]).first()
        if found is None:
            raise CommandError(f"There is no page {options['parent']}.")
        self.parent = found.specific
        allowed = [m for m in self.parent.creatable_subpage_models() if issubclass(m, UrgentActionMixin)]
        allowed = [model for model in allowed if model.can_create_at(self.parent)]
        wanted = (options["page_type"] or "").lower()
        models = [model for model in allowed if wanted in ("", model._meta.label_lower)]
        if len(models) != 1:
            names = ", ".join(model._meta.label for model in allowed) or _("none")
            raise CommandError(
                f"Page classes for an urgent action under “{self.parent}”: {names}. Name one of them by --page-type."
            )
        self.page_model = models[0]
        self.language = options["language"] or self.parent.locale.language_code

    def make(self, understood: Understood) -> tuple[Any, list[str]]:
        """A draft, and what its editor has to look at."""
        sheet, shapes = understood.reading.sheet, understood.shapes
        common: dict[str, Any] = {"language": self.language, "page_model": self.page_model, "shapes": shapes}
        zone = section_for(self.parent.get_site(), self.language).time_zone
        plan = plan_page(sheet, now=timezone.now(), zone=zone, **common)
        page = build_page(sheet, parent=self.parent, user=None, **common)
        return page, [doubt.message for doubt in plan.doubts]


def _bytes(path: Path) -> bytes:
    """What is in a file, or one byte more than is read: the rest of a giant need not come into memory."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
