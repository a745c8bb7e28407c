"""One address after the other: who is written to, where the next one begins, and how each is reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sheets.parser.pieces import (
    ACTION,
    ADDRESS,
    BACKGROUND,
    HEAD,
    MINISTER,
    MODEL,
    doubts,
    read,
    unplaced,
    with_address,
)
from tests.sheets.reading import read_pasted
from urgent_action.sheets.sheet import Target, TargetKind

BELOW = "1 Castle Street\nRuritania\nFax: +991 555 0101"
PERSON = Target(
    name="Mr Rupert Blacktower",
    role="Minister of Justice",
    address_lines=("1 Castle Street",),
    country="Ruritania",
    faxes=("+991 555 0101",),
)
REACHED = Target(role="Minister of Justice", country="Ruritania")


@pytest.mark.parametrize(
    ("lines", "name", "role"),
    [
        ("Minister of Justice\nMr Rupert Blacktower\nMinister of Justice", PERSON.name, PERSON.role),
        ("Minister\nMr Rupert Blacktower\nMinister of Justice", PERSON.name, PERSON.role),
        ("Keeper of the Swans\nMr Rupert Blacktower", PERSON.name, "Keeper of the Swans"),
        ("Rupert Blacktower\nMinister of Justice", "Rupert Blacktower", PERSON.role),
        ("Rupert Blacktower, Minister of Justice", "Rupert Blacktower", PERSON.role),
        ("Minister of Justice, Mr Rupert Blacktower", PERSON.name, PERSON.role),
        ("Rupert Blacktower – Minister of Justice", "Rupert Blacktower", PERSON.role),
        ("Governor of Zenda Mr Rupert Blacktower", PERSON.name, "Governor of Zenda"),
        ("And Mr Rupert Blacktower", PERSON.name, ""),
        ("Mr Rupert Blacktower", PERSON.name, ""),
        ("His Excellency", "", ""),
    ],
)
def test_name_and_office_are_told_apart(lines: str, name: str, role: str) -> None:
    assert with_address(f"{lines}\n{BELOW}").sheet.targets == (replace(PERSON, name=name, role=role),)


@pytest.mark.parametrize(
    ("line", "name", "role", "left"),
    [
        ("Mr Rupert Blacktower, Castle House", PERSON.name, "", "Castle House"),
        ("President Rupert Blacktower, Castle House", "Rupert Blacktower", "President", "Castle House"),
        (
            "Mr Rupert Blacktower, Ministry of Justice, Office of Parks",
            PERSON.name,
            "Ministry of Justice",
            "Office of Parks",
        ),
        (
            "Minister of Justice, Ministry of Justice, Mr Rupert Blacktower",
            PERSON.name,
            "Minister of Justice, Ministry of Justice",
            "",
        ),
        (
            "Ministry of Justice\nMr Rupert Blacktower, Minister of Justice",
            PERSON.name,
            "Ministry of Justice",
            "Minister of Justice",
        ),
    ],
)
def test_line_with_commas_is_divided_where_the_office_ends(line: str, name: str, role: str, left: str) -> None:
    lines = (*([left] if left else []), *PERSON.address_lines)
    assert with_address(f"{line}\n{BELOW}").sheet.targets == (
        replace(PERSON, name=name, role=role, address_lines=lines),
    )


@pytest.mark.parametrize(
    "line", ["Minister of Justice, Castle House, Mr Rupert Blacktower", "Minister of Justice, Ruritania"]
)
def test_line_with_commas_that_is_not_certain_stays_one(line: str) -> None:
    assert with_address(f"{line}\n{BELOW}").sheet.targets == (replace(PERSON, name="", role=line),)


def test_street_named_after_an_institution_is_no_office() -> None:
    target = with_address("Mr Rupert Blacktower\n1 Police Station Road\nRuritania\nFax: +991 555 0101").sheet.targets
    assert target == (replace(PERSON, role="", address_lines=("1 Police Station Road",)),)


def test_country_with_its_official_name_is_one_though_no_list_has_it() -> None:
    assert with_address(ADDRESS.replace("Ruritania", "Republic of Ruritania")).sheet.targets == (
        replace(MINISTER, country="Republic of Ruritania"),
    )


def test_country_alone_is_no_office() -> None:
    assert with_address("Ruritania\nFax: +991 555 0101").sheet.targets == (
        Target(country="Ruritania", faxes=PERSON.faxes),
    )


def test_address_of_nobody_is_doubted() -> None:
    reading = with_address(BELOW)
    assert reading.sheet.targets == (replace(PERSON, name="", role=""),)
    assert doubts(reading) == {"no_name_or_role": "1 Castle Street"}


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Tel/Fax: +991 555 0101", {"phones": ("+991 555 0101",), "faxes": ("+991 555 0101",)}),
        ("Telephone / Fax: +991 555 0101", {"phones": ("+991 555 0101",), "faxes": ("+991 555 0101",)}),
        (
            "Facebook: The Minister; The Ministry\n@minister_j, @ministry",
            {"social": ("Facebook: The Minister", "Facebook: The Ministry", "@minister_j", "@ministry")},
        ),
        (
            "minister@justice.example Fax: +991 555 0101",
            {"emails": ("minister@justice.example",), "faxes": ("+991 555 0101",)},
        ),
        ("Email: minister@justice.example\nEmail: minister@justice.example", {"emails": ("minister@justice.example",)}),
        ("Fax: +991 555 0101\nYour Excellency,", {"faxes": ("+991 555 0101",), "salutation": "Your Excellency,"}),
    ],
)
def test_every_way_to_reach_somebody(lines: str, found: dict[str, tuple[str, ...]]) -> None:
    assert with_address(f"Minister of Justice\nRuritania\n{lines}").sheet.targets == (replace(REACHED, **found),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "line",
    [
        "Website:",
        "Website: www.justice.example",
        "Salutation: Dear Minister of Justice and of the Parks and Gardens and Swans and Bridges of all the Realm",
    ],
)
def test_contact_that_the_app_has_no_place_for_is_left_over(line: str) -> None:
    reading = with_address(f"Minister of Justice\nRuritania\nFax: +991 555 0101\n{line}")
    assert reading.sheet.targets == (replace(REACHED, faxes=("+991 555 0101",)),)
    assert unplaced(reading) == [line]


@pytest.mark.parametrize("line", ["the usual list", "Website: www.justice.example"])
def test_heading_of_copies_above_no_address_makes_none(line: str) -> None:
    reading = read(HEAD, ACTION, ADDRESS, MODEL, "COPIES TO:", line, BACKGROUND)
    assert reading.sheet.targets == (MINISTER,)
    assert unplaced(reading) == [line]


def test_diplomats_are_named_once() -> None:
    line = "Also send copies to diplomatic representatives accredited to your country."
    reading = read(HEAD, ACTION, ADDRESS, MODEL, line, line, BACKGROUND)
    assert reading.sheet.targets == (MINISTER, Target(kind=TargetKind.EMBASSY))
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mr Rupert Blacktower\n1 Castle Street", "\nEmbassy of Ruritania\n2 Moat Road\nRuritania"),
        ("Mr Rupert Blacktower\n1 Castle Street", "And Mr Hugo Moat\n2 Moat Road"),
        ("Mr Rupert Blacktower\n1 Castle Street, Ruritania", "\nMayor of Zenda\n2 Moat Road"),
    ],
)
def test_next_address_needs_no_contact_above_it(first: str, second: str) -> None:
    targets = with_address(f"{first}\n{second}\nFax: +991 555 0102").sheet.targets
    assert [(target.name, target.faxes) for target in targets] == [
        ("Mr Rupert Blacktower", ()),
        ("Mr Hugo Moat" if "Moat\n" in second else "", ("+991 555 0102",)),
    ]
    assert [target.address_lines for target in targets] == [("1 Castle Street",), ("2 Moat Road",)]


def test_addresses_in_the_cells_of_a_row_are_two() -> None:
    page = (
        "<h1>URGENT ACTION</h1><h2>TEACHER HELD</h2><p>Teacher Mira Oldcastle has been held since 1 March because she "
        "counted the swans.</p><p>TAKE ACTION:</p><table><tr><td>Mr Rupert Blacktower<br>Minister of Justice</td>"
        "<td>Mr Hugo Moat<br>Mayor of Zenda</td></tr></table><p>Dear Minister,</p><p>I am concerned about Mira Oldcastle, "
        "who was arrested.</p><p>Yours sincerely,</p>"
    )
    assert [(target.name, target.role) for target in read_pasted(page).sheet.targets] == [
        ("Mr Rupert Blacktower", "Minister of Justice"),
        ("Mr Hugo Moat", "Mayor of Zenda"),
    ]
