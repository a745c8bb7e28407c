"""System checks of import and export."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.core.checks import CheckMessage, Info, Tags, Warning, register

from ..checks.addresses import unreached
from ..checks.pdf import pdf_missing

_READERS = {"docx": "python-docx", "pypdfium2": "pypdfium2", "bs4": "beautifulsoup4", "lxml": "lxml"}


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """Without the URLs pages offer no files."""
    return unreached(
        "urgent_action_sheets:sheet",
        [1, "txt"],
        app="urgent_action.sheets",
        so=", so pages offer no sheet to print",
        message=Warning,
        missing="urgent_action_sheets.W001",
        taken="urgent_action_sheets.W002",
    )


@register(deploy=True)
def check_readers(**kwargs: Any) -> list[CheckMessage]:
    """Without the readers only text can be imported."""
    missing = sorted(package for module, package in _READERS.items() if find_spec(module) is None)
    if not missing:
        return []
    return [
        Info(
            f"Sheets cannot be imported from every format: {', '.join(missing)} is missing.",
            hint="Install wagtail-urgent-action[import].",
            obj="urgent_action.sheets",
            id="urgent_action_sheets.I001",
        )
    ]


@register(deploy=True)
def check_pdf(**kwargs: Any) -> list[CheckMessage]:
    """Without WeasyPrint the sheet is offered as Word and text."""
    says = "Pages offer no PDF of the sheet"
    return pdf_missing(says, app="urgent_action.sheets", identifier="urgent_action_sheets.I002")
