"""What a document costs the parser grows with its text, and not with the text's square.

Characters are counted, and not seconds: how many a pattern is given to look at, and where it may begin to look.
"""

from __future__ import annotations

import re

import pytest

from urgent_action.sheets.lines import Line
from urgent_action.sheets.parser import joining
from urgent_action.sheets.parser.contacts import EMAIL


class Weighed:
    """A pattern that adds up the characters that it is given."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.given = pattern, 0

    def search(self, text: str) -> re.Match[str] | None:
        """Look, and count."""
        self.given += len(text)
        return self.pattern.search(text)


def test_an_address_is_looked_for_at_the_beginning_of_a_word_alone() -> None:
    """From each letter of a word of 20,000 to its end would be 200 million steps, for each line."""
    word = "anna.morrow+ua"
    assert EMAIL.match(f"{word}@b.example", 0)
    assert [at for at in range(1, len(word)) if EMAIL.match(f"{word}@b.example", at)] == []


def test_addresses_are_found_wherever_a_word_begins() -> None:
    line = "Mail:ana@b.example;<bo@c.example>,éda@d.example x@y@e.example"
    assert EMAIL.findall(line) == ["ana@b.example", "bo@c.example", "da@d.example", "y@e.example"]


@pytest.mark.parametrize("goes_on", [True, False])
def test_lines_are_joined_without_reading_what_is_joined_already(
    goes_on: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed = Weighed(joining._HYPHEN)
    monkeypatch.setattr(joining, "_HYPHEN", weighed)
    lines = [Line("a word of twenty-one letters", goes_on=goes_on) for _ in range(1000)]
    joined = joining._text(lines)
    assert len(joined) > 20_000
    assert weighed.given <= 2 * len(lines)


def test_a_word_that_is_cut_at_a_hyphen_is_joined() -> None:
    lines = [Line("They were de-"), Line("tained in", goes_on=True), Line("Port-"), Line("Selwyn")]
    assert joining._text(lines) == "They were de-tained in Port- Selwyn"
