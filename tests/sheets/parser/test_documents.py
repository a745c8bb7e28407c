"""Header lines in every arrangement, and whole documents with their traps. Everything is invented."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sheets.files import LETTER
from tests.sheets.reading import read_pasted
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


HEADERS = {
    "en": "Further information on UA: 283/11 Index: AMR 99/013/2011 Ruritania Date: 16 September 2011",
    "es": "Más información sobre AU: 283/11 Índice: AMR 99/013/2011 San Teodoro Fecha: 16 de septiembre de 2011",
    "fr": "Informations complémentaires sur l’AU : 283/11 Index : AMR 99/013/2011 Ruritanie Date : 16 septembre 2011",
    "de": "UA-Nr: UA-283-1/2011 AI-Index: AMR 99/013/2011 Ruritanien Datum: 16. September 2011",
    "ar": "معلومات إضافية حول التحرك العاجل: 283/11 رقم الوثيقة: AMR 99/013/2011 روريتانيا التاريخ: 16 سبتمبر/أيلول 2011",
}
COUNTRIES = {"es": "San Teodoro", "fr": "Ruritanie", "de": "Ruritanien", "ar": "روريتانيا"}


@pytest.mark.parametrize(
    ("language", "position"),
    [(language, n) for language, line in HEADERS.items() for n in range(1, len(line.split(" ")))],
)
def test_header_line_may_be_wrapped_anywhere(language: str, position: int) -> None:
    pieces = HEADERS[language].split(" ")
    sheet = _with_header(" ".join(pieces[:position]) + "\n" + " ".join(pieces[position:]))
    assert sheet.kind == "further_information"
    assert sheet.ua_number == ("283-1/2011" if language == "de" else "283/11")
    assert (sheet.index_number, sheet.issue_date) == ("AMR 99/013/2011", date(2011, 9, 16))
    assert sheet.country == COUNTRIES.get(language, "Ruritania")
    assert sheet.headline == "TEACHER HELD FOR COUNTING SWANS"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("UA 37/99", "37/99"),
        ("UA065/99", "065/99"),
        ("UA: 001/20", "001/20"),
        ("UA 112.21", "112.21"),
        ("UA-313/2014", "313/2014"),
        ("UA-Nr: 313/2014", "313/2014"),
        ("EXTRA 19/92", "EXTRA 19/92"),
    ],
)
def test_number_in_every_form(line: str, number: str) -> None:
    assert _with_header(f"{line} Index: ASA 99/032/2013 Ruritania Date: 3 May 2013").ua_number == number


@pytest.mark.parametrize(
    "index",
    ["MDE 99/4022/2016", "ASA 99/032/2013", "AMR 99/24/93", "AFR 99 25/95", "AMR 999/0196/2025", "AMR 99/012/2013/s"],
)
def test_index_in_every_form(index: str) -> None:
    assert _with_header(f"UA: 1/13 Index: {index} Ruritania Date: 3 May 2013").index_number == index


def test_text_without_line_breaks_keeps_what_is_told_apart() -> None:
    sheet = read_pasted(" ".join(LETTER.split())).sheet
    whole = read_pasted(LETTER).sheet
    for name in ("kind", "ua_number", "index_number", "issue_date", "country", "headline", "deadline", "subjects"):
        assert getattr(sheet, name) == getattr(whole, name), name
    assert sheet.letter is not None
    assert whole.letter is not None
    assert (sheet.letter.salutation, sheet.letter.closing) == (whole.letter.salutation, whole.letter.closing)
    assert [(t.kind, t.emails, t.faxes) for t in sheet.targets] == [(t.kind, t.emails, t.faxes) for t in whole.targets]


def test_paragraphs_glued_to_each_other_are_parted() -> None:
    sheet = read_pasted("".join(f"{line.strip()}" for line in LETTER.split("\n"))).sheet
    assert sheet.headline == "TEACHER HELD FOR COUNTING SWANS"
    assert sheet.letter is not None
    assert sheet.letter.closing == "Yours sincerely,"


def test_honorific_in_a_line_of_its_own_belongs_to_the_person_below() -> None:
    text = LETTER.replace("Minister of Justice\n", "Minister of Justice\nHis Excellency\n")
    assert text != LETTER
    assert read_pasted(text).sheet.targets[0].name.startswith("His Excellency ")


def test_address_in_one_line_is_divided_where_it_is_certain() -> None:
    lines = "Minister of Justice\nMr Rupert Blacktower\n1 Castle Street\n0099 Strelsau\nRuritania\nFax: +991 555 0101\n"
    assert lines in LETTER
    target = read_pasted(LETTER.replace(lines, lines.replace("\n", " ") + "\n")).sheet.targets[0]
    assert (target.country, target.faxes) == ("Ruritania", ("+991 555 0101",))
    assert target.role in {"", "Minister of Justice"}
    assert target.name in {"", "Mr Rupert Blacktower"}
