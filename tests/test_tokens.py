"""Tokens: a test for each way in which one can break on its way, or be forged."""

from __future__ import annotations

from base64 import b32decode, b32encode
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from urgent_action.digests import make_key
from urgent_action.exceptions import KeysMissing, LinkInvalid
from urgent_action.tokens import Purpose, make_token, read_token

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LIFETIMES = [(Purpose.CONFIRM, timedelta(days=7)), (Purpose.WITHDRAW, timedelta(days=365))]
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def read(token: str, *, purpose: Purpose = Purpose.CONFIRM, now: datetime = NOW) -> int:
    """The number in a token."""
    return read_token(purpose, token, now=now).signature_id


@pytest.fixture
def token() -> str:
    """A token to confirm signature 4711."""
    return make_token(Purpose.CONFIRM, 4711, now=NOW)


def test_token_is_read_back(token: str) -> None:
    assert read(token) == 4711


def test_token_has_one_length_and_one_case(token: str) -> None:
    assert len(token) == 45
    assert set(token) <= set(ALPHABET)


@given(st.integers(0, 2**63 - 1), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.sampled_from(Purpose))
def test_token_of_any_signature_and_instant_is_read_back(number: int, at: datetime, purpose: Purpose) -> None:
    now = at.replace(tzinfo=UTC)
    assert read_token(purpose, make_token(purpose, number, now=now), now=now) == (number, now.replace(microsecond=0))


@given(st.text(max_size=200))
def test_any_text_is_no_token(text: str) -> None:
    with pytest.raises(LinkInvalid):
        read(text)


def test_token_holds_nothing_but_number_and_second(token: str) -> None:
    body = b32decode(token.upper() + "===")[:12]
    assert body == (4711).to_bytes(8, "big") + int(NOW.timestamp()).to_bytes(4, "big")


def test_token_of_a_later_second_is_another(token: str) -> None:
    later = make_token(Purpose.CONFIRM, 4711, now=NOW + SECOND)
    assert later != token
    assert read(token, now=NOW + SECOND) == read(later, now=NOW + SECOND) == 4711


@pytest.mark.parametrize("place", range(28))
def test_token_with_a_changed_byte(token: str, place: int) -> None:
    raw = bytearray(b32decode(token.upper() + "==="))
    for bit in range(8):
        changed = bytearray(raw)
        changed[place] ^= 1 << bit
        with pytest.raises(LinkInvalid):
            read(b32encode(bytes(changed)).decode().rstrip("=").lower())


@pytest.mark.parametrize("place", range(45))
def test_token_with_a_changed_character(token: str, place: int) -> None:
    """The last character holds four bits only, and still has one spelling."""
    for other in ALPHABET:
        if other != token[place]:
            with pytest.raises(LinkInvalid):
                read(token[:place] + other + token[place + 1 :])


@pytest.mark.parametrize("length", range(45))
def test_token_truncated(token: str, length: int) -> None:
    with pytest.raises(LinkInvalid):
        read(token[:length])


@pytest.mark.parametrize("more", ["a", "aa", "aaaaaaaaa", "0", "é", "\x00", "/", "?x=1", "-"])
def test_token_with_more_glued_to_it(token: str, more: str) -> None:
    with pytest.raises(LinkInvalid):
        read(token + more)


@pytest.mark.parametrize("place", [0, 10, 44])
def test_token_with_two_characters_swapped(token: str, place: int) -> None:
    first = next(at for at in range(45) if token[at] != token[place])
    swapped = list(token)
    swapped[place], swapped[first] = swapped[first], swapped[place]
    with pytest.raises(LinkInvalid):
        read("".join(swapped))


@pytest.mark.parametrize("swap", [("o", "0"), ("l", "1"), ("b", "8"), ("a", "ａ")])
def test_token_with_a_look_alike_character(swap: tuple[str, str]) -> None:
    """Digits that base32 leaves out are not guessed back into letters."""
    tokens = (make_token(Purpose.CONFIRM, number, now=NOW) for number in range(200))
    token = next(token for token in tokens if swap[0] in token)
    with pytest.raises(LinkInvalid):
        read(token.replace(*swap, 1))


