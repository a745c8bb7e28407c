"""What to write: model letters and appeal points."""

from __future__ import annotations

from typing import Any

import pytest

from tests.blocks.support import errors_of
from urgent_action.blocks import AppealPointsBlock, ModelLetterBlock

LETTER: dict[str, Any] = {
    "language": "en",
    "subject": "Free Ilyas Verne",
    "salutation": "Dear Minister,",
    "body": "First paragraph,\nsecond line.\n\nSecond paragraph.",
    "demands_intro": "I urge you to:",
    "demands": ["release him;", "", "let him see a lawyer."],
    "closing": "Yours sincerely,",
}


@pytest.fixture
def block() -> ModelLetterBlock:
    """The block as it stands in a sheet."""
    return ModelLetterBlock()


def test_letter_complete_is_accepted(block: ModelLetterBlock) -> None:
    assert errors_of(block, {**LETTER, "demands": ["release him;"]}) == {}


@pytest.mark.parametrize("body", ["", "  \n \n", None])
def test_letter_without_body_is_refused_on_publishing(block: ModelLetterBlock, body: str | None) -> None:
    raw = {**LETTER, "demands": ["release him;"], "body": body}
    assert set(errors_of(block, raw)) == {"body"}
    assert errors_of(block, raw, draft=True) == {}


def test_letter_in_unknown_language_is_refused(block: ModelLetterBlock) -> None:
    assert set(errors_of(block, {**LETTER, "demands": [], "language": "xx"})) == {"language"}


def test_letter_with_blank_demand_is_refused_on_publishing_and_saved_as_draft(block: ModelLetterBlock) -> None:
    assert set(errors_of(block, LETTER)) == {"demands"}
    assert errors_of(block, LETTER, draft=True) == {}


def test_letter_value_divides_paragraphs_and_demands(block: ModelLetterBlock) -> None:
    value = block.to_python(LETTER)
    assert value.paragraphs == ["First paragraph,\nsecond line.", "Second paragraph."]
    assert value.demand_list == ["release him;", "let him see a lawyer."]
    assert not value.is_empty


def test_letter_as_text_holds_every_part_in_order(block: ModelLetterBlock) -> None:
    assert block.to_python(LETTER).as_text() == (
        "Dear Minister,\n\nFirst paragraph,\nsecond line.\n\nSecond paragraph.\n\n"
        "I urge you to:\n\n- release him;\n- let him see a lawyer.\n\nYours sincerely,"
    )


def test_letter_as_text_takes_the_targets_own_salutation(block: ModelLetterBlock) -> None:
    text = block.to_python(LETTER).as_text(salutation="Your Excellency,")
    assert text.startswith("Your Excellency,\n\nFirst")
    assert "Dear Minister" not in text


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("prs", "rtl"), ("ug", "rtl"), ("am", "ltr"), ("zh-hans", "ltr")],
)
def test_letter_direction_follows_its_language(block: ModelLetterBlock, language: str, direction: str) -> None:
    value = block.to_python({**LETTER, "language": language})
    assert value.direction == direction
    html = block.render(value, {"is_open": True})
    assert f'lang="{language}" dir="{direction}"' in html


def test_letter_default_is_empty_and_renders_nothing(block: ModelLetterBlock) -> None:
    value = block.get_default()
    assert value["language"] == "en"
    assert value.is_empty
    assert value.as_text() == ""
    assert block.render(value, {"is_open": True}).strip() == ""


def test_letter_after_the_close_is_not_handed_out(block: ModelLetterBlock) -> None:
    assert block.render(block.to_python(LETTER), {"is_open": False}).strip() == ""


def test_letter_render_escapes_what_was_typed(block: ModelLetterBlock) -> None:
    html = block.render(block.to_python({**LETTER, "body": "</textarea><script>x</script>"}), {"is_open": True})
    assert "<script>" not in html
    assert html.count("</textarea>") == html.count("<textarea")


def test_letter_search_content_and_api(block: ModelLetterBlock) -> None:
    value = block.to_python(LETTER)
    assert "First paragraph" in " ".join(str(text) for text in block.get_searchable_content(value))
    assert block.get_api_representation(value)["demands"] == ["release him;", "", "let him see a lawyer."]


def test_appeal_points_without_points_are_refused_on_publishing() -> None:
    block = AppealPointsBlock()
    assert set(errors_of(block, {"introduction": "Please write:", "points": []})) == {"points"}
    assert set(errors_of(block, {"introduction": "Please write:", "points": [""]})) == {"points"}
    assert errors_of(block, {"introduction": "Please write:", "points": [""]}, draft=True) == {}
    assert errors_of(block, {"introduction": "", "points": ["Urging his release;"]}) == {}


def test_appeal_points_render_only_what_is_filled() -> None:
    block = AppealPointsBlock()
    value = block.to_python({"introduction": "", "points": ["Urging <b>his</b> release;", ""]})
    html = block.render(value, {"is_open": True})
    assert html.count("<li>") == 1
    assert "Urging &lt;b&gt;his&lt;/b&gt; release;" in html
    assert block.render(value, {"is_open": False}).strip() == ""
    assert block.get_api_representation(value)["points"] == ["Urging <b>his</b> release;", ""]


def test_appeal_points_default_has_one_line_to_fill_in() -> None:
    assert list(AppealPointsBlock().get_default()["points"]) in ([""], [None])
