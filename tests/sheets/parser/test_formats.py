"""The shapes of single values: dates, contacts, handles, languages, people. Everything is invented."""

from __future__ import annotations

from datetime import date

import pytest

from urgent_action.sheets.parser.contacts import read_contacts
from urgent_action.sheets.parser.dates import find_dates
from urgent_action.sheets.parser.people import people_in
from urgent_action.sheets.parser.tail import deadline_in_sentence, languages_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 September 2011", date(2011, 9, 16)),
        ("May 26, 2020", date(2020, 5, 26)),
        ("June 1 2023", date(2023, 6, 1)),
        ("28 OCTOBER 2011", date(2011, 10, 28)),
        ("4th June 2013", date(2013, 6, 4)),
        ("10 DE DICIEMBRE DE 2013", date(2013, 12, 10)),
        ("Martes, 11 de junio, 2019", date(2019, 6, 11)),
        ("1er décembre 2023", date(2023, 12, 1)),
        ("9. Januar 2014", date(2014, 1, 9)),
        ("18.10.2002", date(2002, 10, 18)),
        ("09/01/2018", date(2018, 1, 9)),
        ("26 Feb 99", date(1999, 2, 26)),
        ("12 أكتوبر/تشرين الأول 2022", date(2022, 10, 12)),
        ("٣٠ أبريل/نيسان ٢٠٢٤", date(2024, 4, 30)),
    ],
)
def test_date_in_every_form(text: str, day: date) -> None:
    assert [found.value for found in find_dates(f"x {text} y")] == [day]


@pytest.mark.parametrize("text", ["31 February 2020", "99/99/2020", "283/11", "in May 2020", "+31 20 555 2020"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_contacts_in_one_line_are_divided() -> None:
    found = read_contacts("Phone: 202 555 0101 I Fax: 202 555 0102")
    assert (found.phones, found.faxes) == (["202 555 0101"], ["202 555 0102"])
    found = read_contacts("Courriel : a@zenda.example ou b@zenda.example ; Tél. : + 991 55 01, +991 55 02")
    assert (found.emails, found.phones) == (["a@zenda.example", "b@zenda.example"], ["+ 991 55 01", "+991 55 02"])


def test_contact_notes_and_masks_are_no_values() -> None:
    assert read_contacts("Fax: +991 555 01 (please keep trying)").faxes == ["+991 555 01"]
    masked = read_contacts("Email: [email protected]")
    assert masked.masked
    assert masked.emails == []


def test_social_handles_keep_their_network() -> None:
    assert read_contacts("Twitter/X: @a_b ; @c").social == ["Twitter/X: @a_b", "Twitter/X: @c"]
    assert read_contacts("تويتر: @zenda").social == ["تويتر: @zenda"]


def test_salutation_is_read_from_brackets() -> None:
    assert read_contacts("(Anrede: Your Excellency / Exzellenz)").salutation == "Your Excellency / Exzellenz"


def test_languages_are_split_and_own_language_is_told() -> None:
    assert languages_in("Persian, English or your own language") == (["Persian", "English"], True)
    assert languages_in("français et anglais") == (["français", "anglais"], False)


def test_people_with_pronouns_groups_and_withheld_names() -> None:
    assert [(p.name, p.pronouns, p.is_group) for p in people_in("Mira Old (she/her), Al Roe (he/him)")] == [
        ("Mira Old", "she/her", False),
        ("Al Roe", "he/him", False),
    ]
    assert [(p.name, p.is_group) for p in people_in("[Group] (they/them)")] == [("[Group]", True)]
    assert [(p.name, p.is_group) for p in people_in("[Name withheld]")] == [("[Name withheld]", False)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This Urgent Action expires on April 25, 2022.", date(2022, 4, 25)),
        ("PLEASE SEND APPEALS IMMEDIATELY, in any case before 8 February 2010.", date(2010, 2, 8)),
        ("Check with your section office, if sending appeals after 15 April 1999.", date(1999, 4, 15)),
        ("Appelle bis 27. Januar 2015", date(2015, 1, 27)),
        ("Wir bitten Sie, nach dem 9. Januar 2014 keine Appelle mehr zu verschicken.", date(2014, 1, 9)),
        ("Noch 23 Tage", None),
        ("This bulletin expires: 30 June 1992", None),
        ("The hearing was held before 8 February 2010.", None),
    ],
)
def test_deadline_in_a_sentence(text: str, day: date | None) -> None:
    assert deadline_in_sentence(text) == day


@pytest.mark.parametrize(
    ("text", "what", "values"),
    [
        ("Fax: +991 555 01 , +991 555 02", "faxes", ["+991 555 01", "+991 555 02"]),
        ("Fax: +991 555 01; +991 555 02", "faxes", ["+991 555 01", "+991 555 02"]),
        ("Fax: +991 555 01 or +991 555 02", "faxes", ["+991 555 01", "+991 555 02"]),
        ("Tél. : +991 555 01 ou +991 555 02", "phones", ["+991 555 01", "+991 555 02"]),
        ("Telefon: 030-555 01 oder 030-555 02", "phones", ["030-555 01", "030-555 02"]),
        ("Tel: +991 555 01 +991 555 02", "phones", ["+991 555 01", "+991 555 02"]),
        ("Faxes: + 260 1 555 019", "faxes", ["+ 260 1 555 019"]),
        ("Fax: (00 99) 21 555 0113 (FAO the Minister)", "faxes", ["(00 99) 21 555 0113"]),
        ("Phone: 202 555 0101 | Email: a@b.example", "phones", ["202 555 0101"]),
        ("Email: a@b.example b@b.example", "emails", ["a@b.example", "b@b.example"]),
        ("Twitter: @A ; @B", "social", ["Twitter: @A", "Twitter: @B"]),
        ("Twitter: @A , @B", "social", ["Twitter: @A", "Twitter: @B"]),
        ("Telegrams: Minister Justice, Zenda", "other", ["Telegrams: Minister Justice, Zenda"]),
    ],
)
def test_contact_in_every_form(text: str, what: str, values: list[str]) -> None:
    assert getattr(read_contacts(text), what) == values


@pytest.mark.parametrize(
    ("text", "names", "own"),
    [
        ("English", ["English"], False),
        ("Spanish, Aymara or your own language", ["Spanish", "Aymara"], True),
        ("español e inglés", ["español", "inglés"], False),
        ("العربية أو الإنجليزية", ["العربية", "الإنجليزية"], False),
        ("العربية والإنجليزية", ["العربية", "الإنجليزية"], False),
        ("in gutem Persisch, Englisch oder auf Deutsch", ["Persisch", "Englisch", "Deutsch"], False),
    ],
)
def test_languages_in_every_form(text: str, names: list[str], own: bool) -> None:
    assert languages_in(text) == (names, own)
