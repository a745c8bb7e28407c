"""Web pages, newsletters, and what Word exports as HTML."""

from __future__ import annotations

import re
import warnings
from typing import Any

from ..lines import Line, tidy
from ..refusal import SheetRefused
from .html_furniture import remove_furniture
from .text import decode
from .wrapping import mark_wrapping

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|ul|ol|section|article|blockquote|b|i|em|strong|font|a|center|main|u)\b[^<>]*>", re.I
)
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_BOLD, _ITALIC = {"b", "strong", "th"}, {"i", "em", "cite"}
MAX_DEPTH = 400


def read_html(data: bytes) -> list[Line]:
    """Read a web page without its navigation, banners, related links and footer.

    Nothing is fetched. Raises :class:`SheetRefused` for a page nested beyond reason.
    """
    from bs4 import BeautifulSoup
    from bs4.builder import ParserRejectedMarkup

    text = _decode(data)
    if _depth(text) > MAX_DEPTH:
        raise SheetRefused("unreadable")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            soup = BeautifulSoup(text, "lxml")
            remove_furniture(soup)
            walk = _Walk()
            walk.visit(soup, 0)
        except (RecursionError, ParserRejectedMarkup) as error:
            raise SheetRefused("unreadable") from error
    walk.flush()
    return mark_wrapping(walk.lines, across_gaps=not any(len(x.text) > 160 for x in walk.lines))


def _depth(text: str) -> int:
    """Count how deep tags nest, before a parser builds the tree (which takes long when deep)."""
    deepest = depth = 0
    for match in _NESTING.finditer(text):
        depth += -1 if match.group(1) else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest


def _decode(data: bytes) -> str:
    """A byte order mark wins, then UTF-8 that decodes, then what the page declares."""
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii") if declared else ""
    if name.lower().replace("_", "-") in {"", "utf-8", "utf8", "iso-8859-1", "us-ascii"}:
        return decode(data)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decode(data)
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return decode(data)


class _Walk:
    """Gathers inline text until a block begins or ends."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.pieces: list[tuple[str, bool, bool, str]] = []
        self.link = ""
        self.gap = True
        self.item = ""
        self.level = 0
        self.cell: tuple[int, int, int] | None = None
        self.tables = 0

    def visit(self, node: Any, depth: int, bold: bool = False, italic: bool = False) -> None:
        from bs4.element import NavigableString, PreformattedString, Tag

        if depth > MAX_DEPTH:
            raise RecursionError
        for child in node.children:
            if isinstance(child, PreformattedString):
                continue
            if isinstance(child, NavigableString):
                text = str(child)
                if node.name != "pre":
                    text = re.sub(r"[ \t\r\n\f]+", " ", text)
                self.pieces.append((text, bold, italic, self.link))
            elif isinstance(child, Tag):
                self._tag(child, depth, bold, italic)

    def _tag(self, tag: Any, depth: int, bold: bool, italic: bool) -> None:
        name = tag.name.rpartition(":")[2].lower()
        style = str(tag.get("style") or "").lower().replace(" ", "")
        bold = bold or name in _BOLD or "font-weight:bold" in style
        italic = italic or name in _ITALIC or "font-style:italic" in style
        if name == "br":
            self.pieces.append(("\n", bold, italic, ""))
            return
        if name in _BLOCKS:
            self._block(tag, name, depth, bold, italic)
            return
        if name == "a" and tag.get("href"):
            self.link = str(tag["href"])
            self.visit(tag, depth + 1, bold, italic)
            self.link = ""
            return
        self.visit(tag, depth + 1, bold, italic)

    def _block(self, tag: Any, name: str, depth: int, bold: bool, italic: bool) -> None:
        self.flush()
        kept = self.item, self.level, self.cell
        if name == "li":
            self.item = "ordered" if tag.parent and tag.parent.name == "ol" else "item"
        elif name in {"ul", "ol", "table"}:
            self.item = ""
        if re.fullmatch(r"h[1-6]", name):
            self.level = int(name[1])
        if name == "table":
            self.tables += 1
        if name in {"td", "th"}:
            self.cell = self._place(tag) or self.cell
        self.visit(tag, depth + 1, bold, italic)
        self.flush()
        self.item, self.level, self.cell = kept

    def _place(self, tag: Any) -> tuple[int, int, int] | None:
        row = tag.find_parent("tr")
        if row is None:
            return None
        cells = list(row.find_all(["td", "th"], recursive=False))
        filled = [cell for cell in cells if cell.get_text(strip=True)]
        if len(filled) < 2 or any(cell.find("table") for cell in cells):
            return None
        table = row.find_parent("table")
        rows = [] if table is None else table.find_all("tr")
        where = [index for index, item in enumerate(rows) if item is row]
        return (self.tables, where[0] if where else 0, cells.index(tag))

    def flush(self) -> None:
        """End the block: cut what was gathered at its line breaks."""
        pieces, self.pieces = self.pieces, []
        rows: list[list[tuple[str, bool, bool, str]]] = [[]]
        for text, bold, italic, link in pieces:
            for number, piece in enumerate(text.split("\n")):
                if number:
                    rows.append([])
                rows[-1].append((piece, bold, italic, link))
        gap = True
        for row in rows:
            raw = "".join(piece for piece, *_ in row)
            content = tidy(raw)
            if not content:
                gap = gap or len(rows) > 1
                continue
            printed = [(bold, italic) for piece, bold, italic, _ in row if piece.strip()]
            self.lines.append(
                Line(
                    content,
                    raw=raw.replace("\u00a0", " ").strip(),
                    number=len(self.lines) + 1,
                    gap=gap,
                    bold=all(bold for bold, _ in printed),
                    italic=all(italic for _, italic in printed),
                    level=self.level,
                    item=bool(self.item) and gap,
                    ordered=self.item == "ordered",
                    cell=self.cell,
                    links=tuple(dict.fromkeys(link for *_, link in row if link)),
                )
            )
            gap = False
