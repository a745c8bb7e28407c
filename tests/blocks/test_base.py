"""Telephone numbers, choices of codes, and the lists and lines that blocks are made of."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock

from urgent_action.blocks.base import CodeChoiceBlock, PhoneBlock, filled, listed, split_lines, split_paragraphs

ACCEPTED = [
    "+44 20 7946 0000",
    "+86 10 6238 1025",
    "(020) 7946 0000",
    "020.7946.0000",
    "020-7946-0000",
    "020–7946–0000",
    "+1 (555) 010-0199 ext. 12",
    "+1 555 0199 x12",
    "+999 1 555 0102/03",
    "+999\u00a01\u00a0555\u00a00102",
    "1234",
]
REFUSED = [
    "123",
    "call the ministry",
    "minister@justice.example",
    "https://justice.example/",
    "+44 20 7946 0000; rm",
    "+44 20 <b>7946</b> 0000",
    "0" * 61,
    "-1234",
    "+44 20 7946 0000 ext",
]


@pytest.mark.parametrize("number", ACCEPTED)
def test_phone_as_printed_is_accepted_unchanged(number: str) -> None:
    assert PhoneBlock().clean(number) == number


@pytest.mark.parametrize("number", REFUSED)
def test_phone_that_cannot_be_dialled_is_refused(number: str) -> None:
    with pytest.raises(ValidationError):
        PhoneBlock().clean(number)


def test_code_is_read_without_a_look_at_the_choices() -> None:
    def choices() -> list[tuple[str, str]]:
        raise AssertionError("looked at")

    block = CodeChoiceBlock(choices=choices)
    assert [block.to_python(code) for code in ("Africa/Nairobi", "", None)] == ["Africa/Nairobi", "", None]
    assert block.normalize("Africa/Nairobi") == "Africa/Nairobi"
    assert block.get_searchable_content("Africa/Nairobi") == []


def test_code_that_is_no_choice_is_refused_from_the_form() -> None:
    block = CodeChoiceBlock(choices=[("a", "First")])
    assert block.clean("a") == "a"
    with pytest.raises(ValidationError):
        block.clean("b")


def test_listed_starts_without_a_blank_line() -> None:
    block = listed(CharBlock(), "Lines")
    assert list(block.get_default()) == []
    assert list(block.clean(block.get_default())) == []


def test_filled_drops_blank_values() -> None:
    assert filled([" a ", "", None, "  ", "b"]) == ["a", "b"]
    assert filled(None) == []


def test_split_lines_without_text() -> None:
    assert split_lines(None) == []
    assert split_lines(" 4 Harbour Square \n\n 1000 Port Selwyn\r\n") == ["4 Harbour Square", "1000 Port Selwyn"]


def test_split_paragraphs_keeps_breaks_inside_a_paragraph() -> None:
    assert split_paragraphs("One\r\nline\r\n\r\n \r\nTwo\rlines\n\n") == ["One\nline", "Two\nlines"]
    assert split_paragraphs(None) == []
