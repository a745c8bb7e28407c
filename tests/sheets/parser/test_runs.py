"""Sheets whose line breaks were lost: what still tells one part from the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.sheets.parser.pieces import ACTION, ADDRESS, BACKGROUND, HEAD, MINISTER, MODEL, SUMMARY, TAIL
from tests.sheets.reading import read_pasted
from urgent_action.sheets.sheet import Sheet, Target

OFFICE = "Minister of Justice Mr Rupert Blacktower 1 Castle Street, 0099 Strelsau, Ruritania Fax: +991 555 0101"
REST = f"{SUMMARY} {ACTION}{ADDRESS}{MODEL}{BACKGROUND}{TAIL}"
OFFICIAL = replace(MINISTER, address_lines=("1 Castle Street, 0099 Strelsau",), emails=())


def in_one_line(*pieces: str) -> Sheet:
    """Read these pieces with no line break between or within them."""
    return read_pasted(" ".join(" ".join(pieces).split())).sheet


@pytest.mark.parametrize(
    ("printed", "salutation"),
    [
        ("Salutation: Dear Minister Blacktower", "Dear Minister Blacktower"),
        ("Salutation: Your Excellency", "Your Excellency"),
        ("(Salutation: Dear Minister)", "Dear Minister"),
        ("Salutation: Honourable Minister,", "Honourable Minister,"),
        ("Salutation: Dear Mr Blacktower:", "Dear Mr Blacktower:"),
    ],
)
def test_salutation_ends_with_the_last_word_that_names_the_official(printed: str, salutation: str) -> None:
    sheet = in_one_line(HEAD, ACTION, OFFICE, printed, "Mayor of Zenda Fax: +991 555 0102", MODEL, BACKGROUND, TAIL)
    assert sheet.targets == (
        replace(OFFICIAL, salutation=salutation),
        Target(role="Mayor of Zenda", faxes=("+991 555 0102",)),
    )
    assert sheet.letter is not None
    assert sheet.letter.salutation == "Dear Minister,"


def test_salutation_of_unknown_words_cuts_nothing() -> None:
    sheet = in_one_line(
        HEAD, ACTION, OFFICE, "Salutation: Greetings to you Mayor of Zenda Fax: +991 555 0102", MODEL, BACKGROUND, TAIL
    )
    assert sheet.targets == (
        replace(OFFICIAL, salutation="Greetings to you Mayor of Zenda", faxes=("+991 555 0101", "+991 555 0102")),
    )


@pytest.mark.parametrize(
    ("line", "target"),
    [
        (
            "Mr Rupert Blacktower Minister of Justice Ministry of Justice 1 Castle Street Strelsau Ruritania",
            Target(
                name="Mr Rupert Blacktower",
                role="Minister of Justice",
                address_lines=("Ministry of Justice 1 Castle Street Strelsau",),
                country="Ruritania",
            ),
        ),
        (
            "Mr Rupert Blacktower Castle House 1 Castle Street Strelsau Ruritania",
            Target(
                name="Mr Rupert Blacktower",
                address_lines=("Castle House 1 Castle Street Strelsau",),
                country="Ruritania",
            ),
        ),
        (
            "12 Moat Road Mr Rupert Blacktower Castle House Strelsau Ruritania",
            Target(address_lines=("12 Moat Road Mr Rupert Blacktower Castle House Strelsau",), country="Ruritania"),
        ),
        (
            "Mr Rupert Anton Hugo Blacktower Stone Minister of Justice 1 Castle Street Strelsau",
            Target(
                address_lines=("Mr Rupert Anton Hugo Blacktower Stone Minister of Justice 1 Castle Street Strelsau",)
            ),
        ),
        ("Minister of Justice Strelsau", Target(role="Minister of Justice Strelsau")),
    ],
)
def test_address_in_a_run_is_divided_only_at_what_is_certain(line: str, target: Target) -> None:
    sheet = in_one_line(HEAD, ACTION, line, "Fax: +991 555 0101", MODEL, BACKGROUND, TAIL)
    assert sheet.targets == (replace(target, faxes=("+991 555 0101",)),)


def test_title_with_country_number_and_date_is_cut_off_the_text() -> None:
    sheet = in_one_line("URGENT ACTION TEACHER HELD FOR COUNTING SWANS (Ruritania: UA 12/24) 3 March 2024", REST)
    assert (sheet.headline, sheet.summary) == ("TEACHER HELD FOR COUNTING SWANS", SUMMARY)
    assert (sheet.country, sheet.ua_number, sheet.issue_date) == ("Ruritania", "12/24", date(2024, 3, 3))


def test_date_behind_a_title_is_cut_off_the_text() -> None:
    sheet = in_one_line("URGENT ACTION Ruritania: Teacher held for counting all the swans 3 March 2024", REST)
    assert (sheet.headline, sheet.summary) == ("Ruritania: Teacher held for counting all the swans", SUMMARY)
    assert sheet.issue_date == date(2024, 3, 3)


def test_typed_header_is_cut_at_its_index_concern_and_country() -> None:
    earlier = "Further information on UA 12/94 (EUR 99/01/94, 3 March 1994)"
    sheet = in_one_line(earlier, "EUR 99/02/94 Fear of torture ANDORRA", REST)
    assert (sheet.ua_number, sheet.index_number, sheet.issue_date) == ("12/94", "EUR 99/02/94", None)
    assert (sheet.headline, sheet.country, sheet.summary) == ("Fear of torture", "ANDORRA", SUMMARY)
