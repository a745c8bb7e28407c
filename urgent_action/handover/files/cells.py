"""Cells of a file that somebody opens in a spreadsheet program: nothing that runs, nothing that breaks the file."""

from __future__ import annotations

import re

from ...spreadsheets import defuse_cell

#: Controls but the line feed, surrogates, the byte order mark, and what no XML may hold. One in one row spoils a whole XLSX.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_BLANKS = re.compile(r"\r\n?|\t")
#: In cells joined by strokes, one that begins with something else than a letter, digit or underscore.
_OTHER_START = re.compile(r"\|[^\w|]")


def safe_row(row: list[str]) -> list[str]:
    """The cells of one row, each decided for itself.

    In nearly all rows each cell that is not empty begins with a letter or digit, and all is printable: that is asked of the
    row at one go, and the row stays as it is. No letter or digit folds into the start of a formula (a test goes through
    all of Unicode).
    """
    joined = "|" + "|".join(row)
    if joined.isprintable() and not _OTHER_START.search(joined):
        return row
    return [safe_cell(cell) for cell in row]


def safe_cell(text: str) -> str:
    """The text without characters that no file may hold, and with an apostrophe where a program would read a formula."""
    if not text:
        return text
    led = text[0] in "\t\r"  # some programs skip them and read what follows
    kept = _UNFIT.sub("", _BLANKS.sub(lambda found: " " if found[0] == "\t" else "\n", text))
    return f"'{kept}" if led else defuse_cell(kept)
