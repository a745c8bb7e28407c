"""Word: real headings and lists, so that a screen reader finds its way."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from .layout import Paragraph, Style

_RTL = {"ar", "fa", "he", "ur"}
_LEVELS = {Style.TITLE: 1, Style.HEADLINE: 2, Style.HEADING: 3}


def to_docx(paragraphs: Sequence[Paragraph], language: str) -> bytes:
    """Write a Word file; the headline is the title in its properties."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title = next((p.lines[0] for p in paragraphs if p.style is Style.HEADLINE), "")[:255]
    properties.language = language
    properties.author = ""
    properties.comments = ""
    rtl = language.lower().replace("_", "-").split("-")[0] in _RTL
    for paragraph in paragraphs:
        added = _add(document, paragraph)
        if rtl:
            added.paragraph_format.element.get_or_add_pPr().append(_bidi())
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add(document: Any, paragraph: Paragraph) -> Any:
    lines = paragraph.lines
    if paragraph.style in _LEVELS:
        return document.add_heading(lines[0], level=_LEVELS[paragraph.style])
    if paragraph.style is Style.ITEM:
        return document.add_paragraph(lines[0], style="List Bullet")
    added = document.add_paragraph()
    if paragraph.strong:
        added.add_run(paragraph.strong).bold = True
        added.add_run(lines[0].removeprefix(paragraph.strong))
        return added
    for number, line in enumerate(lines):
        run = added.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.bold = paragraph.style is Style.LABEL
    return added


def _bidi() -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement("w:bidi")
