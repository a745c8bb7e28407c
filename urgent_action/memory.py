"""What many requests need and a few seconds do not change: prepared once, and kept in the site's default cache.

Nothing that decides whether a signature is taken may come from here alone: a cache of one process does not hear of a stop
in another. Whoever keeps something here says beside it what is read anew. A cache that fails is as good as none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from django.core.cache import cache

logger = logging.getLogger(__name__)

#: How old, in seconds, what comes from here may be.
SECONDS = 5

_Kind = TypeVar("_Kind")


def remembered(name: str, make: Callable[[], _Kind], *, seconds: int = SECONDS) -> _Kind:
    """What was kept under a name in the last seconds, or what ``make`` makes, which is kept from now on.

    Args:
        name: letters, digits, points and dashes.
        make: makes the value; None is made anew each time.
        seconds: how long it is kept.
    """
    found = recall(name)
    if found is not None:
        return cast(_Kind, found)
    made = make()
    if made is not None:
        remember(name, made, seconds=seconds)
    return made


def recall(name: str) -> Any | None:
    """What is kept under a name; None if nothing is."""
    try:
        return cache.get(_key(name))
    except Exception:  # each cache backend has errors of its own, and so has what another version has kept
        logger.warning("The cache could not be read.")
        return None


def remember(name: str, value: Any, *, seconds: int = SECONDS) -> None:
    """Keep something under a name from now on."""
    try:
        cache.set(_key(name), value, timeout=seconds)
    except Exception:
        logger.warning("The cache could not be written.")


def forget(names: Iterable[str]) -> None:
    """Have things made anew: at once in every process that shares the cache, within seconds in the others."""
    try:
        cache.delete_many([_key(name) for name in names])
    except Exception:
        logger.warning("The cache could not be written.")


def _key(name: str) -> str:
    return f"urgent_action.{name}"
