"""CSV and XLSX: read back as they were written, cut off visibly, and written in constant memory."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from zipfile import BadZipFile

import openpyxl
import pytest

from urgent_action.handover.files.cells import safe_cell
from urgent_action.handover.files.csv import csv_pieces
from urgent_action.handover.files.table import Row, Table
from urgent_action.handover.files.xlsx import xlsx_pieces

from .conftest import hostile_names

HEAD = ["No.", "Name"]


def table(rows: list[Row], *, size: int = 100) -> Table:
    """Rows in batches."""
    batches = [rows[at : at + size] for at in range(0, len(rows), size)]
    return Table(HEAD, batches, lambda number: f"End of the file: {number} rows")


def read_csv(data: bytes) -> list[Row]:
    """The records of a file."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def read_xlsx(data: bytes) -> list[list[Row]]:
    """The rows of each sheet, without empty cells; every cell must be text."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    sheets = [[[cell for cell in row if cell.value] for row in sheet.iter_rows()] for sheet in book]
    assert {cell.data_type for sheet in sheets for row in sheet for cell in row} <= {"s", "inlineStr"}
    return [[[str(cell.value) for cell in row] for row in sheet] for sheet in sheets]


HOSTILE = [[str(number), name] for number, name in enumerate(hostile_names(2000), start=1)]


def test_csv_is_read_back_with_each_row_and_a_last_line() -> None:
    records = read_csv(b"".join(csv_pieces(table(HOSTILE))))
    assert records[0] == HEAD
    assert records[1:-1] == [[number, safe_cell(name)] for number, name in HOSTILE]
    assert records[-1] == ["End of the file: 2000 rows"]


def test_xlsx_is_read_back_with_each_row_and_a_last_line() -> None:
    [sheet] = read_xlsx(b"".join(xlsx_pieces(table(HOSTILE))))
    assert sheet[0] == HEAD
    assert sheet[-1] == ["End of the file: 2000 rows"]
    assert [row[0] for row in sheet[1:-1]] == [number for number, _name in HOSTILE]
    expected = [safe_cell(name).replace("_x003D_", "_x005F_x003D_") for _number, name in HOSTILE]
    assert [row[1] for row in sheet[1:-1]] == expected


@pytest.mark.parametrize(
    ("rows", "sheets"), [(0, [2]), (8, [10]), (9, [10, 2]), (17, [10, 10]), (18, [10, 10, 2]), (30, [10, 10, 10, 5])]
)
def test_xlsx_goes_on_to_a_further_sheet(rows: int, sheets: list[int]) -> None:
    numbered = [[str(n), "Ana"] for n in range(rows)]
    read = read_xlsx(b"".join(xlsx_pieces(table(numbered, size=7), most_rows=10)))
    assert [len(sheet) for sheet in read] == sheets
    assert [sheet[0] for sheet in read] == [HEAD] * len(sheets)
    assert [row for sheet in read for row in sheet[1:]] == [*numbered, [f"End of the file: {rows} rows"]]


def broken(rows: int) -> Iterator[list[Row]]:
    """Batches from a database that goes away."""
    yield [[str(n), "Ana"] for n in range(rows)]
    raise ConnectionError


@pytest.mark.parametrize("pieces", [csv_pieces, xlsx_pieces])
def test_file_that_breaks_off_does_not_look_whole(pieces: object) -> None:
    cut: list[bytes] = []
    with pytest.raises(ConnectionError):
        cut.extend(pieces(Table(HEAD, broken(500), lambda number: "End of the file")))  # type: ignore[operator]
    data = b"".join(cut)
    if pieces is csv_pieces:
        assert len(read_csv(data)) == 501
        assert b"End of the file" not in data
    else:
        with pytest.raises(BadZipFile):
            openpyxl.load_workbook(io.BytesIO(data))


def test_first_piece_comes_before_any_row_is_read() -> None:
    for pieces in (csv_pieces, xlsx_pieces):
        assert next(iter(pieces(Table(HEAD, broken(0), str))))  # the head, and nothing was asked of the database


@pytest.mark.parametrize("pieces", [csv_pieces, xlsx_pieces])
def test_memory_does_not_grow_with_the_rows(pieces: object) -> None:
    def peak(batches: int) -> int:
        endless = ([[f"{batch}-{n}", "Ana Example " * 5] for n in range(1000)] for batch in range(batches))
        tracemalloc.start()
        try:
            for _piece in pieces(Table(HEAD, endless, str)):  # type: ignore[operator]
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = peak(5), peak(30)
    assert many < few * 1.3 + 200_000


def test_cell_that_is_too_long_for_the_format_is_cut() -> None:
    [sheet] = read_xlsx(b"".join(xlsx_pieces(table([["1", "x" * 40_000]]))))
    assert len(sheet[1][1]) == 32_767
    assert sheet[1][1].endswith("…")
