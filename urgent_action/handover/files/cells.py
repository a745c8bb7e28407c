"""Cells of a file that somebody opens in a spreadsheet program: nothing that runs, nothing that breaks the file."""

from __future__ import annotations

import re

from ...spreadsheets import defuse_cell

#: Controls but the line feed, surrogates, the byte order mark, and what no XML may hold. One in one row spoils a whole XLSX.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_BLANKS = re.compile(r"\r\n?|\t")
#: In cells with quotes around them, one that begins with something else than a letter, digit or underscore.
_OTHER_START = re.compile(r'"[^\w",]')


def plain_record(row: list[str]) -> str | None:
    """The cells in quotes, with commas between them, if none of them needs a look by itself; else None.

    In nearly all rows each cell that is not empty begins with a letter or digit, all is printable, and no quote is in one:
    that is asked of the record at one go. No letter or digit folds into the start of a formula (a test goes through all of
    Unicode).
    """
    record = '"' + '","'.join(row) + '"'
    is_plain = record.isprintable() and record.count('"') == 2 * len(row) and not _OTHER_START.search(record)
    return record if is_plain else None


def safe_row(row: list[str]) -> list[str]:
    """The cells of one row, each decided for itself."""
    return row if plain_record(row) is not None else [safe_cell(cell) for cell in row]


def safe_cell(text: str) -> str:
    """The text without characters that no file may hold, and with an apostrophe where a program would read a formula."""
    if not text:
        return text
    led = text[0] in "\t\r"  # some programs skip them and read what follows
    kept = _UNFIT.sub("", _BLANKS.sub(lambda found: " " if found[0] == "\t" else "\n", text))
    return f"'{kept}" if led else defuse_cell(kept)
