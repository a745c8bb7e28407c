"""Web pages, Markdown and text: encodings, cells, links, and names with strokes below."""

from __future__ import annotations

import pytest

from urgent_action.sheets.readers import read


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-16", "utf-16"), ("no-such", "utf-8"), ("windows-1252", "utf-8"), ("windows-1251", "cp1251")],
)
def test_page_is_decoded_by_its_mark_its_charset_or_as_utf_8(charset: str, encoding: str) -> None:
    text = "Теаcher" if encoding == "cp1251" else "Mé\x81ra"
    page = f"<html><head><meta charset='{charset}'></head><body><p>{text}</p></body></html>"
    assert [line.text for line in read(page.encode(encoding), "x.html")] == [text]


def test_lines_of_preformatted_text_stay() -> None:
    page = "<html><body><pre>Minister of Justice\nStrelsau</pre><!-- a remark --><p>text</p></body></html>"
    assert [(line.text, line.gap) for line in read(page.encode(), "x.html")] == [
        ("Minister of Justice", True),
        ("Strelsau", False),
        ("text", True),
    ]


def test_cell_without_a_row_is_a_paragraph() -> None:
    page = "<html><body><td>alone</td><p>text</p></body></html>"
    assert [(line.text, line.cell) for line in read(page.encode(), "x.html")] == [("alone", None), ("text", None)]


def test_markdown_addresses_in_angle_brackets_are_links() -> None:
    text = "# A\n\nWrite to <a@b.example>, see <https://x.example/a> or <mailto:c@d.example>.\n"
    line = read(text.encode(), "x.md")[1]
    assert line.text == "Write to a@b.example, see https://x.example/a or c@d.example."
    assert line.links == ("a@b.example", "https://x.example/a", "mailto:c@d.example")


def test_markdown_strokes_inside_a_word_are_no_emphasis() -> None:
    assert read(b"# A\n\nminister_of_justice is _here_.\n", "x.md")[1].text == "minister_of_justice is here."


def test_markdown_cells_keep_their_column_where_one_is_empty() -> None:
    lines = read(b"# A\n\n| a |  | b |\n|---|---|---|\n| c | d | e |\n", "x.md")[1:]
    assert [(line.text, line.cell and line.cell[2]) for line in lines] == [
        ("a", 0),
        ("b", 2),
        ("c", 0),
        ("d", 1),
        ("e", 2),
    ]


def test_text_cut_within_its_last_character_is_still_utf_8() -> None:
    assert [line.text for line in read("Señora Ñandú".encode()[:-1], "x.txt")] == ["Señora Ñand"]
