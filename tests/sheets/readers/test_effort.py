"""What a line of markdown costs grows with the line: no mark is looked for from each place of it to its end.

Seconds would tell of the machine. The patterns are asked instead how far they look.
"""

from __future__ import annotations

import re

import pytest

from urgent_action.sheets.readers import markdown, read
from urgent_action.sheets.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (markdown._IMAGE, "![" + "a" * 501 + "](b)"),
        (markdown._IMAGE, "![](" + "(" * 2001 + ")"),
        (markdown._LINK, "[" + "a" * 501 + "](b)"),
        (markdown._LINK, "[" + "[" * 501 + "](b)"),
        (markdown._LINK, "[a](" + "b" * 2001 + ")"),
        (markdown._TAG, "<a <b>"),
    ],
)
def test_a_mark_that_does_not_end_soon_is_none(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.match(text) is None


def test_a_heading_is_known_by_its_beginning_alone() -> None:
    beginning = markdown._HEADING.match("## a" + " " * 1000 + "b")
    assert beginning is not None
    assert beginning.end() == 3


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A heading ##", "A heading"),
        ("## C# and F# #", "C# and F#"),
        ("#\ta", "a"),
        ("one <!-- two --> three", "one three"),
        ("one <!-- two", "one <!-- two"),
        ("one <!-- two --> three <!-- four", "one three <!-- four"),
        ("![a picture](data:image/png;base64," + "A" * 30_000 + ") beside", "beside"),
        ("![a picture](https://a.example/wiki_(x)y) beside", "y) beside"),
        ("see [the *page*](https://a.example/x)", "see the page"),
        ("a <b>bold</b> word", "a bold word"),
    ],
)
def test_marks_are_taken_away(source: str, text: str) -> None:
    assert [line.text for line in read_markdown(source)] == [text]


def test_a_rule_of_a_table_is_no_text() -> None:
    lines = read(b"| a | b |\n  |---|:-:|\n| c | d |\n", "table.md")
    assert [line.text for line in lines] == ["a", "b", "c", "d"]
