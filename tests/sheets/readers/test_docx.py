"""What Word writes into a paragraph: fields, hidden text, breaks, levels, lists, boxes, tracked changes."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml

from tests.sheets.files import saved
from urgent_action.sheets.lines import Line
from urgent_action.sheets.readers import read

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def lines_of(*paragraphs: str) -> list[Line]:
    """Read a Word file whose paragraphs hold this XML."""
    document = docx.Document()
    for inside in paragraphs:
        element = parse_xml(f"<w:p {NS}>{inside}</w:p>")
        document.element.body.insert(len(document.element.body) - 1, element)
    return read(saved(document))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, more: str = "") -> str:
    """The properties of a paragraph with this style."""
    return f'<w:pPr><w:pStyle w:val="{name}"/>{more}</w:pPr>'


def field(kind: str) -> str:
    """A mark of a field: where it begins, where its result begins, where it ends."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


LINKED = (
    f'{field("begin")}<w:r><w:instrText>HYPERLINK "https://x.example/"</w:instrText></w:r>{field("separate")}'
    f"{run('here')}{field('end')}{run(' and there')}"
)


@pytest.mark.parametrize(
    ("xml", "text", "links"),
    [
        (
            f"<w:fldSimple w:instr='HYPERLINK \"mailto:a@b.example\"'>{run('write')}</w:fldSimple>",
            "write",
            ("mailto:a@b.example",),
        ),
        (
            LINKED,
            "here and there",
            ("https://x.example/",),
        ),
        (f'<w:hyperlink r:id="rId99">{run("to nowhere")}</w:hyperlink>', "to nowhere", ()),
        (f"{run('hidden', '<w:vanish/>')}{run('seen')}", "seen", ()),
        (
            f"{run('nine')}<w:r><w:noBreakHyphen/></w:r>{run('year')}<w:r><w:tab/></w:r>{run('old')}",
            "nine-year old",
            (),
        ),
        (f"<w:r><w:ruby><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r><!-- a remark -->", "base", ()),
    ],
)
def test_text_and_links_of_a_paragraph(xml: str, text: str, links: tuple[str, ...]) -> None:
    assert [(line.text, line.links) for line in lines_of(xml)] == [(text, links)]


def test_break_begins_a_line_and_no_paragraph() -> None:
    lines = lines_of(f"{run('1 Castle Street')}<w:r><w:br/></w:r>{run('Strelsau')}")
    assert [(line.text, line.gap) for line in lines] == [("1 Castle Street", True), ("Strelsau", False)]


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        (style("Title"), 1),
        (style("Heading2"), 2),
        ('<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', 2),
        ('<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 0),
    ],
)
def test_heading_is_told_by_style_or_outline(properties: str, level: int) -> None:
    assert [line.level for line in lines_of(properties + run("A heading"))] == [level]


@pytest.mark.parametrize(
    ("properties", "item", "ordered"),
    [
        (style("ListNumber"), True, True),
        (style("ListBullet"), True, False),
        (style("ListBullet", '<w:numPr><w:numId w:val="0"/></w:numPr>'), False, False),
    ],
)
def test_list_is_told_by_style_unless_the_paragraph_left_it(properties: str, item: bool, ordered: bool) -> None:
    assert [(line.item, line.ordered) for line in lines_of(properties + run("release her"))] == [(item, ordered)]


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    assert [line.text for line in lines_of(deleted + run("one "), run("two"))] == ["one two"]


def test_row_that_was_deleted_is_not_read() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[1].cells[0].text = "kept", "deleted"
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {NS} w:id="1" w:author="a"/>'))
    assert [line.text for line in read(saved(document))] == ["kept"]


def test_text_box_follows_its_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('boxed')}</w:p></w:txbxContent></w:pict></w:r>"
    assert [line.text for line in lines_of(box + run("text"))] == ["text", "boxed"]


def test_page_footer_follows_the_text() -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Page of a section"
    document.add_paragraph("text")
    assert [(line.text, line.margin) for line in read(saved(document))] == [
        ("text", False),
        ("Page of a section", True),
    ]
