"""Languages of letters: names, own names and direction."""

from __future__ import annotations

import pytest
from django.utils import translation

from urgent_action.languages import direction, letter_languages, own_name, text_direction


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ar", "rtl"),
        ("ar-dz", "rtl"),
        ("he", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("ps", "rtl"),
        ("prs", "rtl"),
        ("ckb", "rtl"),
        ("ug", "rtl"),
        ("en", "ltr"),
        ("en-gb", "ltr"),
        ("zh-hans", "ltr"),
        ("am", "ltr"),
        ("", "ltr"),
        ("xx", "ltr"),
    ],
)
def test_direction(code: str, expected: str) -> None:
    assert direction(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fr", "français"),
        ("am", "አማርኛ"),
        ("prs", "دری"),
        ("es-mx", "español de Mexico"),
        ("fr-ca", "français"),
        ("zh-hant", "繁體中文"),
        ("xx", "xx"),
        ("", ""),
    ],
)
def test_own_name(code: str, expected: str) -> None:
    assert own_name(code) == expected


def test_letter_languages_are_sorted_named_and_unique() -> None:
    listed = [(code, str(name)) for code, name in letter_languages()]
    assert listed == sorted(listed, key=lambda item: item[1])
    assert len({code for code, _name in listed}) == len(listed)
    assert [code for code, name in listed if not code or not name] == []


def test_letter_languages_are_the_same_list_under_every_language_of_the_site() -> None:
    codes = {code for code, _name in letter_languages()}
    with translation.override("ar"):
        assert {code for code, _name in letter_languages()} == codes


def test_letter_languages_hold_those_that_django_has_no_name_for() -> None:
    codes = {code for code, _name in letter_languages()}
    assert {"am", "ti", "prs", "ps", "so", "en", "fr", "ar", "es", "zh-hans"} - codes == set()


def test_every_letter_language_has_an_own_name() -> None:
    assert [code for code, _name in letter_languages() if own_name(code) == code] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dear Minister,", "ltr"),
        ("«معالي الوزير»", "rtl"),
        ("1. שלום", "rtl"),
        ("部长先生：", "ltr"),
        ("2026 –", ""),
        ("", ""),
    ],
)
def test_text_direction_is_that_of_the_first_letter(text: str, expected: str) -> None:
    assert text_direction(text) == expected
