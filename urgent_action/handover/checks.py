"""System checks of hand-overs."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, register

from ..checks.pdf import pdf_missing


@register(deploy=True)
def check_pdf(**kwargs: Any) -> list[CheckMessage]:
    """Without WeasyPrint signatures are handed over as spreadsheets."""
    says = "Signatures cannot be handed over as PDF"
    return pdf_missing(says, app="urgent_action.handover", identifier="urgent_action_handover.I001")
