"""What is installed without the libraries that it needs: told with the extra that brings them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import util
from typing import Any

import pytest
from django.core.checks import CheckMessage

from urgent_action.checks import pdf
from urgent_action.handover import checks as handover
from urgent_action.sheets import checks as sheets


@pytest.mark.parametrize(
    ("module", "check", "library", "expected", "extra"),
    [
        (sheets, sheets.check_readers, "docx", "urgent_action_sheets.I001", "import"),
        (pdf, sheets.check_pdf, "weasyprint", "urgent_action_sheets.I002", "pdf"),
        (pdf, handover.check_pdf, "weasyprint", "urgent_action_handover.I001", "pdf"),
    ],
)
def test_library_that_is_missing_is_told_with_its_extra(
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    check: Callable[[], list[CheckMessage]],
    library: str,
    expected: str,
    extra: str,
) -> None:
    assert check() == []
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == library else util.find_spec(name))
    [message] = check()
    assert (message.id, message.hint) == (expected, f"Install wagtail-urgent-action[{extra}].")
    assert message.obj


def test_weasyprint_that_does_not_find_pango_is_told_at_deploy(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pdf.check_pango() == []
    monkeypatch.setattr(pdf, "prints_pdf", lambda: False)
    [message] = pdf.check_pango()
    assert (message.id, message.obj) == ("urgent_action.W010", "weasyprint")
    assert "libpangoft2" in str(message.hint)
    monkeypatch.setattr(pdf, "find_spec", lambda name: None)
    assert pdf.check_pango() == []
