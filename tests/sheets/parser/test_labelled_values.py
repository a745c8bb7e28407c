"""Labels with a value: behind the label, below it, unreadable, twice."""

from __future__ import annotations

from datetime import date

import pytest

from tests.sheets.parser.pieces import ACTION, ADDRESS, BACKGROUND, HEAD, MODEL, TAIL, doubts, read, unplaced, with_tail
from urgent_action.sheets.sheet import SheetKind, Subject


def test_previous_sheets_may_stand_one_below_the_other() -> None:
    tail = "LINK TO PREVIOUS UA: https://www.section.example/a\nhttps://www.section.example/b"
    assert with_tail(tail).sheet.previous_action_urls == (
        "https://www.section.example/a",
        "https://www.section.example/b",
    )


def test_people_may_stand_one_below_the_other() -> None:
    tail = "NAME AND PREFERRED PRONOUN: Mira Oldcastle (she/her)\nIvo Stonebridge (he/him)\nAda Weir"
    assert with_tail(tail).sheet.subjects == (
        Subject("Mira Oldcastle", "she/her"),
        Subject("Ivo Stonebridge", "he/him"),
        Subject("Ada Weir"),
    )


def test_surname_may_be_the_word_for_a_group() -> None:
    tail = "NAME AND PREFERRED PRONOUN: Mira Farmers (she/her), Seven Fishermen"
    assert with_tail(tail).sheet.subjects == (
        Subject("Mira Farmers", "she/her"),
        Subject("Seven Fishermen", is_group=True),
    )


def test_pronouns_without_a_name_are_nobody() -> None:
    assert with_tail("NAME AND PREFERRED PRONOUN: (she/her)").sheet.subjects == ()


@pytest.mark.parametrize(
    "below", ["As soon as possible", "The office would like all of you to write at once and not to wait."]
)
def test_line_below_the_deadline_label_is_one_only_with_a_date(below: str) -> None:
    reading = with_tail(f"DEADLINE:\n{below}")
    assert reading.sheet.deadline is None
    assert unplaced(reading) == [below]


@pytest.mark.parametrize("printed", ["31 February 2024", "3 March 1950"])
def test_day_that_no_sheet_can_have_is_shown_to_the_editor(printed: str) -> None:
    reading = with_tail(f"DEADLINE: {printed}")
    assert reading.sheet.deadline is None
    assert doubts(reading)["unread_date"] == printed


def test_first_of_two_deadlines_counts_and_the_other_is_named() -> None:
    reading = with_tail(f"{TAIL}\n\nDEADLINE: 5 May 2024")
    assert reading.sheet.deadline == date(2024, 4, 28)
    assert doubts(reading)["two_deadlines"] == "2024-05-05"


def test_first_of_two_notes_counts() -> None:
    second = "Check with your section office if sending appeals after the above date."
    reading = with_tail(f"{TAIL}\n\n{second}")
    assert reading.sheet.after_deadline_note.startswith("Please check with the Amnesty office")
    assert unplaced(reading) == [second]


def test_own_language_may_be_one_of_the_preferred() -> None:
    sheet = with_tail("PREFERRED LANGUAGE TO ADDRESS TARGET: Ruritanian or your own language").sheet
    assert (sheet.preferred_languages, sheet.own_language_welcome) == (("Ruritanian",), True)


def test_second_summary_is_information_without_its_label() -> None:
    sheet = read(
        "URGENT ACTION TITLE: TEACHER HELD",
        "URGENT ACTION SUMMARY: Mira Oldcastle was arrested for counting the swans of the park.",
        "URGENT ACTION SUMMARY: She was taken to the tower of Zenda without a word.",
        ACTION + ADDRESS + MODEL,
    ).sheet
    assert sheet.headline == "TEACHER HELD"
    assert sheet.summary == "Mira Oldcastle was arrested for counting the swans of the park."
    assert sheet.additional_information == ("She was taken to the tower of Zenda without a word.",)


def test_country_may_stand_below_its_label() -> None:
    head = HEAD.replace(" Ruritania Date", " Date")
    reading = read("COUNTRY:\nRuritania", head, ACTION, ADDRESS, MODEL, BACKGROUND, TAIL)
    assert reading.sheet.country == "Ruritania"


def test_first_number_and_date_count_and_others_are_named() -> None:
    head = HEAD.replace("URGENT ACTION\n", "UA: 13/24 Index: EUR 99/7001/2024 Date: 4 March 2024\n\nURGENT ACTION\n")
    reading = read(head, ACTION, ADDRESS, MODEL, BACKGROUND, TAIL)
    assert (reading.sheet.ua_number, reading.sheet.issue_date) == ("12/24", date(2024, 3, 3))
    assert doubts(reading) == {"two_numbers": "13/24", "two_dates": "2024-03-04"}


@pytest.mark.parametrize(
    ("old", "new", "number", "index", "kind"),
    [
        ("UA: 12/24", "UA:", None, "EUR 99/7001/2024", SheetKind.UNKNOWN),
        ("EUR 99/7001/2024", "EUR 99/7001", "12/24", "EUR 99/7001", SheetKind.FIRST),
        ("First UA", "Amnesty International | First UA", "12/24", "EUR 99/7001/2024", SheetKind.FIRST),
    ],
)
def test_header_line_with_gaps_or_noise_gives_what_it_has(
    old: str, new: str, number: str | None, index: str, kind: SheetKind
) -> None:
    assert old in HEAD
    sheet = read(HEAD.replace(old, new), ACTION, ADDRESS, MODEL, BACKGROUND, TAIL).sheet
    assert (sheet.ua_number, sheet.index_number, sheet.kind, sheet.country) == (number, index, kind, "Ruritania")


def test_lists_of_other_actions_belong_to_no_sheet() -> None:
    below = "RELATED ACTIONS\n\nTeacher freed in Zenda\n\nDear reader, write once more to the king of the land."
    reading = with_tail(f"{TAIL}\n\n{below}")
    assert unplaced(reading) == []
    assert "Teacher freed in Zenda" in [place.text for place in reading.furniture]
    above = read("RELATED ACTIONS", HEAD, ACTION, ADDRESS, MODEL, BACKGROUND, TAIL)
    assert above.sheet == with_tail(TAIL).sheet


def test_text_that_breaks_off_in_a_label_says_so() -> None:
    reading = read(HEAD, ACTION, ADDRESS, MODEL, "ADDITIONAL INFORM")
    assert unplaced(reading) == ["ADDITIONAL INFORM"]
    assert reading.sheet.additional_information == ()
