"""Word files, with what Word leaves in them: page headers, tables, tracked changes, content controls, cut runs."""

import io
import random
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from sheetgen.model import Block, Doc, Run, plain, runs

EMAIL_HOST = ".example"
SIZES = {"doctype": 32, "title": 18, "heading": 14, "sub": 12, "header": 8, "small": 7}
STYLES = {"doctype": "Title", "title": "Heading 1", "heading": "Heading 2", "sub": "Heading 3"}
CHANGE = {"w:id": "7", "w:author": "Reviewer", "w:date": "2020-01-02T03:04:05Z"}


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.opt = doc.options
        self.word = docx.Document()
        self.chance = random.Random(doc.stem)

    # runs

    def cut(self, text: str) -> list[str]:
        if not self.opt.get("cut_runs") or len(text) < 8:
            return [text]
        places = sorted(self.chance.sample(range(1, len(text)), min(4, len(text) // 6)))
        return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]

    def one_run(self, paragraph: Any, text: str, run: Run, *, bold: bool, italic: bool, size: int) -> Any:
        made = paragraph.add_run(text)
        made.bold = (bold or run.bold) or None
        made.italic = (italic or run.italic) or None
        if size:
            made.font.size = Pt(size)
        if self.opt.get("rtl"):
            made.font.rtl = True
        return made._r

    def link(self, paragraph: Any, run: Run, element: Any) -> None:
        href = run.href or ""
        relation = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        node = OxmlElement("w:hyperlink")
        node.set(qn("r:id"), relation)
        element.getparent().replace(element, node)
        node.append(element)

    def change(self, element: Any, kind: str) -> None:
        node = OxmlElement(f"w:{kind}")
        for key, value in CHANGE.items():
            node.set(qn(key), value)
        element.getparent().replace(element, node)
        node.append(element)
        if kind == "del":
            for text in element.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def fill(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 0) -> Any:
        for run in runs(text):
            if run.href is not None:
                self.link(paragraph, run, self.one_run(paragraph, run.text, run, bold=bold, italic=italic, size=size))
                continue
            for piece in self.cut(run.text):
                element = self.one_run(paragraph, piece, run, bold=bold, italic=italic, size=size)
                if run.change:
                    self.change(element, run.change)
        found = runs(text)
        if found and all(run.change == "del" for run in found):  # the paragraph mark is deleted with its text
            mark = OxmlElement("w:rPr")
            gone = OxmlElement("w:del")
            for key, value in CHANGE.items():
                gone.set(qn(key), value)
            mark.append(gone)
            paragraph._p.get_or_add_pPr().append(mark)
        if self.opt.get("rtl"):
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        return paragraph

    def mail_line(self, paragraph: Any, line: str, *, italic: bool) -> None:
        """A line of an address; where there is an e-mail address, it may be a hyperlink."""
        start = next((word for word in line.split() if "@" in word and word.endswith(EMAIL_HOST)), "")
        if self.opt.get("mail_links") and start:
            before, after = line.split(start, 1)
            self.fill(paragraph, before, italic=italic)
            shown = "email" if self.opt["mail_links"] == "hidden" else start
            self.fill(paragraph, f"[{shown}](mailto:{start})")
            self.fill(paragraph, after, italic=italic)
        else:
            self.fill(paragraph, line, italic=italic)

    # blocks

    def lines(self, home: Any, block: Block) -> None:
        italic = bool(self.opt.get("italic_letter"))
        if self.opt.get("line_paragraphs"):
            for line in block.items:
                paragraph = home.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(0)
                self.mail_line(paragraph, line, italic=italic)
            home.add_paragraph()
            return
        paragraph = home.add_paragraph()
        for number, line in enumerate(block.items):
            if number:
                paragraph.add_run().add_break()
            self.mail_line(paragraph, line, italic=italic)

    def bullets(self, home: Any, block: Block) -> None:
        for number, item in enumerate(block.items, 1):
            bold = block.key == "demands"
            mark = self.opt.get("bullet", "")
            if block.kind == "steps":
                paragraph = home.add_paragraph(style="List Number") if not mark else home.add_paragraph(f"{number}. ")
                bold = False
            elif mark:
                paragraph = home.add_paragraph()
                tab = "\t" if self.opt.get("bullet_tab") else " "
                self.fill(paragraph, mark + tab)
            else:
                paragraph = home.add_paragraph(style="List Bullet")
            self.fill(paragraph, item, bold=bold)

    def block(self, home: Any, block: Block) -> None:
        opt = self.opt
        styled = opt.get("styles", True)
        if block.kind == "break":
            home.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif block.kind == "lines":
            self.lines(home, block)
        elif block.kind in ("bullets", "steps"):
            self.bullets(home, block)
        elif block.kind == "cols":
            table = home.add_table(rows=1, cols=len(block.cells))
            for cell, inner in zip(table.rows[0].cells, block.cells, strict=True):
                for part in inner:
                    self.block(cell, part)
                first = cell.paragraphs[0]
                first._p.getparent().remove(first._p)
            if hasattr(home, "sections"):
                home.add_paragraph()
        elif block.kind == "label":
            paragraph = home.add_paragraph()
            self.fill(paragraph, block.text + (" " if block.value else ""), bold=True)
            if opt.get("label_breaks") and block.value:
                paragraph.add_run().add_break()
            self.fill(paragraph, block.value)
        elif block.kind in SIZES:
            for line in block.text.split("\n"):
                if styled and block.kind in STYLES:
                    self.fill(home.add_paragraph(style=STYLES[block.kind]), line)
                else:
                    bold = block.kind not in ("header", "small")
                    self.fill(home.add_paragraph(), line, bold=bold, size=SIZES[block.kind])
        else:
            self.fill(
                home.add_paragraph(), block.text, italic=block.kind == "letter" and bool(opt.get("italic_letter"))
            )

    def wrap_control(self, kinds: set[str]) -> None:
        """Put the paragraphs of certain texts into content controls."""
        texts = {plain(block.text) for block in self.doc.blocks if block.kind in kinds or block.key in kinds}
        for paragraph in list(self.word.paragraphs):
            if paragraph.text.strip() and " ".join(paragraph.text.split()) in texts:
                control, content, properties = (OxmlElement(f"w:{tag}") for tag in ("sdt", "sdtContent", "sdtPr"))
                paragraph._p.getparent().replace(paragraph._p, control)
                content.append(paragraph._p)
                control.append(properties)
                control.append(content)

    def save(self) -> bytes:
        section = self.word.sections[0]
        blocks = list(self.doc.blocks)
        if self.opt.get("header_part"):
            head = next(block for block in blocks if block.kind == "header")
            blocks.remove(head)
            self.fill(section.header.paragraphs[0], head.text, size=8)
        if "header_text" in self.opt:
            self.fill(section.header.add_paragraph(), self.opt["header_text"], size=8)
        if "footer_text" in self.opt:
            self.fill(section.footer.paragraphs[0], self.opt["footer_text"], size=8)
        home: Any = self.word
        if self.opt.get("in_table"):
            home = self.word.add_table(rows=1, cols=1).rows[0].cells[0]
        if "raw" in self.opt:
            for line in self.opt["raw"].rstrip("\n").split("\n"):
                home.add_paragraph(line)
            blocks = []
        for block in blocks:
            self.block(home, block)
        if self.opt.get("controls"):
            self.wrap_control(set(self.opt["controls"]))
        raw = io.BytesIO()
        self.word.save(raw)
        return fixed_dates(raw.getvalue())


def fixed_dates(data: bytes) -> bytes:
    """The same archive without the time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def render_docx(doc: Doc) -> bytes:
    return Writer(doc).save()
