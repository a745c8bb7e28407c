"""Additional information: pieces of text with their shapes, as rich text and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from itertools import groupby, zip_longest

from ...sanitizing import clean_html
from ..marks import Shape

_OWN_LINE = {"p", "li", "h2", "h3", "h4", "blockquote", "ul", "ol", "div", "br", "hr"}
_SHAPES = {"li": Shape.BULLET, "h2": Shape.HEADING, "h3": Shape.HEADING, "h4": Shape.HEADING}


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, sub-heading or bullet."""

    text: str
    shape: Shape = Shape.PARAGRAPH


def pieces_of(texts: Sequence[str], shapes: Sequence[Shape] = ()) -> list[Piece]:
    """Texts with the shapes that are known of them."""
    pairs = zip_longest(texts, shapes[: len(texts)], fillvalue=Shape.PARAGRAPH)
    return [Piece(str(text), Shape(shape)) for text, shape in pairs]


def to_html(pieces: Sequence[Piece]) -> str:
    """Clean rich text. What looks like HTML in a text is text."""
    parts = []
    for bullets, group in groupby(pieces, lambda piece: piece.shape is Shape.BULLET):
        rows = [(escape(piece.text, quote=False), piece.shape) for piece in group]
        if bullets:
            parts.append("<ul>" + "".join(f"<li>{text}</li>" for text, _shape in rows) + "</ul>")
        else:
            parts += [f"<h3>{t}</h3>" if shape is Shape.HEADING else f"<p>{t}</p>" for t, shape in rows]
    return clean_html("".join(parts))


def from_html(html: str) -> list[Piece]:
    """The pieces of rich text; marks inside a paragraph and the addresses behind links are not carried."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_piece()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._shape = Shape.PARAGRAPH

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._text.append(" ")
        elif tag in _OWN_LINE:
            self.end_piece()
            self._shape = _SHAPES.get(tag, Shape.PARAGRAPH)

    def handle_endtag(self, tag: str) -> None:
        if tag in _OWN_LINE:
            self.end_piece()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def end_piece(self) -> None:
        text = " ".join("".join(self._text).split())
        if text:
            self.pieces.append(Piece(text, self._shape))
        self._text = []
        self._shape = Shape.PARAGRAPH
