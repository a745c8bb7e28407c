"""What stands above the text: document type, headline, country and people of typed sheets."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sheets.parser.pieces import ACTION, ADDRESS, BACKGROUND, HEAD, MODEL, SUMMARY, read, unplaced
from urgent_action.sheets.sheet import SheetKind, Subject

TITLE = "TEACHER HELD FOR COUNTING SWANS"
NUMBERED = HEAD.split("\n", 1)[0]
REST = f"{ACTION}{ADDRESS}{MODEL}{BACKGROUND}"


@pytest.mark.parametrize(
    "above",
    [
        f"URGENT ACTION\n\n{TITLE}",
        f"URGENT ACTION: TEACHER HELD\nFOR COUNTING SWANS\n\n{SUMMARY}",
        f"Urgent Action: {TITLE} {SUMMARY}",
        f"URGENT ACTION\n\n{TITLE}\n\nURGENT ACTION\n\n{SUMMARY}",
        f"URGENT ACTION\n\n{TITLE}\n\nTeacher held for counting swans\n\n{SUMMARY}",
        f"URGENT ACTION: {TITLE}\n\nURGENT ACTION\n\n{SUMMARY}",
    ],
)
def test_headline_is_told_from_the_type_and_the_text(above: str) -> None:
    reading = read(NUMBERED, above if SUMMARY in above else f"{above}\n\n{SUMMARY}", REST)
    assert (reading.sheet.headline, reading.sheet.summary) == (TITLE, SUMMARY)
    assert unplaced(reading) == []


def test_text_without_a_heading_has_no_headline() -> None:
    reading = read(NUMBERED, "URGENT ACTION", SUMMARY, REST)
    assert (reading.sheet.headline, reading.sheet.summary) == ("", SUMMARY)
    assert "missing_headline" in {warning.code for warning in reading.warnings}


def test_bullet_is_no_headline() -> None:
    reading = read(NUMBERED, "• Swans", SUMMARY, REST)
    assert (reading.sheet.headline, unplaced(reading)) == ("", ["• Swans"])


@pytest.mark.parametrize(
    ("bracket", "kind", "country"),
    [
        ("(UA: 12/24)", SheetKind.FIRST, None),
        ("(Ruritania: UA 12/24)", SheetKind.FIRST, "Ruritania"),
        ("(Ruritania: Further information on UA: 12/24)", SheetKind.FURTHER_INFORMATION, "Ruritania"),
    ],
)
def test_number_may_stand_in_brackets_behind_the_headline(bracket: str, kind: SheetKind, country: str | None) -> None:
    sheet = read("URGENT ACTION", f"{TITLE} {bracket}", SUMMARY, REST).sheet
    assert (sheet.headline, sheet.ua_number, sheet.kind, sheet.country) == (TITLE, "12/24", kind, country)


def test_typed_sheet_names_the_people_behind_or_below_the_country() -> None:
    typed = "UA 12/94 Fear of torture 3 March 1994"
    behind = read(typed, "ANDORRA Mira Oldcastle, teacher", SUMMARY, REST).sheet
    assert (behind.headline, behind.country, behind.subjects) == (
        "Fear of torture",
        "ANDORRA",
        (Subject("Mira Oldcastle"),),
    )
    assert (behind.ua_number, behind.issue_date, behind.summary) == ("12/94", date(1994, 3, 3), SUMMARY)
    below = read(typed, "ANDORRA\nNew names:\nMira Oldcastle, teacher\nSeven fishermen", SUMMARY, REST).sheet
    assert below.subjects == (Subject("Mira Oldcastle"), Subject("Seven fishermen", is_group=True))


def test_country_alone_below_a_modern_headline_is_left_to_the_editor() -> None:
    reading = read("UA 12/94 3 March 1994", "URGENT ACTION", "TEACHER HELD FOR SWANS", "ANDORRA", SUMMARY, REST)
    assert (reading.sheet.headline, reading.sheet.country) == ("TEACHER HELD FOR SWANS", None)
    assert unplaced(reading) == ["ANDORRA"]
