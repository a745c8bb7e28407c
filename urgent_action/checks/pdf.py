"""PDFs, which optional apps offer: what the Python environment lacks for them, and what the machine lacks."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.core.checks import CheckMessage, Info, Warning, register

from ..pdfs import prints_pdf


def pdf_missing(says: str, *, app: str, identifier: str) -> list[CheckMessage]:
    """What an app that offers PDFs says where WeasyPrint is not installed.

    Args:
        says: what cannot be done, as the beginning of a sentence.
        app: the dotted name of the app.
        identifier: of the message.
    """
    if find_spec("weasyprint") is not None:
        return []
    hint = "Install wagtail-urgent-action[pdf]."
    return [Info(f"{says}: weasyprint is missing.", hint=hint, obj=app, id=identifier)]


@register(deploy=True)
def check_pango(**kwargs: Any) -> list[CheckMessage]:
    """WeasyPrint is installed and works. To know it, it is imported, which takes too long for each start of a site."""
    if find_spec("weasyprint") is None or prints_pdf():
        return []
    return [
        Warning(
            "WeasyPrint is installed and does not find Pango: nothing can be had as PDF.",
            hint="Install libpango-1.0-0 and libpangoft2-1.0-0 (Debian), or pango (Alpine, Homebrew).",
            obj="weasyprint",
            id="urgent_action.W010",
        )
    ]
