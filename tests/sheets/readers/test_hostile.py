"""Files that are refused, each with its reason."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest

from tests.sheets.files import docx_of, part_of, pdf_of, with_part
from tests.sheets.reading import read_sheet
from urgent_action.sheets.readers.pdf_rtl import Glyph, logical
from urgent_action.sheets.refusal import REFUSALS, SheetRefused

PAPER = b"Minutes of the garden club\n\nThe hedge will be cut in May. Present: nine members.\n"


def code_of(data: bytes, name: str = "file") -> str:
    with pytest.raises(SheetRefused) as caught:
        read_sheet(data, name)
    assert str(caught.value)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (PAPER, "no_urgent_action"),
        (b"x" * (10 * 1024 * 1024 + 1), "too_big"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "wrong_type"),
        (b"{\\rtf1 URGENT ACTION}", "wrong_type"),
        (bytes(range(256)) * 20, "wrong_type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 broken", "unreadable"),
        (b"%PDF-1.7\nbroken", "unreadable"),
    ],
)
def test_file_that_is_no_sheet_is_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_pdf_of_ten_thousand_pages_is_refused_at_once() -> None:
    data = pdf_of(*[[(50, 700, "URGENT ACTION")]] * 10_000)
    start = time.process_time()
    assert code_of(data) == "too_many_pages"
    assert time.process_time() - start < 5


def test_pdf_without_text_is_refused() -> None:
    assert code_of(pdf_of([])) == "no_text"


def test_docx_with_macros_is_refused() -> None:
    assert code_of(with_part(docx_of("URGENT ACTION"), "word/vbaProject.bin", b"x")) == "macros"


def test_docx_with_entities_is_refused_in_any_part() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert code_of(with_part(docx_of("URGENT ACTION"), "word/header9.xml", bomb)) == "entities"
    wide = b"\xff\xfe" + bomb.decode().encode("utf-16-le")
    assert code_of(with_part(docx_of("URGENT ACTION"), "customXml/item9.xml", wide)) == "entities"


def test_docx_that_unpacks_to_a_mountain_is_refused() -> None:
    assert code_of(with_part(docx_of("URGENT ACTION"), "word/media/x.bin", bytes(30 * 1024 * 1024))) == "bomb"


def test_docx_with_too_many_members_is_refused() -> None:
    buffer = BytesIO(docx_of("URGENT ACTION"))
    with zipfile.ZipFile(buffer, "a") as package:
        for number in range(700):
            package.writestr(f"word/x{number}", b"")
    assert code_of(buffer.getvalue()) == "bomb"


def test_docx_that_declares_macros_is_refused() -> None:
    types = part_of(docx_of("URGENT ACTION"), "[Content_Types].xml")
    macros = types.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")
    assert code_of(with_part(docx_of("URGENT ACTION"), "[Content_Types].xml", macros.encode())) == "macros"


def test_docx_with_a_password_is_refused() -> None:
    data = bytearray(docx_of("URGENT ACTION"))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the first member's flag "encrypted", in the directory
    assert code_of(bytes(data)) == "encrypted"


def test_docx_whose_part_is_damaged_is_refused() -> None:
    data = bytearray(docx_of("URGENT ACTION"))
    body = data.index(b"word/document.xml") + len("word/document.xml")
    data[body : body + 40] = bytes(40)
    assert code_of(bytes(data)) == "unreadable"


def test_other_office_file_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert code_of(buffer.getvalue()) == "wrong_type"


def test_docx_nested_beyond_reason_is_refused() -> None:
    document = part_of(docx_of("URGENT ACTION"), "word/document.xml")
    start = document.index("<w:body>") + len("<w:body>")
    nested = "<w:sdt><w:sdtContent>" * 80 + "</w:sdtContent></w:sdt>" * 80
    deep = document[:start] + nested + document[start:]
    assert code_of(with_part(docx_of("x"), "word/document.xml", deep.encode())) == "unreadable"


def test_text_of_far_more_paragraphs_than_a_sheet_has_is_refused() -> None:
    assert code_of("\n\n".join(["URGENT ACTION", *["Strelsau 9"] * 1600]).encode(), "x.txt") == "too_much_text"


def test_docx_with_broken_xml_is_refused() -> None:
    document = part_of(docx_of("URGENT ACTION"), "word/document.xml")
    assert code_of(with_part(docx_of("x"), "word/document.xml", document[:-40].encode())) == "unreadable"


def test_html_nested_beyond_reason_is_refused_or_read_in_time() -> None:
    start = time.process_time()
    with pytest.raises(SheetRefused):
        read_sheet(b"<html>" + b"<div>" * 50_000 + b"x", "x.html")
    assert time.process_time() - start < 10


def test_refusal_sentences_are_complete() -> None:
    for code in REFUSALS:
        assert str(SheetRefused(code, limit=40)).endswith(".")


def test_glyph_without_a_character_and_mark_without_a_letter() -> None:
    """Of a broken PDF: nothing is lost of the rest, and nothing fails."""
    nothing, mark = Glyph("", 0, 1, 0, 10, False), Glyph("\u064b", 4, 5, 0, 10, False)
    letter = Glyph("\u0628", 2, 3, 0, 10, False)
    assert logical([mark, nothing]).strip() == "\u064b"
    assert logical([letter, nothing, mark]).strip() == "\u0628\u064b"
