"""The last touches to a Word file: A4, one typeface, and the direction of each paragraph."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import Any

FONT = "Arial"
_BLACK, _YELLOW = "000000", "FFF200"
#: What stands behind ``w:bidi`` in the order that the format prescribes.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_SHADING = ("w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:bidi", *_AFTER_BIDI)


def finish_word(data: bytes, *, language: str, notice: str = "") -> bytes:
    """The file as it is handed out.

    Args:
        data: what the writer made.
        language: of the document, for a program that reads it aloud.
        notice: a sentence to be put above everything else.
    """
    import docx
    from docx.shared import Mm

    document = docx.Document(BytesIO(data))
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin = section.bottom_margin = Mm(16)
    _set_styles(document.styles, language)
    if notice and document.paragraphs:
        document.paragraphs[0].insert_paragraph_before().add_run(notice).bold = True
    for paragraph in document.paragraphs:
        _turn(paragraph)
        if paragraph.style is not None and paragraph.style.name == "Heading 1":
            _shade(paragraph, _YELLOW)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_styles(styles: Any, language: str) -> None:
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": 10, "List Bullet": 10, "Heading 1": 24, "Heading 2": 13, "Heading 3": 11}
    for name, size in sizes.items():
        style = styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(_BLACK)
        style.paragraph_format.space_before = Pt(8 if name.startswith("Heading") else 0)
        style.paragraph_format.space_after = Pt(4)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(_name(f"w:{script}"), FONT)
        for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            fonts.attrib.pop(_name(f"w:{theme}"), None)
        _set_language(style, language)


def _set_language(style: Any, language: str) -> None:
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(_name("w:lang")):
        properties.remove(old)
    properties.append(_element("w:lang", val=language, bidi=language))


def _turn(paragraph: Any) -> None:
    """Set the direction by the first letter that has one: a letter may be in another script than the sheet."""
    properties = paragraph._p.get_or_add_pPr()
    for old in properties.findall(_name("w:bidi")):
        properties.remove(old)
    if not _is_rtl(paragraph.text):
        return
    properties.insert_element_before(_element("w:bidi"), *_AFTER_BIDI)
    for run in paragraph.runs:
        run.font.rtl = True
        if run.bold:
            run.font.cs_bold = True


def _shade(paragraph: Any, colour: str) -> None:
    shading = _element("w:shd", val="clear", color="auto", fill=colour)
    paragraph._p.get_or_add_pPr().insert_element_before(shading, *_AFTER_SHADING)


def _is_rtl(text: str) -> bool:
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(_name(f"w:{name}"), value)
    return element


def _name(tag: str) -> Any:
    from docx.oxml.ns import qn

    return qn(tag)
