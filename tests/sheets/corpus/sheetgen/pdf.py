"""PDF files: typeset here with the standard fonts, or printed by a browser (Arabic, web fonts)."""

import re
import shutil
import subprocess
import tempfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from pdfminer.fontmetrics import FONT_METRICS

from sheetgen.html import print_page
from sheetgen.model import Block, Doc, Run, plain, runs

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "mono": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
SIZES = {"doctype": 26.0, "title": 15.0, "heading": 12.0, "sub": 10.5, "header": 8.0, "small": 7.0}
BREAK = re.compile(r"[aeiouyáéíóúäöüàèê](?=[bcdfghjklmnpqrstvwxz][aeiouyáéíóúäöüàèê])", re.IGNORECASE)

Piece = tuple[str, int]  # text, style of the font (bold 1, italic 2)


@dataclass
class Page:
    ops: list[str] = field(default_factory=list)


class Typesetter:
    """Sets the blocks of one document on pages."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.opt = doc.options
        self.fonts = FONTS[self.opt.get("font", "sans")]
        self.size = float(self.opt.get("size", 10))
        self.left = float(self.opt.get("margin", 56))
        self.width = PAGE_WIDTH - 2 * self.left
        self.pages: list[Page] = []
        self.y = 0.0
        self.running = self.opt.get("running", "")

    def char_width(self, char: str, style: int) -> float:
        table = FONT_METRICS[self.fonts[style]][1]
        return float(table.get(char, table.get("n", 600)))

    def measure(self, text: str, style: int, size: float) -> float:
        return sum(self.char_width(char, style) for char in text) * size / 1000

    # pages

    def new_page(self) -> None:
        self.pages.append(Page())
        self.y = PAGE_HEIGHT - 40
        if self.running:
            self.put(self.left, PAGE_HEIGHT - 34, [(self.running, 0)], 8)
        if "footer_text" in self.opt:
            foot = str(self.opt["footer_text"]).replace("#", str(len(self.pages)))
            self.put(self.left, 34, [(foot, 0)], 8)
        self.y = PAGE_HEIGHT - 70

    def room(self, height: float) -> None:
        if self.y - height < float(self.opt.get("bottom", 60)):
            self.new_page()

    def put(self, x: float, y: float, pieces: list[Piece], size: float) -> None:
        for text, style in pieces:
            raw = text.encode("cp1252", "replace")
            escaped = b"".join(b"\\" + bytes([c]) if c in b"()\\" else bytes([c]) for c in raw).decode("latin-1")
            self.pages[-1].ops.append(f"BT /F{style} {size:g} Tf {x:.2f} {y:.2f} Td ({escaped}) Tj ET")
            x += self.measure(text, style, size)

    # lines

    def words(self, found: list[Run], base: int) -> list[list[Piece]]:
        out: list[list[Piece]] = []
        glued = False
        for run in found:
            if run.change == "del":
                continue
            style = base | (1 if run.bold else 0) | (2 if run.italic else 0)
            for part in re.split(r"(\s+)", run.text.replace("\u00a0", "\u00a0")):
                if not part:
                    continue
                if part.isspace() and part != "\u00a0":
                    glued = False
                elif glued:
                    out[-1].append((part, style))
                else:
                    out.append([(part, style)])
                    glued = True
        return out

    def hyphenated(self, word: list[Piece], room: float, size: float) -> tuple[list[Piece], list[Piece]] | None:
        text, style = word[0]
        if not self.opt.get("hyphenate") or len(word) > 1 or not re.fullmatch(r"[^\W\d_]{7,}[,.;:]?", text):
            return None
        places = [m.end() for m in BREAK.finditer(text) if 3 <= m.end() <= len(text) - 4]
        fitting = [p for p in places if self.measure(text[:p] + "-", style, size) <= room]
        if not fitting:
            return None
        return [(text[: fitting[-1]] + "-", style)], [(text[fitting[-1] :], style)]

    def broken(self, found: list[Run], width: float, size: float, base: int) -> list[list[Piece]]:
        """Break a paragraph into lines."""
        space = self.measure(" ", base, size)
        lines: list[list[Piece]] = [[]]
        used = 0.0
        queue = self.words(found, base)
        while queue:
            word = queue.pop(0)
            long = sum(self.measure(text, style, size) for text, style in word)
            gap = space if lines[-1] else 0.0
            if used + gap + long > width and lines[-1]:
                split = self.hyphenated(word, width - used - gap, size)
                if split:
                    lines[-1] += [(" ", base), *split[0]]
                    queue.insert(0, split[1])
                else:
                    queue.insert(0, word)
                lines.append([])
                used = 0.0
                continue
            lines[-1] += [(" ", base), *word] if gap else word
            used += gap + long
        return lines

    def paragraph(self, text: str, x: float, width: float, size: float, base: int = 0, first: str = "") -> None:
        lead = size * float(self.opt.get("leading", 1.25))
        for number, line in enumerate(self.broken(runs(text), width, size, base)):
            self.room(lead)
            self.y -= lead
            if first and not number:
                self.put(x - 12, self.y, [(first, 0)], size)
            merged: list[Piece] = []
            for piece, style in line:
                if merged and merged[-1][1] == style:
                    merged[-1] = (merged[-1][0] + piece, style)
                else:
                    merged.append((piece, style))
            self.put(x, self.y, merged, size)

    def block(self, block: Block, x: float, width: float) -> None:
        size = SIZES.get(block.kind, self.size)
        if self.opt.get("font") == "mono":
            size = self.size
        if block.kind == "break":
            self.new_page()
        elif block.kind == "cols":
            self.columns(block, x, width)
        elif block.kind == "lines":
            for line in block.items:
                self.paragraph(line.replace(" ", "\u00a0") if self.opt.get("font") == "mono" else line, x, width, size)
        elif block.kind in ("bullets", "steps"):
            for number, item in enumerate(block.items, 1):
                mark = f"{number}." if block.kind == "steps" else self.opt.get("bullet", "•")
                self.paragraph(item, x + 14, width - 14, size, 1 if block.key == "demands" else 0, mark)
        elif block.kind == "label":
            self.paragraph(f"**{block.text}** {block.value}", x, width, size)
        else:
            base = 1 if block.kind in ("doctype", "title", "heading", "sub") else 0
            if block.kind == "letter" and self.opt.get("italic_letter"):
                base = 2
            for line in block.text.split("\n"):
                self.paragraph(line, x, width, size, base)
        self.y -= size * float(self.opt.get("space", 0.5))

    def columns(self, block: Block, x: float, width: float) -> None:
        share = width / len(block.cells)
        self.room(float(self.opt.get("cols_height", 130)))
        top, low, page_number = self.y, self.y, len(self.pages)
        for number, cell in enumerate(block.cells):
            self.y = top
            for inner in cell:
                self.block(inner, x + number * share, share - 14)
            if len(self.pages) != page_number:
                raise ValueError(f"{self.doc.stem}: columns run over the page")
            low = min(low, self.y)
        self.y = low

    # file

    def save(self) -> bytes:
        blocks = list(self.doc.blocks)
        if self.opt.get("header_part"):
            head = next(block for block in blocks if block.kind == "header")
            blocks.remove(head)
            self.running = plain(head.text)
        self.new_page()
        for line in str(self.opt.get("raw", "")).split("\n"):
            self.room(self.size * 1.25)
            self.y -= self.size * 1.25
            self.put(self.left, self.y, [(line, 0)], self.size)
        for block in [] if "raw" in self.opt else blocks:
            self.block(block, self.left, self.width)
        objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        for name in self.fonts:
            objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode())
        fonts = " ".join(f"/F{number} {number + 3} 0 R" for number in range(4))
        kids = []
        for leaf in self.pages:
            stream = zlib.compress("\n".join(leaf.ops).encode("latin-1"), 9)
            objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream")
            box = f"[0 0 {PAGE_WIDTH:g} {PAGE_HEIGHT:g}]"
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /Font << {fonts} >> >> "
                f"/Contents {len(objects)} 0 R >>".encode()
            )
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
        out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, data in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
        return bytes(out)


def browser() -> str | None:
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def printed(doc: Doc) -> bytes | None:
    """Let the browser print the page; None where there is no browser."""
    program = browser()
    if not program:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(print_page(doc), encoding="utf-8")
        command = [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
        ]
        subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120)
        data = target.read_bytes()
    return re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{14}", rb"\g<1>20200101000000", data)


def render_pdf(doc: Doc) -> bytes | None:
    return printed(doc) if doc.options.get("engine") == "browser" else Typesetter(doc).save()
