"""Finding a name however it is written, and leaving everything else as it is."""

from __future__ import annotations

import unicodedata

import pytest

from urgent_action.names import NameMatcher


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Free Ilyas Verné now", "Free [X] now"),
        ("ILYAS VERNÉ", "[X]"),
        (unicodedata.normalize("NFD", "Ilyas Verné!"), "[X]!"),
        ("Ilyas\n   Verné", "[X]"),
        ("Ilyas Verné", "[X]"),
        ("Il\u00adyas\u200f Verné", "[X]"),
        ("<p>Ilyas&nbsp;Vern&eacute; is held</p>", "<p>[X] is held</p>"),
        ("<p><b>Ilyas</b> <i>Verné</i></p>", "<p><b>[X]</b><i></i></p>"),
        ('<embed alt="Ilyas Verné at work" id="1"/>', '<embed alt="[X] at work" id="1"/>'),
        ("Ilyas Verné and Ilyas Verné's sister", "[X] and [X]'s sister"),
        ("write to <Ilyas Verné>, a < b", "write to <[X]>, a < b"),
    ],
)
def test_name_is_replaced_in_every_form(text: str, redacted: str) -> None:
    assert NameMatcher("Ilyas Verné").replace(text, "[X]") == redacted


@pytest.mark.parametrize(
    "text",
    [
        "Ilyas is a friend of Madame Verné",
        "Ilyas Vernés",
        "Ilyasverné",
        '<a href="https://news.example/Ilyas Verné">here</a>',
        "",
    ],
)
def test_what_is_not_the_name_stays(text: str) -> None:
    assert NameMatcher("Ilyas Verné").replace(text, "[X]") == text


@pytest.mark.parametrize(
    ("name", "text", "redacted"),
    [
        ("Ana", "Ana eats a banana", "[X] eats a banana"),
        ("إلياس", "وإلياس في السجن", "و[X] في السجن"),
        ("李明", "今天李明被拘留", "今天[X]被拘留"),
        ("O'Brien", "Mr O&#x27;Brien and Ms O’Brien", "Mr [X] and Ms [X]"),
        ("Straßer", "HERR STRASSER", "HERR [X]"),
    ],
)
def test_scripts_have_their_own_borders_of_words(name: str, text: str, redacted: str) -> None:
    assert NameMatcher(name).replace(text, "[X]") == redacted


def test_finds_are_told_with_what_is_around_them() -> None:
    (found,) = NameMatcher("Ilyas Verne").find("<p>The police took <b>Ilyas</b> Verne on 3&nbsp;May.</p>")
    assert (found.before, found.name, found.after) == ("The police took ", "Ilyas Verne", " on 3 May.")


def test_name_within_a_tag_is_found_where_it_stands() -> None:
    text = '<p>Ana, <img alt="with Ilyas Verne" src="ilyas-verne.png"> and Ilyas Verne</p>'
    found = NameMatcher("Ilyas Verne").find(text)
    assert [text[one.start : one.end] for one in found] == ["Ilyas Verne"] * 2
    assert [one.before for one in found] == ["with ", "Ana, and "]


def test_parts_are_told_and_left() -> None:
    matcher = NameMatcher("Ilyas Verne")
    assert matcher.parts_in("Mr Verne, Ilyas Verne, the Vernes") == ["verne"]
    assert matcher.parts_in("Ilyas Verne") == []


@pytest.mark.parametrize(
    ("address", "holds"), [("/en/free-ilyas-verne/", True), ("/en/ilyas/", False), ("Ilyas_Verné.jpg", True)]
)
def test_address_made_of_a_name_is_known(address: str, holds: bool) -> None:
    assert NameMatcher("Ilyas Verné").is_in_address(address) == holds


@pytest.mark.parametrize("name", ["", " ", "A", "\u00ad\u00ad"])
def test_nothing_is_no_name(name: str) -> None:
    with pytest.raises(ValueError, match="two characters"):
        NameMatcher(name)
