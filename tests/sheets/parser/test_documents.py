"""Header lines in every arrangement, and whole documents with their traps. Everything is invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sheets.files import LETTER
from urgent_action.sheets.reading import read_pasted
from urgent_action.sheets.sheet import Sheet


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("UA: 283/11 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "first", "283/11"),
        ("UA: 283/11 | Index: EUR 99/013/2011 | Ruritania | Date: 16 September 2011", "first", "283/11"),
        ("UA: 283/11\nIndex: EUR 99/013/2011\nRuritania\nDate: 16 September 2011", "first", "283/11"),
        (
            "Further information on UA: 9/15 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011",
            "further_information",
            "9/15",
        ),
        ("FI 086/21-3 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "further_information", "086/21-3"),
        (
            "UA-257-1/2014 Index: EUR 99/013/2011 Ruritania Datum: 16. September 2011",
            "further_information",
            "257-1/2014",
        ),
        ("THIRD UA: 001/20 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "update", "001/20"),
        ("Segunda AU: 112.21 Índice: EUR 99/013/2011 Ruritania Fecha: 16 de septiembre de 2011", "update", "112.21"),
        ("Résultat AU : 5/11 Index : EUR 99/013/2011 Ruritania Date : 16 septembre 2011", "outcome", "5/11"),
        ("UA: 72/24: 72/24 Index: EUR 99/013/2011 Ruritania Date: 16 September 2011", "first", "72/24"),
    ],
)
def test_header_line_in_every_arrangement(line: str, kind: str, number: str) -> None:
    sheet = _with_header(line)
    assert (sheet.kind, sheet.ua_number, sheet.index_number) == (kind, number, "EUR 99/013/2011")
    assert (sheet.country, sheet.issue_date) == ("Ruritania", date(2011, 9, 16))


def _with_header(line: str) -> Sheet:
    return read_pasted(line + "\n\n" + LETTER.split("\n\n", 1)[1]).sheet


def test_number_and_index_of_an_earlier_sheet_in_brackets_are_not_taken() -> None:
    sheet = _with_header("Further information on UA 65/99 (EUR 99/19/99, 9 March 1999) Index: EUR 99/25/99 Ruritania")
    assert (sheet.index_number, sheet.issue_date) == ("EUR 99/25/99", None)


def test_text_cut_in_the_letter_keeps_what_is_there() -> None:
    reading = read_pasted(LETTER.split("with a notebook")[0])
    assert reading.sheet.letter is not None
    assert (reading.sheet.letter.salutation, reading.sheet.letter.closing) == ("Dear Minister,", "")
    assert reading.sheet.deadline is None
    assert {"letter_cut", "missing_deadline"} <= {warning.code for warning in reading.warnings}


def test_circular_and_mail_headers_are_not_the_letter() -> None:
    mail = "From: Desk <desk@section.example>\nSent: Friday, 5 April 2024 09:12\nSubject: FW: UA 12/24\n\nDear friends,\n\n"
    sheet = read_pasted(
        mail + "Please find below an urgent action, and thank you all for writing so often.\n\n" + LETTER
    ).sheet
    assert sheet.headline == "TEACHER HELD FOR COUNTING SWANS"
    assert sheet.issue_date == date(2024, 3, 3)
    assert sheet.letter is not None
    assert sheet.letter.salutation == "Dear Minister,"


def test_every_value_has_its_source_and_nothing_is_dropped() -> None:
    text = LETTER.replace("Yours sincerely,", "Yours sincerely,\n\nStamp of the office")
    reading = read_pasted(text)
    assert [place.text for place in reading.trace["deadline"]] == [
        "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 28 April 2024"
    ]
    assert [place.text for place in reading.trace["targets[0].faxes[0]"]] == ["Fax: +991 555 0101"]
    assert [place.text for place in reading.unplaced] == ["Stamp of the office"]
    seen = {place for places in reading.trace.values() for place in places}
    seen |= {*reading.unplaced, *reading.furniture}
    assert {line.strip() for line in text.split("\n") if line.strip()} == {place.text for place in seen}
