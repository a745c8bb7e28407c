"""Word files. python-docx opens the package; this module walks its XML in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..lines import Line
from ..refusal import SheetRefused
from .docx_text import Paragraph, Styles, paragraph_lines, tag_of
from .wrapping import mark_wrapping
from .zipguard import check_docx

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = {"del", "moveFrom", "Fallback", "sectPr", "pPr", "tblPr", "sdtPr"}
MAX_DEPTH = 60


def read_docx(data: bytes) -> list[Line]:
    """Read a Word file: page headers, body (tables, content controls), page footers.

    Tracked changes are read as if accepted. Raises :class:`SheetRefused`.
    """
    check_docx(data)
    import docx

    try:
        document = docx.Document(BytesIO(data))
        lines = _document_lines(document)
    except SheetRefused:
        raise
    except Exception as error:  # python-docx has no common exception for broken packages
        raise SheetRefused("unreadable") from error
    numbered = [replace(line, number=number) for number, line in enumerate(lines, start=1)]
    return mark_wrapping(numbered, across_gaps=True)


def _document_lines(document: Document) -> list[Line]:
    styles = Styles(document)
    body = list(_story(document.element.body, styles, document.part))
    heads: list[Line] = []
    feet: list[Line] = []
    for section in document.sections:
        for head in (section.first_page_header, section.header, section.even_page_header):
            heads += [] if head.is_linked_to_previous else _margin(head, styles)
        for foot in (section.first_page_footer, section.footer, section.even_page_footer):
            feet += [] if foot.is_linked_to_previous else _margin(foot, styles)
    return [*_once(heads), *body, *_once(feet)]


def _margin(story: Any, styles: Styles) -> list[Line]:
    lines = _story(story._element, styles, story.part)
    return [replace(line, margin=True) for line in lines]


def _once(lines: list[Line]) -> list[Line]:
    return list({line.text: line for line in reversed(lines)}.values())[::-1]


class _Walk:
    """Counts tables, and carries a paragraph whose mark was deleted over to the next."""

    def __init__(self, styles: Styles, part: Any) -> None:
        self.styles, self.part = styles, part
        self.tables = 0
        self.held: Paragraph | None = None

    def walk(self, element: Any, cell: tuple[int, int, int] | None, depth: int) -> Iterator[Line]:
        if depth > MAX_DEPTH:
            raise SheetRefused("unreadable")
        for child in element:
            tag = tag_of(child)
            if tag == "p":
                yield from self._paragraph(child, cell, depth)
            elif tag == "tbl":
                yield from self._table(child, cell, depth)
            elif tag not in _SKIP:
                yield from self.walk(child, cell, depth + 1)

    def _paragraph(self, element: Any, cell: tuple[int, int, int] | None, depth: int) -> Any:
        paragraph = Paragraph(element, self.styles, self.part, self.held)
        self.held = paragraph if paragraph.mark_deleted else None
        if not self.held:
            yield from paragraph_lines(paragraph, cell)
        for box in paragraph.boxes:
            yield from self.walk(box, cell, depth + 1)

    def _table(self, table: Any, outer: tuple[int, int, int] | None, depth: int) -> Iterator[Line]:
        self.tables += 1
        number = self.tables
        rows = [row for row in table.iter(f"{_W}tr") if _nearest_table(row) is table]
        wide = max((len(_cells(row, table)) for row in rows), default=0) > 1
        for row_number, row in enumerate(rows):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            for column, cell in enumerate(_cells(row, table)):
                place = (number, row_number, column) if wide else outer
                yield from self.walk(cell, place, depth + 1)


def _nearest_table(element: Any) -> Any:
    return next(element.iterancestors(f"{_W}tbl"))


def _cells(row: Any, table: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{_W}tc") if _nearest_table(cell) is table]


def _story(element: Any, styles: Styles, part: Any) -> Iterator[Line]:
    return _Walk(styles, part).walk(element, None, 0)
