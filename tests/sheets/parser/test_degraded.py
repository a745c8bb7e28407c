"""What converters, narrow columns and hasty typing do to sheets, each in a few lines."""

from __future__ import annotations

import pytest

from tests.sheets.files import LETTER
from tests.sheets.reading import read_sheet
from urgent_action.sheets.lines import Line
from urgent_action.sheets.parser.contacts import read_contacts
from urgent_action.sheets.parser.joining import prepare
from urgent_action.sheets.readers.pdf_rtl import Glyph, logical, pieces
from urgent_action.sheets.readers.text import read_text
from urgent_action.sheets.sheet import Sheet


def sheet_of(text: str) -> Sheet:
    return read_sheet(text.encode(), "sheet.txt").sheet


@pytest.mark.parametrize(
    ("line", "phones", "faxes"),
    [
        ("Facsimile: +991 555 0101", [], ["+991 555 0101"]),
        ("Fax No.: +991 555 0101", [], ["+991 555 0101"]),
        ("Fax +991 555 0101", [], ["+991 555 0101"]),
        ("Tel. 020 7946 0991", ["020 7946 0991"], []),
        ("Ph: 020 7946 0991", ["020 7946 0991"], []),
        ("T: 020 7946 0991 | F: 020 7946 0992", ["020 7946 0991"], ["020 7946 0992"]),
        ("Celular: +991 555 0101", ["+991 555 0101"], []),
        ("Faxnummer: +991 555 0101", [], ["+991 555 0101"]),
        ("تليفون: +991 555 0101", ["+991 555 0101"], []),
    ],
)
def test_further_labels_of_numbers(line: str, phones: list[str], faxes: list[str]) -> None:
    found = read_contacts(line)
    assert (found.phones, found.faxes, found.rest) == (phones, faxes, "")


def test_number_under_an_unknown_label_is_neither_fax_nor_address() -> None:
    found = read_contacts("Satellite: +991 555 0101")
    assert found.other == ["Satellite: +991 555 0101"]
    assert (found.phones, found.faxes, found.rest) == ([], [], "")


@pytest.mark.parametrize("line", ["P.O. Box: 12345", "Tel Aviv", "Block F: Room 2", "Fax machine"])
def test_words_that_are_no_labels_of_numbers(line: str) -> None:
    assert not read_contacts(line)


@pytest.mark.parametrize(
    "line",
    ["Email: minister [at] justice.example", "minister(at)justice.example", "E: minister [arroba] justice.example"],
)
def test_hidden_address_is_told_and_not_repaired(line: str) -> None:
    found = read_contacts(line)
    assert found.masked
    assert found.emails == []
    assert found.rest == ""


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("Email: minister@", "justice.example", "Email: minister@justice.example"),
        ("Email: minister@justice", ".example", "Email: minister@justice.example"),
        (
            "LINK TO PREVIOUS UA: https://",
            "documents.example.org/1/",
            "LINK TO PREVIOUS UA: https://documents.example.org/1/",
        ),
        ("Fax: +991 555 0101 (please keep", "trying)", "Fax: +991 555 0101 (please keep trying)"),
        ("Salutation: Dear Director/Estimado", "Director", "Salutation: Dear Director/Estimado Director"),
        ("Salutation: Dear Attorney General/", "Estimada Fiscal", "Salutation: Dear Attorney General/Estimada Fiscal"),
    ],
)
def test_value_that_a_narrow_column_cut_is_one(above: str, below: str, joined: str) -> None:
    parts = prepare([Line(above), Line(below, gap=False)])
    assert [part.text for part in parts] == [joined]


def test_country_below_a_full_line_stays_a_line() -> None:
    parts = prepare([Line("Barrio Abajo 99, Tegucigalpa"), Line("Honduras", gap=False, goes_on=True)])
    assert [part.text for part in parts] == ["Barrio Abajo 99, Tegucigalpa", "Honduras"]


def test_heading_over_three_lines_is_one_label() -> None:
    rows = ["TAKE ACTION: WRITE AN APPEAL IN YOUR", "OWN WORDS OR USE THIS", "MODEL LETTER"]
    parts = prepare([Line(row) for row in [*rows, "Minister of Justice"]])
    assert [part.text for part in parts] == [" ".join(rows), "Minister of Justice"]


def test_word_divided_at_the_end_of_a_line_goes_on_with_its_hyphen_as_printed() -> None:
    text = LETTER.replace("counted the swans of a closed", "counted the swans of a clo-\nsed")
    assert "swans of a clo-sed park" in sheet_of(text).summary


def test_letter_o_is_a_bullet_in_a_list_alone() -> None:
    assert sheet_of(LETTER.replace("• ", "o ")) == sheet_of(LETTER)
    assert read_text("Escriban al ministro\no a la jueza.")[1].text == "o a la jueza."


def test_short_paragraphs_of_a_typed_sheet_are_joined() -> None:
    lines = read_text(
        "The men were released without any charge on the morning of 27\nFebruary 1993 and went home.\n\n"
        "One of them is still held at the barracks of San Telmo. His wife\nwas not allowed to see him.\n\n"
        "They had taken part in a meeting about water rights in\nvillages near the coast.\n"
    )
    assert [line.goes_on for line in lines] == [False, True] * 3


def test_known_country_alone_above_the_number_is_that_of_the_case() -> None:
    text = LETTER.replace("First UA: 12/24 Index: EUR 99/7001/2024 Ruritania Date: 3 March 2024\n\n", "")
    head = "TEACHER HELD FOR COUNTING SWANS\n\n"
    assert (
        sheet_of(text.replace(head, f"{head}Georgia\n\nUA: 12/24\n\nIndex: EUR 99/7001/2024\n\n")).country == "Georgia"
    )
    assert sheet_of(text.replace(head, f"{head}Strelsau\n\nUA: 12/24\n\nIndex: EUR 99/7001/2024\n\n")).country is None


def glyphs_of(boxes: list[tuple[str, float, float]]) -> list[Glyph]:
    return [Glyph(char, x0, x1, 100.0, 10.0, False) for char, x0, x1 in boxes]


@pytest.mark.parametrize(
    ("boxes", "text"),
    [
        ([("ا", 17, 19), ("ا", 10, 16), ("ل", 10, 16)], "الا"),
        ([("ا", 24, 28), ("o", 10, 12), ("f", 13, 20), ("f", 13, 20), ("i", 13, 20)], "ا offi"),
        ([(":", 40, 42), ("ا", 43, 45), ("+", 33, 36), ("2", 25, 28), ("0", 29, 32), ("7", 15, 18)], "ا: +20 7"),
        ([("ر", 20, 25), (" ", 17, 20), ("ك", 10, 19)], "ر ك"),
    ],
    ids=["lam-alef", "ffi", "plus", "space below a tail"],
)
def test_right_to_left_line_of_a_pdf(boxes: list[tuple[str, float, float]], text: str) -> None:
    assert [logical(piece) for piece in pieces(glyphs_of(boxes))] == [text]
