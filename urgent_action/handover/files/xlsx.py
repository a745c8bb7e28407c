"""XLSX (ECMA-376), a piece at a time: a ZIP of XML that is written as the rows come, and kept nowhere.

openpyxl, which comes with Wagtail, writes rows to a file on the server's disk first, where names have no place, and hands
out the first byte after the last row. What is needed here is one kind of cell: text that is never a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from .cells import safe_row
from .table import Row, Table

#: Rows of a sheet, by the format; more go on to a further sheet.
MOST_ROWS = 1_048_576
#: Bytes of a sheet's XML: far below where ZIP needs its 64-bit form, which not every program reads.
_MOST_BYTES = 1 << 30
#: Characters of a cell, by the format.
_MOST_CHARACTERS = 32_767
#: "_x000A_" in a cell stands for a character; text that looks so has its underscore written in that way.
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def xlsx_pieces(table: Table, *, most_rows: int = MOST_ROWS) -> Iterator[bytes]:
    """The file. Its directory comes last: one that is cut off does not open, and cannot pass for a whole one."""
    book = _Book(table.head, most_rows)
    try:
        yield book.take()
        for batch in table:
            book.add(batch)
            yield book.take()
        book.add([[table.last_line]])
    finally:
        book.close()
    yield book.take()


class _Book:
    """A workbook that is being written: one sheet after the other, each with the head."""

    def __init__(self, head: Row, most_rows: int) -> None:
        self._written = _Written()
        self._archive = ZipFile(self._written, "w", ZIP_DEFLATED, compresslevel=3)  # type: ignore[call-overload]
        self._head, self._most_rows = head, most_rows
        self._sheets = self._room = self._size = 0
        self._begin()

    def add(self, rows: list[Row]) -> None:
        """Write rows, on as many sheets as they need."""
        while rows:
            if not self._room or self._size > _MOST_BYTES:
                self._end()
                self._begin()
            self._write("".join([_line(row) for row in rows[: self._room]]))
            rows, self._room = rows[self._room :], max(self._room - len(rows), 0)

    def take(self) -> bytes:
        """What was written since the last time."""
        return self._written.take()

    def close(self) -> None:
        """End the sheet and write what holds the workbook together."""
        self._end()
        sheets = range(1, self._sheets + 1)
        for name, text in _frame(sheets).items():
            self._archive.writestr(name, _XML + text)
        self._archive.close()

    def _begin(self) -> None:
        self._sheets += 1
        self._sheet = self._archive.open(f"xl/worksheets/sheet{self._sheets}.xml", "w")
        self._room, self._size = self._most_rows - 1, 0
        self._write(f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{_line(self._head)}')

    def _end(self) -> None:
        self._write("</sheetData></worksheet>")
        self._sheet.close()

    def _write(self, text: str) -> None:
        data = text.encode("utf-8")
        self._size += len(data)
        self._sheet.write(data)


class _Written:
    """A file that can only be written to: what was written is taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def _line(row: Row) -> str:
    return "<row>" + "".join([_cell(text) for text in safe_row(row)]) + "</row>"


def _cell(text: str) -> str:
    if len(text) > _MOST_CHARACTERS:
        text = text[: _MOST_CHARACTERS - 1] + "…"
    if "_x" in text:
        text = _ESCAPED.sub("_x005F_", text)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _frame(sheets: range) -> dict[str, str]:
    """The parts around the sheets, by name."""
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in sheets
    )
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in sheets)
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATED}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in sheets
    )
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{parts}</Types>',
    }
