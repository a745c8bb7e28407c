"""A sheet from the bytes of a file, or from pasted text, within this process: what the worker does in one of its own."""

from __future__ import annotations

from urgent_action.sheets.parser import parse
from urgent_action.sheets.readers import read
from urgent_action.sheets.sheet import Reading


def read_sheet(data: bytes, filename: str = "") -> Reading:
    """Read a file and understand it."""
    return parse(read(data, filename))


def read_pasted(text: str) -> Reading:
    """Read pasted text or HTML."""
    return read_sheet(text.encode("utf-8"), "pasted.txt")
