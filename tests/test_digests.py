"""Digests: one person is recognised on one action, and nowhere else; a bad key stores nothing."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import Any
from uuid import RFC_4122, UUID

import pytest
from django.test import override_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from urgent_action.digests import KEY_BYTES, daily_digest, email_digest, keys_ready, make_key, text_digest
from urgent_action.exceptions import KeysMissing

ACTION = UUID("6a0b6f0a-4f5b-4a55-9a1c-2f1f0c5a9b01")
OTHER_ACTION = UUID("6a0b6f0a-4f5b-4a55-9a1c-2f1f0c5a9b02")


def with_settings(**changed: Any) -> override_settings:
    """The app's settings as given, and nothing else."""
    return override_settings(URGENT_ACTION=changed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana@supporter.example", "ana@supporter.example"),
        ("ana+urgent@supporter.example", "ana@supporter.example"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
    ],
)
def test_digest_of_one_person_is_one(one: str, other: str) -> None:
    assert email_digest(ACTION, one) == email_digest(ACTION, other)


def test_digest_of_two_people_differs() -> None:
    assert email_digest(ACTION, "ana@supporter.example") != email_digest(ACTION, "bo@supporter.example")


def test_digest_keeps_plus_apart_when_set_so() -> None:
    with with_settings(DIGEST_KEY=make_key(), MERGE_PLUS_ADDRESSES=False):
        assert email_digest(ACTION, "ana+urgent@supporter.example") != email_digest(ACTION, "ana@supporter.example")


def test_digests_of_one_address_on_two_actions_cannot_be_matched() -> None:
    people = [f"supporter{n}@supporter.example" for n in range(50)]
    here = [email_digest(ACTION, person).int for person in people]
    there = [email_digest(OTHER_ACTION, person).int for person in people]
    assert len({*here, *there}) == 100
    # Nor by a mask that is the same for everybody.
    assert len({one ^ other for one, other in zip(here, there, strict=True)}) == 50


def test_digest_depends_on_the_key_and_not_on_the_secret_key() -> None:
    address = "ana@supporter.example"
    before = email_digest(ACTION, address)
    with override_settings(SECRET_KEY="another"):
        assert email_digest(ACTION, address) == before
    with with_settings(DIGEST_KEY=make_key()):
        assert email_digest(ACTION, address) != before
    assert email_digest(ACTION, address) == before


def test_digest_is_the_documented_one_and_so_stable_over_releases() -> None:
    master = b"k" * KEY_BYTES
    # HKDF (RFC 5869) by hand: extract with a salt of zeros, then one block of expand.
    extracted = hmac.digest(bytes(32), master, "sha256")
    key = hmac.digest(extracted, b"urgent_action email digest v1 " + ACTION.bytes + b"\x01", "sha256")
    text = hmac.digest(key, b"ana@supporter.example", "sha256").hex()
    variant = "89ab"[int(text[16], 16) % 4]  # RFC 9562: version 4 in the 13th figure, the variant in the 17th
    expected = UUID(f"{text[:12]}4{text[13:16]}{variant}{text[17:32]}")
    with with_settings(DIGEST_KEY=urlsafe_b64encode(master).decode()):
        assert email_digest(ACTION, "Ana+urgent@supporter.example") == expected


def test_digests_are_uuids_which_every_database_takes() -> None:
    made = [
        digest
        for n in range(50)
        for digest in (
            email_digest(ACTION, f"ana{n}@supporter.example"),
            daily_digest("address", str(n), date(2026, 7, 28)),
            text_digest(str(n)),
        )
    ]
    assert {(digest.version, digest.variant) for digest in made} == {(4, RFC_4122)}
    assert len(set(made)) == 150


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="empty"),
        pytest.param("short", id="short"),
        pytest.param(urlsafe_b64encode(b"k" * 31).decode(), id="31 bytes"),
        pytest.param(make_key()[:-2], id="truncated"),
        pytest.param("ключ" * 20, id="not ASCII"),
        pytest.param("\ud800" * 44, id="surrogates"),
        pytest.param(" " * 44, id="spaces"),
        pytest.param("*" * 44, id="not base64"),
        pytest.param(
            "<the key from the vault, please fill in before the launch of the site>", id="a note in its place"
        ),
        pytest.param(None, id="an environment variable that is not set"),
    ],
)
def test_bad_key_raises_keys_missing(key: Any) -> None:
    with with_settings(DIGEST_KEY=key):
        with pytest.raises(KeysMissing):
            email_digest(ACTION, "ana@supporter.example")
        assert keys_ready() is False


def test_no_key_raises_keys_missing() -> None:
    with with_settings():
        with pytest.raises(KeysMissing):
            email_digest(ACTION, "ana@supporter.example")
        assert keys_ready() is False


def test_made_key_is_ready_random_and_long_enough() -> None:
    keys = {make_key() for _ in range(20)}
    assert len(keys) == 20
    assert {len(urlsafe_b64decode(key)) for key in keys} == {KEY_BYTES}
    with with_settings(DIGEST_KEY=keys.pop(), TOKEN_KEY=keys.pop()):
        assert keys_ready() is True


@given(one=st.lists(st.text(max_size=8), max_size=4), other=st.lists(st.text(max_size=8), max_size=4))
@settings(max_examples=300, deadline=None)
def test_text_digest_names_its_parts(one: list[str], other: list[str]) -> None:
    assert (text_digest(*one) == text_digest(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("abc",), ("ab", "c")),
        (("a", ""), ("a",)),
        (("", "a"), ("a", "")),
        (("a\x00b",), ("a", "b")),
    ],
)
def test_text_digest_parts_do_not_run_into_each_other(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert text_digest(*one) != text_digest(*other)
