"""Sheet to draft, page to sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import override_settings
from wagtail.models import PageLogEntry

from tests.sheets_app.samples import ARABIC, KITE
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.builder import build_page, plan_page, read_page
from urgent_action.sheets.marks import Shape
from urgent_action.sheets.sheet import Letter, Sheet, SheetKind, Subject, Target, TargetKind

Draft = Callable[..., UrgentActionPage]


def doubts(sheet: Sheet, **options: Any) -> dict[str, str]:
    """The doubts of a sheet, by path."""
    plan = plan_page(sheet, **{"language": "en", "page_model": UrgentActionPage, **options})
    return {doubt.path: doubt.message for doubt in plan.doubts}


@pytest.mark.parametrize(("sheet", "language"), [(KITE, "en"), (ARABIC, "ar")])
def test_sheet_to_page_to_sheet_is_the_identity(import_draft: Draft, sheet: Sheet, language: str) -> None:
    page = import_draft(sheet, language=language)
    expected = sheet if language == "en" else replace(sheet, country="Jordan")  # the page is in English
    assert read_page(page) == expected


def test_draft_is_never_live_and_is_in_the_history_of_its_user(
    index_page: UrgentActionIndexPage, admin_user: Any
) -> None:
    page = build_page(KITE, parent=index_page, user=admin_user, language="en", page_model=UrgentActionPage)
    page.refresh_from_db()
    assert (page.live, page.has_unpublished_changes, page.owner) == (False, True, admin_user)
    assert page.latest_revision.user == admin_user
    entries = PageLogEntry.objects.filter(page=page.pk)
    assert {entry.action for entry in entries} == {"wagtail.create", "wagtail.edit"}
    assert {entry.user for entry in entries} == {admin_user}


def test_draft_has_every_column(import_draft: Draft) -> None:
    page = import_draft(KITE)
    assert page.title == KITE.headline
    assert (page.kind, page.ua_number_normalised, page.index_number) == ("first", "80/31", KITE.index_number)
    assert [country.code for country in page.countries] == ["UG"]
    assert page.slug == "kite-maker-held-for-a-word-in-the-sky"
    assert page.previous_action_urls == KITE.previous_action_urls[0]


def test_blocks_stand_in_the_order_of_a_sheet(import_draft: Draft) -> None:
    kinds = [child.block_type for child in import_draft(KITE).body]
    assert kinds == ["target", "letter", "additional_information", "deadline"]


def test_deadline_is_meant_in_the_zone_of_the_section(import_draft: Draft, settings: Any) -> None:
    with override_settings(URGENT_ACTION={**settings.URGENT_ACTION, "TIME_ZONE": "Pacific/Auckland"}):
        page = import_draft(KITE)
    assert page.deadline.zone_name == "Pacific/Auckland"
    assert page.closes_at == datetime(2031, 6, 30, 12, 0, tzinfo=UTC)


def test_languages_go_to_the_first_target_and_not_to_a_copy(import_draft: Draft) -> None:
    copy = Target(kind=TargetKind.COPY, role="Editor", emails=("e@paper.example",))
    page = import_draft(replace(KITE, targets=(copy, *KITE.targets)))
    assert [block.languages for block in page.blocks_of("target")] == [[], ["English", "French"]]


def test_shapes_become_headings_and_one_list(import_draft: Draft) -> None:
    texts = ("Before.", "The kite law", "first", "second", "After.")
    shapes = (Shape.PARAGRAPH, Shape.HEADING, Shape.BULLET, Shape.BULLET, Shape.PARAGRAPH)
    page = import_draft(replace(KITE, additional_information=texts), shapes=shapes)
    (block,) = page.blocks_of("additional_information")
    assert block["text"].source == (
        "<p>Before.</p><h3>The kite law</h3><ul><li>first</li><li>second</li></ul><p>After.</p>"
    )


@pytest.mark.parametrize("sanitizer", ["bleach", "nh3"])
def test_what_looks_like_html_is_text(import_draft: Draft, settings: Any, sanitizer: str) -> None:
    text = '<script>alert(1)</script> & <a href="javascript:x">free</a>'
    with override_settings(URGENT_ACTION={**settings.URGENT_ACTION, "SANITIZER": sanitizer}):
        page = import_draft(replace(KITE, additional_information=(text,)))
    source = page.blocks_of("additional_information")[0]["text"].source
    assert "<script" not in source
    assert "<a" not in source
    assert read_page(page).additional_information == (text,)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Uganda", ["UG"]),
        ("FIJI", ["FJ"]),
        ("Perú", ["PE"]),
        ("Bénin", ["BJ"]),
        ("Ägypten", ["EG"]),
        ("الأردن", ["JO"]),
        ("USA", ["US"]),
        ("Côte d'Ivoire", ["CI"]),
        ("Côte d’Ivoire", ["CI"]),
        ("Israel / Lebanon", ["IL", "LB"]),
        ("Israel / Atlantis", []),
        ("Korea", []),
        ("Ugande", []),
        ("the Republic of Uganda", []),
    ],
)
def test_country_is_taken_on_an_exact_name_only(import_draft: Draft, name: str, codes: list[str]) -> None:
    page = import_draft(replace(KITE, country=name))
    assert [country.code for country in page.countries] == codes
    assert ("country" in doubts(replace(KITE, country=name))) == (not codes)


def test_unknown_kind_is_a_first_one_and_told(import_draft: Draft) -> None:
    sheet = replace(KITE, kind=SheetKind.UNKNOWN)
    assert import_draft(sheet).kind == "first"
    assert "kind" in doubts(sheet)


def test_what_does_not_validate_is_kept_and_told(import_draft: Draft) -> None:
    target = replace(KITE.targets[0], emails=("minister at justice.example",), faxes=("12",))
    sheet = replace(KITE, targets=(target,), letter=replace(KITE.letter or Letter(), closing="x" * 400))
    page = import_draft(sheet)
    assert read_page(page) == sheet
    assert {"targets[0].emails[0]", "targets[0].faxes[0]", "letter.closing"} <= set(doubts(sheet))


def test_a_target_that_no_letter_reaches_is_told() -> None:
    sheet = replace(KITE, targets=(Target(name="Ada Morrow"),))
    assert "targets[0].address_lines" in doubts(sheet)


def test_gaps_of_an_empty_sheet_stay_gaps_that_publishing_refuses(import_draft: Draft) -> None:
    page = import_draft(Sheet())
    assert [child.block_type for child in page.body] == ["target", "deadline"]
    assert page.closes_at is None
    assert {"targets[0].name", "deadline"} <= set(doubts(Sheet()))
    assert read_page(page) == Sheet(kind=SheetKind.FIRST, headline="Urgent action without a headline")


def test_outcome_gets_no_gaps(import_draft: Draft) -> None:
    sheet = Sheet(kind=SheetKind.OUTCOME, ua_number="80/31", headline="Kite maker free", summary="He is home.")
    page = import_draft(sheet)
    assert list(page.body) == []
    assert read_page(page) == sheet


def test_numbers_that_have_no_room_are_left_out_and_told(import_draft: Draft) -> None:
    sheet = replace(KITE, ua_number="9" * 60, headline="h" * 300, subjects=(Subject("n" * 300),))
    page = import_draft(sheet)
    assert (page.ua_number, page.title) == ("", "Urgent action without a headline")
    assert {"ua_number", "headline", "subjects[0].name"} <= set(doubts(sheet))


def test_headline_without_letters_gets_a_slug(import_draft: Draft) -> None:
    assert import_draft(replace(KITE, headline="!!!")).slug.startswith("urgent-action-")


def test_past_deadline_is_told_when_the_time_is_known() -> None:
    assert "deadline" in doubts(KITE, now=datetime(2032, 1, 1, tzinfo=UTC))
    assert "deadline" not in doubts(KITE, now=datetime(2031, 6, 1, tzinfo=UTC))


def test_letter_in_the_other_direction_is_told() -> None:
    assert "letter.language" in doubts(ARABIC, language="en")
    assert "letter.language" not in doubts(ARABIC, language="ar")


def test_previous_action_is_set(import_draft: Draft) -> None:
    first = import_draft(KITE)
    assert (
        import_draft(replace(KITE, issue_date=date(2031, 7, 1)), previous_action=first).previous_action_id == first.pk
    )
