"""The way in: bytes or pasted text to a :class:`~urgent_action.sheets.sheet.Reading`."""

from __future__ import annotations

from .parser import parse
from .readers import read
from .sheet import Reading


def read_sheet(data: bytes, filename: str = "") -> Reading:
    """Read a file and understand it.

    ``filename`` helps only where the content leaves the format open. Raises
    :class:`~urgent_action.sheets.refusal.SheetRefused`.
    """
    return parse(read(data, filename))


def read_pasted(text: str) -> Reading:
    """Read pasted text or HTML. Raises :class:`~urgent_action.sheets.refusal.SheetRefused`."""
    return read_sheet(text.encode("utf-8"), "pasted.txt")
