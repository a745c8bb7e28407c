"""The sheet as a whole: order, counts, skeleton, picker previews, and values that nobody should have saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError

from tests.conftest import sheet_body
from urgent_action.blocks import SheetBlock, sheet_skeleton
from urgent_action.pages.models import UrgentActionPage

LETTER = {"language": "en", "body": "I write about Ilyas Verne.", "demands": []}


def _stream(*parts: tuple[str, Any]) -> StreamValue:
    return SheetBlock().to_python([{"type": kind, "value": value} for kind, value in parts])


def test_sheet_skeleton_has_the_usual_parts_in_order() -> None:
    assert [name for name, _value in sheet_skeleton()] == ["target", "letter", "additional_information", "deadline"]


@pytest.mark.django_db
def test_new_page_starts_with_the_skeleton_as_its_body() -> None:
    page = UrgentActionPage(title="New")
    assert [child.block_type for child in page.body] == ["target", "letter", "additional_information", "deadline"]
    assert page.targets == []
    assert page.letters == []
    assert page.deadline.closes_at is None


@pytest.mark.django_db
def test_new_pages_do_not_share_their_skeleton() -> None:
    first, second = UrgentActionPage(title="First"), UrgentActionPage(title="Second")
    first.body[0].value["name"] = "Hon. Adaeze Morrow"
    first.body[0].value["emails"].append("minister@justice.example")
    assert not second.body[0].value["name"]
    assert list(second.body[0].value["emails"]) == []
    assert list(UrgentActionPage(title="Third").body[0].value["emails"]) == []


def test_sheet_with_two_letters_in_one_language_is_refused_on_publishing() -> None:
    block = SheetBlock()
    stream = _stream(("letter", LETTER), ("letter", {**LETTER, "language": "fr"}), ("letter", LETTER))
    with pytest.raises(StreamBlockValidationError) as caught:
        block.clean(stream)
    assert set(caught.value.block_errors) == {2}
    assert set(caught.value.block_errors[2].block_errors) == {"language"}
    block.clean_deferred(stream)


def test_sheet_with_letters_in_two_languages_is_accepted() -> None:
    SheetBlock().clean(_stream(("letter", LETTER), ("letter", {**LETTER, "language": "ar"})))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("deadline", {"date": "2030-12-10", "zone": "UTC"}),
        ("appeal_points", {"introduction": "", "points": ["Urging his release;"]}),
    ],
)
def test_sheet_with_a_second_of_what_it_may_have_once_is_refused(kind: str, value: dict[str, Any]) -> None:
    with pytest.raises(StreamBlockValidationError):
        SheetBlock().clean(_stream((kind, value), (kind, value)))


def test_sheet_without_anything_is_accepted() -> None:
    SheetBlock().clean(_stream())


def test_sheet_draft_of_untouched_defaults_is_accepted() -> None:
    block = SheetBlock()
    block.clean_deferred(StreamValue(block, sheet_skeleton()))


def test_sheet_validation_after_a_draft_is_as_strict_as_before() -> None:
    block = SheetBlock()
    gaps = _stream(("letter", {**LETTER, "body": ""}))
    block.clean_deferred(gaps)
    with pytest.raises(StreamBlockValidationError):
        block.clean(gaps)


@pytest.mark.parametrize("name", list(SheetBlock().child_blocks))
def test_block_has_icon_label_and_group(name: str) -> None:
    block = SheetBlock().child_blocks[name]
    assert block.meta.icon
    assert str(block.label)
    assert str(block.meta.group)


PREVIEWED = sorted(set(SheetBlock().child_blocks) - {"image", "document"})


@pytest.mark.parametrize("name", PREVIEWED)
def test_block_preview_renders_in_the_picker(admin_client: Client, name: str) -> None:
    block = UrgentActionPage._meta.get_field("body").stream_block.child_blocks[name]
    assert block.is_previewable
    response = admin_client.get("/cms/block-preview/", {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert response.templates[0].name == block.get_preview_template(block.get_preview_value())
    assert 'class="ua ua-sheet' in html
    assert html.split("<main>")[1].split("</main>")[0].count("<") > 4


@pytest.mark.parametrize("name", ["image", "document"])
def test_block_that_needs_a_file_has_no_preview(name: str) -> None:
    assert not SheetBlock().child_blocks[name].is_previewable


def test_sheet_search_content_holds_every_part() -> None:
    block = SheetBlock()
    words = " ".join(str(text) for text in block.get_searchable_content(_stream(*sheet_body(day="2030-12-10"))))
    for part in ("Hon. Adaeze Morrow", "I write about Ilyas Verne.", "release him;", "He makes kites."):
        assert part in words
    assert "English" not in words, "the language of the letter would find every sheet"


def test_sheet_api_representation_is_json() -> None:
    block = SheetBlock()
    shown = block.get_api_representation(_stream(*sheet_body(day="2030-12-10")))
    assert [part["type"] for part in shown] == ["target", "letter", "additional_information", "deadline"]
    assert json.loads(json.dumps(shown, default=str))[0]["value"]["emails"] == ["minister@justice.example"]


#: What an importer, a data migration or a hand in the database may leave behind: name → (block, raw value).
MALFORMED: dict[str, tuple[str, Any]] = {
    "target-null": ("target", None),
    "target-text": ("target", "Hon. Adaeze Morrow"),
    "target-number": ("target", 3),
    "target-emails-null": ("target", {"name": "A", "emails": None}),
    "target-emails-text": ("target", {"name": "A", "emails": "a@b.example"}),
    "target-emails-mixed": ("target", {"name": "A", "emails": [None, 3, {"x": 1}, "a@b.example"]}),
    "target-name-list": ("target", {"name": ["A"], "address": ["B"]}),
    "target-kind-unknown": ("target", {"name": "A", "kind": "friend"}),
    "target-languages-null": ("target", {"name": "A", "preferred_languages": None}),
    "letter-null": ("letter", None),
    "letter-language-unknown": ("letter", {"language": "xx-yy", "body": "A"}),
    "letter-language-null": ("letter", {"language": None, "body": "A"}),
    "letter-language-number": ("letter", {"language": 7, "body": "A"}),
    "letter-body-list": ("letter", {"body": ["A", "B"]}),
    "letter-demands-text": ("letter", {"body": "A", "demands": "free him"}),
    "letter-demands-null": ("letter", {"body": "A", "demands": None}),
    "deadline-null": ("deadline", None),
    "deadline-words": ("deadline", {"date": "10 September"}),
    "deadline-31-february": ("deadline", {"date": "2030-02-31", "zone": "UTC"}),
    "deadline-number": ("deadline", {"date": 7}),
    "deadline-zone-unknown": ("deadline", {"date": "2030-01-01", "zone": "Mars/Olympus"}),
    "deadline-zone-number": ("deadline", {"date": "2030-01-01", "zone": 5}),
    "deadline-year-9999": ("deadline", {"date": "9999-12-31", "zone": "America/New_York"}),
    "deadline-25-oclock": ("deadline", {"date": "2030-01-01", "time": "25:00"}),
    "deadline-gap": ("deadline", {"date": "2030-03-31", "time": "01:30", "zone": "Europe/London"}),
    "deadline-empty": ("deadline", {}),
    "information-null": ("additional_information", None),
    "information-text-null": ("additional_information", {"text": None}),
    "information-text-number": ("additional_information", {"text": 3}),
    "points-null": ("appeal_points", None),
    "points-list-null": ("appeal_points", {"points": None}),
    "points-list-text": ("appeal_points", {"points": "free him"}),
    "text-null": ("text", None),
    "quote-null": ("quote", {"text": None}),
    "video-null": ("video", {"url": None}),
    "video-half-an-ipv6": ("video", {"url": "http://[bad", "title": "Kites"}),
    "image-gone": ("image", {"image": {"image": 99999, "alt_text": "x", "decorative": False}}),
    "image-null": ("image", {"image": None}),
    "document-gone": ("document", {"document": 99999, "title": "x"}),
    "document-null": ("document", {"document": None}),
    "unknown-block": ("petition", {"a": 1}),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", MALFORMED)
def test_published_page_with_malformed_value_is_still_served(client: Client, make_action: Any, name: str) -> None:
    page = make_action()
    kind, value = MALFORMED[name]
    raw = [{"type": kind, "value": value, "id": "11111111"}, {"type": "text", "value": "<p>The rest.</p>"}]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE urgent_action_pages_urgentactionpage SET body = %s WHERE page_ptr_id = %s",
            [json.dumps(raw), page.pk],
        )
    response = client.get(page.url)
    assert response.status_code == 200
    assert "The rest." in response.content.decode()
