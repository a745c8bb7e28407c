"""Readers: bytes of any supported format in, :class:`~urgent_action.sheets.lines.Line` out."""

from __future__ import annotations

from ..lines import Line
from ..refusal import SheetRefused
from .sniff import Format, format_of

MAX_BYTES = 10 * 1024 * 1024
MAX_LINES = 6000
MAX_CHARACTERS = 120_000
MAX_LINE = 20_000


def read(data: bytes, filename: str = "") -> list[Line]:
    """Read a document into lines.

    The format is told from the content; the name's suffix only settles markdown against text.
    Nothing is fetched, and nothing in the file is run. Raises :class:`SheetRefused`.
    """
    if len(data) > MAX_BYTES:
        raise SheetRefused("too_big")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise SheetRefused("empty")
    lines = _read_as(format_of(data, filename), data)
    lengths = [len(line.text) for line in lines]
    if len(lines) > MAX_LINES or sum(lengths) > MAX_CHARACTERS or max(lengths, default=0) > MAX_LINE:
        raise SheetRefused("too_much_text")
    if not any(line.text for line in lines):
        raise SheetRefused("no_text")
    return lines


def _read_as(kind: Format, data: bytes) -> list[Line]:
    """Readers are imported when they are needed: PDF and Word libraries are slow to load."""
    if kind is Format.DOCX:
        from .docx import read_docx

        return read_docx(data)
    if kind is Format.PDF:
        from .pdf import read_pdf

        return read_pdf(data)
    if kind is Format.HTML:
        from .html import read_html

        return read_html(data)
    from .text import decode

    if kind is Format.MARKDOWN:
        from .markdown import read_markdown

        return read_markdown(decode(data))
    from .text import read_text

    return read_text(decode(data))
