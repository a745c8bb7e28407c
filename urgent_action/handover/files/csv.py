"""CSV (RFC 4180), a piece at a time."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator

from .cells import safe_cell
from .table import Row, Table

#: In cells with quotes around them, one that begins with something else than a letter, digit or underscore.
_OTHER_START = re.compile(r'"[^\w",\r]')


def csv_pieces(table: Table) -> Iterator[bytes]:
    """The file in UTF-8, with the byte order mark without which Excel garbles names; the head comes at once."""
    yield BOM_UTF8 + _line(table.head).encode("utf-8")
    for batch in table:
        yield "".join([_line(row) for row in batch]).encode("utf-8")
    yield _line([table.last_line]).encode("utf-8")


def _line(row: Row) -> str:
    """A record with each cell in quotes. Looking for what needs them, as :mod:`csv` does, takes as long as all else."""
    line = '"' + '","'.join(row) + '"\r\n'
    # In nearly all rows all is printable, each cell that is not empty begins with a letter or digit, and no quote is in one:
    # asked of the record at one go. No letter or digit folds into the start of a formula (a test goes through Unicode).
    if line[:-2].isprintable() and line.count('"') == 2 * len(row) and not _OTHER_START.search(line):
        return line
    return '"' + '","'.join(safe_cell(cell).replace('"', '""') for cell in row) + '"\r\n'