@pytest.mark.parametrize(
    "residue",
    [
        "{}.", "{}..", "{},", "{};", "{}:", "{})", "{}]", "{}>", "<{}>", '"{}"', "'{}'", "{}=", "{}===", "=3D{}", "=3d{}",
        "3D{}", "={}", " {} ", "{}\n", "{}\r\n", "\t{}", "{}\u00a0", "{}\u2028",
    ],
)  # fmt: skip
def test_token_with_the_residue_of_a_mail_program_is_cleaned(token: str, residue: str) -> None:
    assert read(residue.format(token)) == 4711
    assert read(residue.format(token.upper())) == 4711


@pytest.mark.parametrize("wrap", ["\n", "\r\n", "=\n", "=\r\n", " ", "\r\n ", "\n> ", "=\r\n\t"])
@pytest.mark.parametrize("place", [1, 22, 44])
def test_token_wrapped_is_joined(token: str, wrap: str, place: int) -> None:
    assert read(token[:place] + wrap + token[place:]) == 4711


def test_token_wrapped_after_each_character_is_joined(token: str) -> None:
    assert read("=\r\n".join(token)) == 4711


@pytest.mark.parametrize("change", [str.upper, str.title, str.swapcase])
def test_token_in_another_case_is_read(token: str, change: Any) -> None:
    assert read(change(token)) == 4711


@pytest.mark.parametrize(
    "text", ["", " ", "=", "=3D", ".", "a", "a" * 45, "7" * 45, "a" * 10_000, "\x00" * 45, "é" * 45]
)
def test_token_that_never_was_one(text: str) -> None:
    with pytest.raises(LinkInvalid):
        read(text)


@pytest.mark.parametrize(("made_for", "lifetime"), LIFETIMES)
def test_token_for_another_purpose(made_for: Purpose, lifetime: timedelta) -> None:
    token = make_token(made_for, 4711, now=NOW)
    for other in set(Purpose) - {made_for}:
        with pytest.raises(LinkInvalid):
            read(token, purpose=other)


@pytest.mark.parametrize(("purpose", "lifetime"), LIFETIMES)
def test_token_expires_to_the_second(purpose: Purpose, lifetime: timedelta) -> None:
    token = make_token(purpose, 4711, now=NOW)
    assert read(token, purpose=purpose, now=NOW + lifetime - SECOND) == 4711
    for late in (timedelta(0), SECOND, timedelta(days=4000)):
        with pytest.raises(LinkInvalid):
            read(token, purpose=purpose, now=NOW + lifetime + late)


def test_token_lifetime_can_be_set(token: str, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "CONFIRM_DAYS": 2}
    assert read(token, now=NOW + timedelta(days=2) - SECOND) == 4711
    with pytest.raises(LinkInvalid):
        read(token, now=NOW + timedelta(days=2))


def test_token_from_the_future(token: str) -> None:
    """Clocks of two machines may differ by minutes, and not by more."""
    assert read(token, now=NOW - timedelta(minutes=5)) == 4711
    with pytest.raises(LinkInvalid):
        read(token, now=NOW - timedelta(minutes=5, seconds=1))


def test_token_made_with_another_key(token: str, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "TOKEN_KEY": make_key()}
    with pytest.raises(LinkInvalid):
        read(token)


def test_token_does_not_depend_on_the_secret_key_or_the_digest_key(token: str, settings: Any) -> None:
    settings.SECRET_KEY = "another"
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": make_key()}
    assert read(token) == 4711


@pytest.mark.parametrize("key", ["", "short", "not base64 é", "dG9vIHNob3J0"])
def test_token_without_a_key(token: str, settings: Any, key: str) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "TOKEN_KEY": key}
    with pytest.raises(KeysMissing):
        make_token(Purpose.CONFIRM, 4711, now=NOW)
    with pytest.raises(KeysMissing):
        read(token)
