"""Writers: a :class:`~urgent_action.sheets.sheet.Sheet` to a file laid out like a sheet."""

from __future__ import annotations

from enum import StrEnum

from ..sheet import Sheet
from .layout import lay_out


class Output(StrEnum):
    """The formats that are written."""

    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


def write(sheet: Sheet, output: Output, language: str = "en") -> bytes:
    """Write a sheet with the labels of ``language`` (English for one that is not known).

    What is written reads back as the same sheet: see the limits named in ``writers/layout.py``.
    """
    paragraphs = lay_out(sheet, language)
    if output is Output.DOCX:
        from .docx import to_docx

        return to_docx(paragraphs, language)
    if output is Output.HTML:
        from .html import to_html

        return to_html(paragraphs, language)
    from .text import to_markdown, to_text

    text = to_markdown(paragraphs) if output is Output.MARKDOWN else to_text(paragraphs)
    return text.encode("utf-8")
