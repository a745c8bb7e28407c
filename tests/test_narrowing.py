"""What an address narrows a list to: known countries, known themes, words of a sane length; all else counts as nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from urgent_action.narrowing import MAX_WORDS, Narrowing


@pytest.fixture(autouse=True)
def _themes(settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "THEMES": {"detention": "Detention", "eviction": "Eviction"}}


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", Narrowing()),
        ("country=ke", Narrowing(country="KE")),
        ("country=XX", Narrowing()),
        ("country=%00", Narrowing()),
        ("theme=detention", Narrowing(theme="detention")),
        ("theme=Detention", Narrowing()),
        ("theme=%27%3B--", Narrowing()),
        ("q=kite", Narrowing(words="kite")),
        ("q=+kite+%09maker+", Narrowing(words="kite maker")),
        ("q=ki%00te", Narrowing(words="kite")),
        ("q=%00", Narrowing()),
        ("q=%E2%80%AEkite", Narrowing(words="kite")),
        ("q=%D9%83%D8%A7%D8%AA%D8%A8", Narrowing(words="كاتب")),
        ("q=" + "x" * 100_000, Narrowing(words="x" * MAX_WORDS)),
        ("q=" + "%CD%B4" * MAX_WORDS, Narrowing(words="ʹ" * MAX_WORDS)),
        ("q=" + "%EF%AC%AC" * MAX_WORDS, Narrowing()),  # composed, each becomes three
        ("country=KE&theme=eviction&q=a", Narrowing(country="KE", theme="eviction", words="a")),
    ],
)
def test_narrowing_is_read_from_an_address(query: str, chosen: Narrowing) -> None:
    assert Narrowing.from_query(QueryDict(query)) == chosen


def test_narrowing_goes_back_into_an_address() -> None:
    chosen = Narrowing(country="KE", theme="eviction", words="80/21 & “kites”")
    assert Narrowing.from_query(QueryDict(chosen.query)) == chosen
    assert Narrowing().query == ""


def test_narrowing_to_nothing_is_none() -> None:
    assert not Narrowing()
    assert Narrowing(words="a")
    assert Narrowing(country="KE")
    assert Narrowing(theme="eviction")
