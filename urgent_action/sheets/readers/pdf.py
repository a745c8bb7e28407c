"""PDF files. pdfium reads the characters; where they stand tells lines, columns, paragraphs."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..lines import Line
from ..refusal import SheetRefused
from .pdf_layout import lay_out
from .pdf_rtl import Glyph, is_rtl, logical, pieces, rtl_lines
from .pdf_run import Run

MAX_PAGES = 40
MAX_CHARACTERS_ON_PAGE = 30_000
_PASSWORD = 4


def read_pdf(data: bytes) -> list[Line]:
    """Read a PDF: columns one after the other, page headers and footers once.

    Raises :class:`SheetRefused` when it is broken, encrypted, or has more than ``MAX_PAGES``.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = pypdfium2.raw.FPDF_GetLastError() == _PASSWORD or "password" in str(error)
        raise SheetRefused("encrypted" if encrypted else "unreadable") from error
    try:
        if len(document) > MAX_PAGES:
            raise SheetRefused("too_many_pages", limit=MAX_PAGES)
        pages: list[list[Line]] = []
        for number, page in enumerate(document, start=1):
            runs, height = list(_runs(page)), page.get_height()
            links = list(_links(page))
            pages.append([_with_links(x, links) for x in lay_out(runs, height, number)])
            page.close()
    except pypdfium2.PdfiumError as error:
        raise SheetRefused("unreadable") from error
    finally:
        document.close()
    return _numbered(_without_furniture(pages))


def _runs(page: Any) -> Iterator[Run]:
    """Yield stretches of characters on one line that no column gap interrupts."""
    glyphs = list(_glyphs(page))
    if any(is_rtl(glyph.char) for glyph in glyphs):
        turned, glyphs = rtl_lines(glyphs)
        for row in turned:
            for piece in pieces(row):
                yield Run.of(logical(piece), piece)
    run: Run | None = None
    for glyph in glyphs:
        char = glyph.char
        if char in "\r\n":
            if run:
                yield run
            run = None
            continue
        here, boxed = (glyph.x0, glyph.x1), glyph.x1 > glyph.x0
        if run is None or run.apart(here, glyph.y, boxed):
            if run:
                yield run
            run = Run(y=glyph.y) if char.strip() else None
        if run is not None:
            run.add(char, here, boxed, glyph.size, glyph.bold)
    if run:
        yield run


def _glyphs(page: Any) -> Iterator[Glyph]:
    """Yield the characters of a page as pdfium orders them, line ends included."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    count = textpage.count_chars()
    if count > MAX_CHARACTERS_ON_PAGE:
        raise SheetRefused("too_much_text")
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    handle = textpage.raw
    high = ""
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            high = chr(code)
            continue
        char = chr(code) if code else ""
        if high:
            char = (high + char).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            high = ""
        if code in (2, 0xFFFE):  # pdfium marks a hyphen at the end of a line this way
            char = "\u00ad"
        size = raw.FPDFText_GetFontSize(handle, index)
        raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        weight = raw.FPDFText_GetFontWeight(handle, index)
        boxed = right.value > left.value
        if boxed and is_rtl(char):
            # Slanted type leans into the gap between two words: stand it up again.
            slant = _slant(handle, index)
            left.value -= slant * (bottom.value - y.value)
            right.value -= slant * (top.value - y.value)
        here = (left.value, right.value) if boxed else (x.value, x.value)
        yield Glyph(char, *here, y.value, _scaled(size, handle, index), weight >= 600)


def _slant(handle: Any, index: int) -> float:
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(handle, index, matrix) and matrix.d:
        return float(matrix.c / matrix.d)
    return 0.0


def _scaled(size: float, handle: Any, index: int) -> float:
    """Font size times the text matrix: many programs set size 1 and scale by the matrix."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    if raw.FPDFText_GetMatrix(handle, index, matrix) and size <= 2:
        return float(size * max(abs(matrix.d), abs(matrix.b)))
    return float(size)


def _links(page: Any) -> Iterator[tuple[float, float, str]]:
    """Yield (bottom, top, address) of the links on a page."""
    from pypdfium2 import raw

    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        box = raw.FS_RECTF()
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        if length > 1:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, length)
            address = buffer.value.decode("utf-8", "replace")
            yield min(box.bottom, box.top), max(box.bottom, box.top), address


def _with_links(placed: tuple[Line, float], links: list[tuple[float, float, str]]) -> Line:
    line, y = placed
    here = tuple(uri for low, high, uri in links if low - 1 <= y <= high + 1)
    return replace(line, links=here) if here else line


def _without_furniture(pages: list[list[Line]]) -> list[Line]:
    """Drop page numbers, and keep what stands at the edge of several pages only once."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_shape(line) for line in _edges(page)})
    kept: list[Line] = []
    feet: list[Line] = []
    printed: set[str] = set()
    texts: dict[str, set[str]] = {}
    for page in pages:
        for line in _edges(page):
            texts.setdefault(_shape(line), set()).add(line.text)
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        bottom = {id(line) for line in page[max(2, len(page) - 3) :]}
        for line in page:
            shape = _shape(line)
            if id(line) in edges and re.fullmatch(r"[-–|\s]*\d{1,3}[-–|\s]*", line.text):
                continue
            if id(line) in edges and seen[shape] > 1:
                # What differs in its digits alone counts pages.
                if shape in printed or len(texts[shape]) > 1:
                    continue
                printed.add(shape)
                if id(line) in bottom:
                    # What stands at the foot of each page interrupts the text of none.
                    feet.append(replace(line, page=len(pages), gap=True, goes_on=False))
                    continue
            kept.append(line)
    return [*kept, *feet]


def _edges(page: list[Line]) -> list[Line]:
    return [*page[:2], *page[-3:]]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())


def _numbered(lines: list[Line]) -> list[Line]:
    return [replace(line, number=number) for number, line in enumerate(lines, start=1)]
