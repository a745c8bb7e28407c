"""Property tests: page and sheet carry each other's facts without loss."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django_countries import countries
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page

from urgent_action.pages.models import UrgentActionPage
from urgent_action.sheets.builder import plan_page, read_page
from urgent_action.sheets.builder.countries import LANGUAGES, codes_of, names_of
from urgent_action.sheets.sheet import Letter, Sheet, SheetKind, Subject, Target, TargetKind

_LETTERS = st.characters(categories=["L", "N", "P", "Sc", "Sm"], exclude_characters="\u00ad")
WORDS = st.text(_LETTERS, min_size=1, max_size=8)
LINES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
MAYBE = st.just("") | LINES
SEVERAL = st.lists(LINES, max_size=3).map(tuple)
ADDRESSES = st.lists(st.sampled_from(["https://a.example/1", "https://b.example/?x=1&y=2"]), max_size=2).map(tuple)
COUNTRY = st.none() | st.sampled_from(["Uganda", "Jordan", "Côte d'Ivoire", "Israel / Lebanon"])

TARGETS = st.builds(
    Target,
    kind=st.sampled_from(TargetKind),
    name=MAYBE,
    role=LINES,  # an address without anything that a reader sees is no target on the page
    salutation=MAYBE,
    address_lines=SEVERAL,
    country=MAYBE,
    emails=SEVERAL,
    faxes=SEVERAL,
    phones=SEVERAL,
    social=SEVERAL,
)
EMBASSY = st.just(Target(kind=TargetKind.EMBASSY))
LETTER = st.builds(Letter, salutation=MAYBE, body=SEVERAL, demands_intro=MAYBE, demands=SEVERAL, closing=MAYBE).filter(
    lambda letter: letter != Letter()
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Sheets as far as a page can carry them: with a known kind, a headline, and languages only where a target is."""
    targets = tuple(draw(st.lists(TARGETS | EMBASSY, max_size=3)))
    kind = draw(st.sampled_from([kind for kind in SheetKind if kind is not SheetKind.UNKNOWN]))
    carried = bool(targets) or kind is not SheetKind.OUTCOME
    return Sheet(
        kind=kind,
        ua_number=draw(st.none() | LINES.filter(lambda text: len(text) <= 40)),
        index_number=draw(st.none() | LINES.filter(lambda text: len(text) <= 60)),
        issue_date=draw(st.none() | st.dates()),
        country=draw(COUNTRY),
        headline=draw(LINES),
        summary=draw(MAYBE),
        targets=targets,
        letter=draw(st.none() | LETTER),
        appeal_points=draw(SEVERAL),
        additional_information=draw(SEVERAL),
        preferred_languages=tuple(dict.fromkeys(draw(SEVERAL))) if carried else (),
        own_language_welcome=draw(st.booleans()) if carried else False,
        deadline=draw(st.none() | st.dates()),
        after_deadline_note=draw(MAYBE),
        subjects=tuple(draw(st.lists(st.builds(Subject, LINES, MAYBE, st.booleans()), max_size=2))),
        previous_action_urls=draw(ADDRESSES),
    )


def page_of(sheet: Sheet) -> UrgentActionPage:
    """The page that a sheet becomes, through the JSON of the database."""
    plan = plan_page(sheet, language="en", page_model=UrgentActionPage)
    field = UrgentActionPage._meta.get_field("body")
    # A page asks the database for the row of its class, unless it has it.
    page = UrgentActionPage(locale=Locale(language_code="en"), content_type=ContentType(pk=1), **plan.columns)
    page.body = field.to_python(field.get_prep_value(plan.body))
    relation = UrgentActionPage._meta.get_field("people_at_risk")
    page.people_at_risk = [relation.related_model(**person) for person in plan.people]
    return page


def facts_of(page: UrgentActionPage) -> tuple[Any, ...]:
    """What a page says, block by block."""
    columns = ("title", "kind", "ua_number", "index_number", "issue_date", "summary", "previous_action_urls")
    people = [(person.name, person.pronouns, person.is_group) for person in page.people_at_risk.all()]
    body = [(child.block_type, _without_ids(child.block.get_prep_value(child.value))) for child in page.body]
    return (*(getattr(page, name) for name in columns), [c.code for c in page.countries], people, body)


def _without_ids(value: Any) -> Any:
    """A raw value without the random names that Wagtail gives to the items of lists."""
    if isinstance(value, dict):
        return {key: _without_ids(row) for key, row in value.items() if key != "id"}
    return [_without_ids(row) for row in value] if isinstance(value, list) else value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets())
def test_sheet_to_page_to_sheet_is_the_identity(sheet: Sheet) -> None:
    assert read_page(page_of(sheet)) == sheet


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheet=sheets())
def test_page_to_sheet_to_page_is_the_identity(sheet: Sheet) -> None:
    page = page_of(sheet)
    assert facts_of(page_of(read_page(page))) == facts_of(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_all_countries_read_back(language: str) -> None:
    assert [code for code, _name in countries if codes_of(names_of([code], language)) != [code]] == []


def test_pages_are_made_without_a_database() -> None:
    assert isinstance(page_of(Sheet(headline="x")), Page)
