"""One sheet in every format and encoding reads as the same sheet."""

from __future__ import annotations

import textwrap

import docx
import pytest
from docx.oxml import parse_xml

from tests.sheets.files import LETTER, docx_of, part_of, pdf_of, saved, with_part
from tests.sheets.reading import read_pasted, read_sheet
from urgent_action.sheets.readers import read
from urgent_action.sheets.sheet import Sheet

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="module")
def expected() -> Sheet:
    return read_pasted(LETTER).sheet


def test_text_holds_every_part(expected: Sheet) -> None:
    assert expected.to_json() == {
        "kind": "first",
        "ua_number": "12/24",
        "index_number": "EUR 99/7001/2024",
        "issue_date": "2024-03-03",
        "country": "Ruritania",
        "headline": "TEACHER HELD FOR COUNTING SWANS",
        "summary": "Teacher Mira Oldcastle has been held since 1 March because she counted the swans of a closed park. "
        "She has not seen a lawyer.",
        "targets": [
            {
                "kind": "target",
                "name": "Mr Rupert Blacktower",
                "role": "Minister of Justice",
                "salutation": "",
                "address_lines": ["1 Castle Street", "0099 Strelsau"],
                "country": "Ruritania",
                "emails": ["minister@justice.example"],
                "faxes": ["+991 555 0101"],
                "phones": [],
                "social": [],
            }
        ],
        "letter": {
            "salutation": "Dear Minister,",
            "body": ["I am concerned about Mira Oldcastle, who was arrested in the park of Zenda with a notebook."],
            "demands_intro": "I urge you to:",
            "demands": ["release her at once;", "give her back her notebook."],
            "closing": "Yours sincerely,",
        },
        "appeal_points": [],
        "additional_information": [
            "The park was closed in February after a quarrel about the swans, which belong to the crown."
        ],
        "preferred_languages": ["Ruritanian", "English"],
        "own_language_welcome": True,
        "deadline": "2024-04-28",
        "after_deadline_note": "Please check with the Amnesty office in your country if you wish to send appeals after the deadline.",
        "subjects": [{"name": "Mira Oldcastle", "pronouns": "she/her", "is_group": False}],
        "previous_action_urls": [],
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_text_reads_alike_in_every_encoding(expected: Sheet, encoding: str, newline: str) -> None:
    data = LETTER.replace("Oldcastle", "Öldcastle’s").replace("\n", newline).encode(encoding)
    assert read_sheet(data, "x.txt").sheet.headline == expected.headline
    assert read_sheet(data, "x.txt").sheet.subjects[0].name == "Mira Öldcastle’s"


def test_text_that_was_wrapped_reads_alike(expected: Sheet) -> None:
    wrapped = "\n".join(textwrap.fill(line, 70) for line in LETTER.split("\n"))
    assert read_pasted(wrapped).sheet == expected


def test_text_with_every_line_a_paragraph_reads_alike(expected: Sheet) -> None:
    lines = [line for line in LETTER.split("\n") if line]
    assert read_pasted("\n\n".join(lines)).sheet == expected
    assert read_sheet(docx_of(*lines), "x.docx").sheet == expected


def test_docx_page_header_is_read(expected: Sheet) -> None:
    lines = [line for line in LETTER.split("\n") if line]
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        document.add_paragraph(line)
    assert read_sheet(saved(document)).sheet == expected


def test_docx_with_address_in_content_control_and_tracked_changes_reads_alike(expected: Sheet) -> None:
    lines = [line for line in LETTER.split("\n") if line]
    xml = part_of(docx_of(*lines), "word/document.xml")
    first = "<w:p><w:r><w:t>1 Castle Street</w:t></w:r></w:p>"
    assert first in xml
    changed = (
        "<w:sdt><w:sdtContent><w:p><w:del><w:r><w:delText>9 Old Road</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>1 Cas</w:t></w:r><w:r><w:t>tle Street</w:t></w:r></w:ins></w:p></w:sdtContent></w:sdt>"
    )
    data = with_part(docx_of(*lines), "word/document.xml", xml.replace(first, changed).encode())
    assert read_sheet(data).sheet == expected


def test_docx_email_behind_a_word_is_read_from_its_relationship(expected: Sheet) -> None:
    document = docx.Document()
    for line in (line for line in LETTER.split("\n") if line):
        paragraph = document.add_paragraph("" if line.startswith("Email") else line)
        if line.startswith("Email"):
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
            relation = document.part.relate_to("mailto:minister@justice.example", kind, is_external=True)
            paragraph.add_run("Email: ")
            link = parse_xml(
                f'<w:hyperlink {NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
                f'r:id="{relation}"><w:r><w:t>email</w:t></w:r></w:hyperlink>'
            )
            paragraph._p.append(link)
    assert read_sheet(saved(document)).sheet == expected


def test_docx_addresses_side_by_side_are_two_targets() -> None:
    document = docx.Document()
    for line in ("UA: 7/12 Index: EUR 99/001/2012 Ruritania Date: 4 May 2012", "URGENT ACTION", "TWO BAKERS MISSING"):
        document.add_paragraph(line)
    document.add_paragraph("Two bakers have been missing from the town of Zenda since the first week of May.")
    document.add_paragraph("Please write immediately in English or your own language:")
    document.add_paragraph("asking where the bakers are;", style="List Bullet")
    document.add_paragraph("PLEASE SEND APPEALS BEFORE 15 JUNE 2012 TO:")
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate(
        [
            ("Minister of Bread", "And copies to:"),
            ("1 Oven Road, Strelsau", "Bakers’ Union"),
            ("Fax: +991 555 0102", "Fax: +991 555 0103"),
        ]
    ):
        table.rows[row].cells[0].text, table.rows[row].cells[1].text = cells
    sheet = read_sheet(saved(document)).sheet
    assert [(t.kind, t.role, t.faxes) for t in sheet.targets] == [
        ("target", "Minister of Bread", ("+991 555 0102",)),
        ("copy", "Bakers’ Union", ("+991 555 0103",)),
    ]
    assert sheet.appeal_points == ("asking where the bakers are;",)
    assert str(sheet.deadline) == "2012-06-15"


def test_html_page_is_read_without_its_furniture(expected: Sheet) -> None:
    blocks = "".join(
        f"<p>{'<br>'.join(block.splitlines())}</p>" for block in LETTER.split("\n\n") if not block.startswith("•")
    )
    items = "<ul><li>release her at once;</li><li>give her back her notebook.</li></ul>"
    page = (
        "<!DOCTYPE html><html><head><title>x</title></head><body><div class='cookie-bar'><p>We use cookies.</p></div>"
        "<nav><ul><li>Urgent actions</li></ul></nav><main>"
        + blocks.replace("<p>Yours", items + "<p>Yours")
        + "</main><aside><h2>Urgent Action: another one</h2></aside><footer><p>Tel: +44 99 555 · a@b.example</p></footer>"
    )
    assert read_sheet(page.encode(), "x.html").sheet == expected


def test_word_html_in_windows_1252_is_read() -> None:
    body = "".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>\r\n" for line in LETTER.split("\n") if line)
    body = body.replace("release her", "·<span>&nbsp;&nbsp; </span>release\r\nher").replace("• ", "")
    page = f"<html><head><meta charset=windows-1252></head><body>{body.replace('swans', 'swans’')}</body></html>"
    sheet = read_sheet(page.encode("cp1252"), "x.htm").sheet
    assert sheet.headline == "TEACHER HELD FOR COUNTING SWANS"
    assert "swans’ of a closed park" in sheet.summary
    assert sheet.letter is not None
    assert sheet.letter.demands[0] == "release her at once;"


def test_markdown_marks_around_blocks_are_taken_off(expected: Sheet) -> None:
    text = LETTER.replace("URGENT ACTION\n", "# URGENT ACTION\n").replace("• ", "- ***")
    text = text.replace("at once;", "at once;***").replace("her notebook.\n\nY", "her notebook.***\n\nY")
    text = text.replace("1 Castle Street\n", "1 Castle Street  \n").replace("0099 Strelsau\n", "0099 Strelsau\\\n")
    text = text.replace("the park of Zenda", "[the park of Zenda](#)").replace("I urge you to:", "***I urge you to:***")
    assert read_sheet(text.encode(), "x.md").sheet == expected


def test_pdf_columns_and_page_furniture() -> None:
    one = [
        (50, 800, "UA: 7/12 Index: EUR 99/001/2012 Ruritania Date: 4 May 2012"),
        (50, 770, "URGENT ACTION"),
        (50, 750, "TWO BAKERS MISSING"),
        (50, 730, "Two bakers have been missing from the town of Zenda since the first week of May, and"),
        (50, 717, "nobody has seen their cart."),
        (50, 690, "PLEASE SEND APPEALS BEFORE 15 JUNE 2012 TO:"),
        (50, 670, "Minister of Bread"),
        (300, 670, "And copies to:"),
        (50, 657, "1 Oven Road, Strelsau"),
        (300, 657, "Bakers Union"),
        (50, 644, "Fax: +991 555 0102"),
        (300, 644, "Fax: +991 555 0103"),
        (50, 610, "ADDITIONAL INFORMATION"),
        (50, 590, "The cart was found on the road to Strelsau by a shepherd who does not wish to"),
        (290, 30, "1"),
    ]
    two = [(50, 800, "be named."), (290, 30, "2")]
    sheet = read_sheet(pdf_of(one, two)).sheet
    assert [(t.role, t.faxes) for t in sheet.targets] == [
        ("Minister of Bread", ("+991 555 0102",)),
        ("Bakers Union", ("+991 555 0103",)),
    ]
    assert sheet.summary.endswith("week of May, and nobody has seen their cart.")
    assert sheet.additional_information == (
        "The cart was found on the road to Strelsau by a shepherd who does not wish to be named.",
    )


def test_pdf_line_at_the_foot_of_each_page_is_read_once_and_last() -> None:
    def page(number: str) -> list[tuple[float, float, str]]:
        texts = [
            f"{word} text of page {number}, which fills a line of its own" for word in ("First", "Second", "Third")
        ]
        rows = [(50.0, 700.0 - 50 * n, text) for n, text in enumerate(texts)]
        return [(50, 800, "Head of the sheet"), *rows, (50, 40, "Foot of the sheet")]

    texts = [line.text for line in read(pdf_of(page("one"), page("two")))]
    assert (texts[0], texts[-1], len(texts)) == ("Head of the sheet", "Foot of the sheet", 8)
