"""What a writer wrote, the reader reads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets.reading import read_sheet
from urgent_action.sheets.sheet import Letter, Sheet, SheetKind, Subject, Target, TargetKind
from urgent_action.sheets.writers import Output, write

NAMES = ["Mira Oldcastle", "Rupert Blacktower", "Flavia Rassendyll-Ould", "Anton Mac Zenda", "Józef Hentzau"]
SENTENCES = [
    "The bridge over the Zenda was closed for nine weeks, and nobody was told when it would be opened again.",
    "Three of the letters came back unopened; the fourth was read aloud at a hearing on 4 May 2019.",
    "A lawyer’s clerk was turned away at the gate because his shoes were “of a political colour”.",
    "UA also means Ukraine, and an urgent action is not meant when somebody acts urgently in prose like this.",
    "The court fined two neighbours 30.50 crowns each, which is what a baker earns in a week at the castle.",
]
POINTS = ["release {} at once;", "let {} see a doctor and a lawyer;", "tell the family where {} is held."]

prose = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(" ".join)
people = st.sampled_from(NAMES)
points = st.tuples(st.sampled_from(POINTS), people).map(lambda pair: pair[0].format(pair[1]))
numbers = st.integers(100, 999).map(lambda n: f"+991 555 0{n}")
emails = st.integers(1, 99).map(lambda n: f"office{n}@ministry-{n}.example")
days = st.dates(date(1992, 1, 1), date(2099, 12, 31))


@st.composite
def targets(draw: st.DrawFn) -> tuple[Target, ...]:
    """Officials in print order: those written to, copies, an embassy, the diplomats' sentence.

    Copies stand below one heading, so a target cannot follow a copy; each has a contact or a
    salutation, as without one two addresses in a row run into each other on paper. Countries are
    known ones: a name that is nowhere called a country is not told from that of a town.
    """

    def one(kind: TargetKind) -> Target:
        role = {
            TargetKind.TARGET: ["Minister of Justice", "Governor of Zenda", "Director of Prisons"],
            TargetKind.COPY: ["Human Rights Commission", "Chief of Police", "Board of Bridges"],
            TargetKind.EMBASSY: ["Embassy of Ruritania", "High Commission of Ruritania"],
        }[kind]
        named = draw(st.booleans())
        return Target(
            kind=kind,
            name=draw(people.map("Mr {}".format)) if named else "",
            role=draw(st.sampled_from(role)),
            salutation=draw(st.sampled_from(["", "Dear Minister", "Your Excellency"])),
            address_lines=draw(st.sampled_from([("1 Castle Street", "0099 Strelsau"), ("P.O. Box 99, Strelsau",)])),
            country=draw(st.sampled_from(["", "Fiji", "France"])),
            emails=tuple(draw(st.lists(emails, min_size=1, max_size=2, unique=True))),
            faxes=tuple(draw(st.lists(numbers, max_size=2, unique=True))),
            phones=tuple(draw(st.lists(numbers, max_size=2, unique=True))),
            social=draw(st.sampled_from([(), ("Twitter: @zenda_office",), ("X: @a1", "Facebook: @zenda")])),
        )

    found = [one(TargetKind.TARGET) for _ in range(draw(st.integers(1, 3)))]
    found += [one(TargetKind.COPY) for _ in range(draw(st.integers(0, 2)))]
    found += [one(TargetKind.EMBASSY)] if draw(st.booleans()) else []
    found += [Target(kind=TargetKind.EMBASSY)] if draw(st.booleans()) else []
    return tuple(found)


letters = st.builds(
    Letter,
    salutation=st.sampled_from(["Dear Minister,", "Your Excellency,", "Señor Fiscal General:", "Madame la Ministre,"]),
    body=st.lists(prose, min_size=1, max_size=3, unique=True).map(tuple),
    demands_intro=st.just("I therefore urge you to:"),
    demands=st.lists(points, min_size=1, max_size=3, unique=True).map(tuple),
    closing=st.sampled_from(["Yours sincerely,", "Yours faithfully,", "Respectfully yours,"]),
) | st.builds(
    Letter,
    salutation=st.just("Dear Governor,"),
    body=st.lists(prose, min_size=1, max_size=3, unique=True).map(tuple),
    closing=st.just("Sincerely,"),
)
subjects = st.builds(Subject, name=people, pronouns=st.sampled_from(["", "she/her", "he/him"])) | st.sampled_from(
    [Subject("[Group]", "they/them", True), Subject("Eleven men", "", True), Subject("[Name withheld]", "", False)]
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Sheets of every kind.

    An outcome has no letter, no appeal points and no deadline: with them, print cannot tell it
    from an update. A sheet that has a kind other than unknown has a number.
    """
    kind = draw(st.sampled_from([k for k in SheetKind if k is not SheetKind.UNKNOWN]))
    base = Sheet(
        kind=kind,
        ua_number=draw(st.sampled_from(["12/24", "086/21", "118/2014", "47.24", "1/99"])),
        index_number=draw(st.sampled_from([None, "EUR 99/7001/2024", "ASA 99/032/2013", "AMR 999/0196/2025"])),
        issue_date=draw(st.none() | days),
        country=draw(st.sampled_from([None, "Ruritania", "RURITANIA", "Upper Zenda"])),
        headline=draw(
            st.sampled_from(["TEACHER HELD FOR COUNTING SWANS", "Bakers still missing", "ONE FREED, TWO HELD"])
        ),
        summary=draw(prose),
        subjects=tuple(draw(st.lists(subjects, max_size=3, unique=True))),
        previous_action_urls=draw(st.sampled_from([(), ("https://papers.example/en/eur99/1/2020/en/",)])),
    )
    information = [text for text in draw(st.lists(prose, max_size=3, unique=True)) if text != base.summary]
    base = _with(base, additional_information=tuple(information))
    if kind is SheetKind.OUTCOME:
        return base
    return _with(
        base,
        targets=draw(targets()),
        letter=draw(st.none() | letters),
        appeal_points=tuple(draw(st.lists(points, max_size=3, unique=True))),
        preferred_languages=draw(st.sampled_from([(), ("English",), ("Ruritanian", "English", "French")])),
        own_language_welcome=draw(st.booleans()),
        deadline=draw(st.none() | days),
        after_deadline_note=draw(
            st.sampled_from(["", "Please check with your section office if sending appeals after the above date."])
        ),
    )


def _with(sheet: Sheet, **changes: object) -> Sheet:
    return replace(sheet, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("output", list(Output))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets(), language=st.sampled_from(["en", "es", "fr", "de", "ar", "pt-br"]))
def test_sheet_written_and_read_is_the_same(output: Output, sheet: Sheet, language: str) -> None:
    assert read_sheet(write(sheet, output, language), f"x.{output}").sheet.to_json() == sheet.to_json()


@given(sheet=sheets())
@settings(max_examples=50, deadline=None)
def test_json_form_reads_back(sheet: Sheet) -> None:
    assert Sheet.from_json(sheet.to_json()) == sheet
