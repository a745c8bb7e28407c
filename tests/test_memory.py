"""What is kept for some seconds: made once, made anew in time, and never in the way when the cache is away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
import time_machine
from django.core.cache.backends.locmem import LocMemCache

from urgent_action.memory import SECONDS, forget, remembered

NOW = datetime(2031, 5, 4, tzinfo=UTC)


class CacheIsAway(ConnectionError):
    """What the cache below raises."""


class FailingCache(LocMemCache):
    """A shared cache that is down, once tests have begun."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Fail."""
        raise CacheIsAway

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Fail."""
        raise CacheIsAway

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        """Fail."""
        raise CacheIsAway


def test_value_is_made_once_and_again_when_it_is_some_seconds_old() -> None:
    numbers = count()
    with time_machine.travel(NOW, tick=False) as clock:
        assert [remembered("n", lambda: next(numbers)) for _ in range(3)] == [0, 0, 0]
        clock.shift(timedelta(seconds=SECONDS))
        assert remembered("n", lambda: next(numbers)) == 1


def test_value_that_is_forgotten_is_made_again() -> None:
    assert [remembered(name, lambda name=name: name) for name in ("one", "two")] == ["one", "two"]
    forget(["one"])
    assert [remembered(name, lambda: "new") for name in ("one", "two")] == ["new", "two"]


def test_nothing_is_not_kept() -> None:
    assert remembered("n", lambda: None) is None
    assert remembered("n", lambda: 1) == 1


@pytest.mark.parametrize("value", [0, "", []])
def test_empty_value_is_kept(value: Any) -> None:
    remembered("n", lambda: value)
    assert remembered("n", lambda: "made again") == value


def test_cache_that_is_away_is_as_good_as_none(settings: Any) -> None:
    place = {"BACKEND": f"{FailingCache.__module__}.{FailingCache.__qualname__}"}
    settings.CACHES = {**settings.CACHES, "default": place}
    numbers = count()
    assert [remembered("n", lambda: next(numbers)) for _ in range(2)] == [0, 1]
    forget(["n"])
