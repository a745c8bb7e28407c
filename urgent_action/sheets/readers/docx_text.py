"""The text of one Word paragraph: runs, breaks, hyperlinks, fields, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..lines import Line, tidy

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FIELD = re.compile(r'HYPERLINK\s+"([^"]+)"')
_LEAVE = {"del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "instrText", "delText"}
Piece = tuple[str, bool, bool, str]
_OFF = {"0", "false", "off", "none"}


def tag_of(element: Any) -> str:
    """Return the local name of an element, ``""`` for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class Styles:
    """What paragraph styles and list definitions of the document say."""

    def __init__(self, document: Any) -> None:
        self.names: dict[str, str] = {}
        self.numbered: dict[str, str] = {}
        for style in document.styles.element.iter(f"{_W}style"):
            key = style.get(f"{_W}styleId") or ""
            name = style.find(f"{_W}name")
            self.names[key] = (name.get(f"{_W}val") or "").lower() if name is not None else ""
            number = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            if number is not None:
                self.numbered[key] = number.get(f"{_W}val") or ""
        self.formats = self._formats(document)

    @staticmethod
    def _formats(document: Any) -> dict[str, str]:
        try:
            root = document.part.numbering_part.element
        except Exception:  # a package without lists has no such part
            return {}
        abstract: dict[str, str] = {}
        for item in root.iter(f"{_W}abstractNum"):
            first = item.find(f"{_W}lvl/{_W}numFmt")
            if first is not None:
                abstract[item.get(f"{_W}abstractNumId") or ""] = first.get(f"{_W}val") or ""
        formats: dict[str, str] = {}
        for item in root.iter(f"{_W}num"):
            link = item.find(f"{_W}abstractNumId")
            if link is not None:
                formats[item.get(f"{_W}numId") or ""] = abstract.get(link.get(f"{_W}val") or "", "")
        return formats

    def list_format(self, properties: Any) -> str:
        """Return the number format of the paragraph's list, ``""`` when it is in none."""
        if properties is None:
            return ""
        number = properties.find(f"{_W}numPr/{_W}numId")
        style = properties.find(f"{_W}pStyle")
        key = style.get(f"{_W}val") if style is not None else ""
        value = number.get(f"{_W}val") if number is not None else self.numbered.get(key, "")
        if value and value != "0":
            return self.formats.get(value) or "bullet"
        name = self.names.get(key, "")
        if number is None and name.startswith(("list number", "list bullet")):
            return "decimal" if "number" in name else "bullet"
        return ""

    def level(self, properties: Any) -> int:
        """Return the heading level of a paragraph, 0 for none."""
        if properties is None:
            return 0
        outline = properties.find(f"{_W}outlineLvl")
        if outline is not None and (outline.get(f"{_W}val") or "9") < "9":
            return int(outline.get(f"{_W}val")) + 1
        style = properties.find(f"{_W}pStyle")
        name = self.names.get(style.get(f"{_W}val") or "", "") if style is not None else ""
        match = re.match(r"heading (\d)", name)
        return int(match.group(1)) if match else 1 if name == "title" else 0


class Paragraph:
    """One paragraph: its characters with their weight, its links, its text boxes."""

    def __init__(self, element: Any, styles: Styles, part: Any, before: Paragraph | None) -> None:
        self.part = part
        self.boxes: list[Any] = []
        self.pieces: list[Piece] = list(before.pieces) if before else []
        self.link = ""
        properties = element.find(f"{_W}pPr")
        self.level = styles.level(properties)
        self.format = styles.list_format(properties)
        deleted = None if properties is None else properties.find(f"{_W}rPr/{_W}del")
        self.mark_deleted = deleted is not None
        self._collect(element)

    def _collect(self, element: Any) -> None:
        for child in element:
            tag = tag_of(child)
            if tag == "r":
                self._run(child)
            elif tag == "hyperlink":
                self.link = self._target(child.get(f"{_R}id") or "")
                self._collect(child)
                self.link = ""
            elif tag == "fldSimple":
                self._field(child.get(f"{_W}instr") or "")
                self._collect(child)
                self.link = ""
            elif tag == "txbxContent":
                self.boxes.append(child)
            elif tag not in _LEAVE:
                self._collect(child)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{_W}rPr")
        if _on(properties, "vanish"):
            return
        bold, italic = _on(properties, "b"), _on(properties, "i")
        for child in run:
            tag = tag_of(child)
            if tag == "t":
                self.pieces.append((child.text or "", bold, italic, self.link))
            elif tag in {"tab", "ptab"}:
                self.pieces.append(("\t", bold, italic, ""))
            elif tag in {"br", "cr"}:
                self.pieces.append(("\n", bold, italic, ""))
            elif tag == "noBreakHyphen":
                self.pieces.append(("-", bold, italic, self.link))
            elif tag == "fldChar" and child.get(f"{_W}fldCharType") == "end":
                self.link = ""
            elif tag == "instrText":
                self._field(child.text or "")
            elif tag not in _LEAVE:
                self._collect(child)

    def _target(self, relation: str) -> str:
        relations = getattr(self.part, "rels", {})
        if relation in relations and relations[relation].is_external:
            return str(relations[relation].target_ref)
        return ""

    def _field(self, instruction: str) -> None:
        match = _FIELD.search(instruction)
        if match:
            self.link = match.group(1)


def paragraph_lines(paragraph: Paragraph, cell: tuple[int, int, int] | None) -> Iterator[Line]:
    """Yield the lines of a paragraph, cut at its line breaks."""
    rows: list[list[Piece]] = [[]]
    for text, bold, italic, link in paragraph.pieces:
        for number, piece in enumerate(text.split("\n")):
            if number:
                rows.append([])
            rows[-1].append((piece, bold, italic, link))
    first = True
    for row in rows:
        raw = "".join(piece for piece, *_ in row)
        content = tidy(raw)
        if not content:
            first = True
            continue
        printed = [(bold, italic) for piece, bold, italic, _ in row if piece.strip()]
        yield Line(
            content,
            raw=raw.replace("\t", "    ").replace("\u00a0", " ").rstrip(),
            gap=first,
            bold=all(bold for bold, _ in printed),
            italic=all(italic for _, italic in printed),
            level=paragraph.level,
            item=bool(paragraph.format) and not paragraph.level and first,
            ordered=bool(paragraph.format) and paragraph.format not in {"bullet", "none"},
            cell=cell,
            links=tuple(dict.fromkeys(link for *_, link in row if link)),
        )
        first = False


def _on(properties: Any, name: str) -> bool:
    if properties is None:
        return False
    mark = properties.find(f"{_W}{name}")
    return mark is not None and (mark.get(f"{_W}val") or "1").lower() not in _OFF
