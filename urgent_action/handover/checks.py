"""System checks of hand-overs."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from django.core.checks import CheckMessage, Info, register


@register()
def check_pdf(**kwargs: Any) -> list[CheckMessage]:
    """Without WeasyPrint signatures are handed over as spreadsheets."""
    if find_spec("weasyprint") is not None:
        return []
    return [
        Info(
            "Signatures cannot be handed over as PDF: weasyprint is missing.",
            hint="Install wagtail-urgent-action[pdf].",
            obj="urgent_action.handover",
            id="urgent_action_handover.I001",
        )
    ]
