"""What the worker prints of a document: understood, refused, or the library that is missing."""

from __future__ import annotations

import sys

import pytest

from tests.sheets_app.samples import KITE, as_file
from urgent_action.sheets.transport import unpack
from urgent_action.sheets.worker import understand


def test_sheet_is_understood() -> None:
    answer = understand(as_file(KITE), "kite.docx")
    assert list(answer) == ["understood"]
    assert unpack(answer["understood"]).reading.sheet == KITE


def test_refusal_names_its_code_and_what_belongs_into_its_sentence() -> None:
    assert understand(b"", "empty.txt") == {"refused": "empty", "params": {}}
    pages = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" % n for n in range(3, 44))
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 44))
    pdf = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 41/Kids["
        + kids
        + b"]>>endobj\n"
        + pages
        + b"trailer<</Size 44/Root 1 0 R>>\n%%EOF"
    )
    assert understand(pdf, "long.pdf") == {"refused": "too_many_pages", "params": {"limit": "40"}}


def test_library_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    document = as_file(KITE)
    monkeypatch.setitem(sys.modules, "docx", None)  # as Python itself marks a module that cannot be imported
    assert understand(document, "kite.docx") == {"missing": "docx"}
