"""E-mail addresses: which are taken, how they are stored, and when two are one person's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from urgent_action.emails import MAX_LENGTH, canonical_email, clean_email
from urgent_action.exceptions import EmailAddressError


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ana@supporter.example", "ana@supporter.example"),
        ("Ana@SUPPORTER.Example", "Ana@supporter.example"),
        ("  ana@supporter.example\r\n", "ana@supporter.example"),
        ("ana+urgent@supporter.example", "ana+urgent@supporter.example"),
        ("ana@xn--bcher-kva.example", "ana@bücher.example"),
        ("ana@bücher.example", "ana@bücher.example"),
        ("o'brien@supporter.example", "o'brien@supporter.example"),
        ("a" * 64 + "@supporter.example", "a" * 64 + "@supporter.example"),
        ("用户@supporter.example", "用户@supporter.example"),
        ("e\u0301va@supporter.example", "éva@supporter.example"),
    ],
)
def test_address_accepted(typed: str, stored: str) -> None:
    assert clean_email(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ana",
        "ana@",
        "@supporter.example",
        "ana@localhost",
        "ana@[127.0.0.1]",
        "ana@[IPv6:::1]",
        "ana@127.0.0.1",
        '"ana example"@supporter.example',
        "ana@supporter.example, bo@supporter.example",
        "ana@supporter.example;bo@supporter.example",
        "ana@supporter.example bo@supporter.example",
        "Ana <ana@supporter.example>",
        "<ana@supporter.example>",
        "ana@supporter.example\nBcc: bo@supporter.example",
        "ana@supporter.example\r\nBcc: bo@supporter.example",
        "ana\n@supporter.example",
        "ana@supporter.example%0ABcc:bo@supporter.example",
        "ana%0abcc@supporter.example",
        "ana\x00@supporter.example",
        "ana@supporter\x00.example",
        "ana\u202e@supporter.example",
        "ana\ud800@supporter.example",
        "ana@sup\ud800porter.example",
        "ana@supporter..example",
        ".ana@supporter.example",
        "ana@-supporter.example",
        pytest.param("a" * 65 + "@supporter.example", id="local part of 65"),
        "a@" + ".".join(["b" * 60] * 4) + ".example.org",
        pytest.param("a" * 1_000_000 + "@supporter.example", id="a megabyte"),
    ],
)
def test_address_refused(typed: str) -> None:
    with pytest.raises(EmailAddressError):
        clean_email(typed)


@given(typed=st.text(max_size=60) | st.emails() | st.text("ab@.é\n\x00 <>+\ud800ß", max_size=40))
@settings(max_examples=500, deadline=None)
def test_any_text_is_one_address_or_an_error(typed: str) -> None:
    try:
        stored = clean_email(typed)
    except EmailAddressError:
        return
    assert stored == stored.strip()
    assert stored.count("@") == 1
    assert len(stored) <= MAX_LENGTH
    assert clean_email(stored) == stored


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A@EXAMPLE.org", "a@example.org"),
        ("ÉVA@example.org", "éva@example.org"),
        ("e\u0301va@example.org", "éva@example.org"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a@BÜCHER.example", "a@bücher.example"),
        ("a+tag@x.org", "a@x.org"),
        ("a+tag+more@x.org", "A+other@x.org"),
    ],
)
def test_canonical_form_of_one_person(one: str, other: str) -> None:
    assert canonical_email(clean_email(one), merge_plus=True) == canonical_email(clean_email(other), merge_plus=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana@x.org", "an@x.org"),
        ("ana@x.org", "ana@y.org"),
        ("a.na@x.org", "ana@x.org"),
        ("ana@x.org", "аna@x.org"),  # a Cyrillic letter
        ("a@paypal.example", "a@pаypal.example"),  # a Cyrillic letter
        ("+tag@x.org", "+other@x.org"),
        ("ana@x.org", "ana@mail.x.org"),
        ("strasse@x.org", "straße@x.org"),
    ],
)
def test_canonical_form_of_two_people(one: str, other: str) -> None:
    assert canonical_email(clean_email(one), merge_plus=True) != canonical_email(clean_email(other), merge_plus=True)


def test_canonical_form_keeps_plus_when_asked() -> None:
    assert canonical_email("a+tag@x.org", merge_plus=False) == "a+tag@x.org"
    assert canonical_email("a+tag@x.org", merge_plus=True) == "a@x.org"
    assert canonical_email("+tag@x.org", merge_plus=True) == "+tag@x.org"


@given(typed=st.emails())
@settings(max_examples=200, deadline=None)
def test_canonical_form_ignores_capitals(typed: str) -> None:
    try:
        stored = clean_email(typed)
        upper = clean_email(typed.upper())
    except EmailAddressError:
        return
    assert canonical_email(stored, merge_plus=True) == canonical_email(upper, merge_plus=True)
