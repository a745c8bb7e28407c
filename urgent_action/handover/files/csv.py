"""CSV (RFC 4180), a piece at a time."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator

from .cells import plain_record, safe_cell
from .table import Row, Table


def csv_pieces(table: Table) -> Iterator[bytes]:
    """The file in UTF-8, with the byte order mark without which Excel garbles names; the head comes at once."""
    yield BOM_UTF8 + _line(table.head).encode("utf-8")
    for batch in table:
        yield "".join([_line(row) for row in batch]).encode("utf-8")
    yield _line([table.last_line]).encode("utf-8")


def _line(row: Row) -> str:
    """A record with each cell in quotes. Looking for what needs them, as :mod:`csv` does, takes as long as all else."""
    record = plain_record(row)
    if record is None:
        record = '"' + '","'.join(safe_cell(cell).replace('"', '""') for cell in row) + '"'
    return f"{record}\r\n"
