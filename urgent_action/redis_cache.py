"""A cache in Redis without which a site goes on: ``"BACKEND": "urgent_action.redis_cache.ForgivingRedisCache"``.

Wagtail reads the default cache for every link to a page, and Django's own backend raises while Redis is away: each page
would be an error of the server. For ``LIMITS_CACHE`` take Django's own: there the app has to know that it is away.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

_Kind = TypeVar("_Kind")


class ForgivingRedisCache(RedisCache):
    """While Redis is away nothing is found and nothing is kept. Counting (``incr``) raises as ever."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is kept, or ``default``."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        """What is kept of several names."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).get_many(*args, **kwargs), {})

    def has_key(self, *args: Any, **kwargs: Any) -> bool:
        """Whether something is kept under a name."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).has_key(*args, **kwargs), False)

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Keep a value where there is none; whether it was kept."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).add(*args, **kwargs), False)

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keep a value."""
        _forgiving(lambda: super(ForgivingRedisCache, self).set(*args, **kwargs), None)

    def set_many(self, *args: Any, **kwargs: Any) -> Any:
        """Keep several; the names of those that were not."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).set_many(*args, **kwargs), [])

    def delete(self, *args: Any, **kwargs: Any) -> bool:
        """Forget a value; whether there was one."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).delete(*args, **kwargs), False)

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        """Forget several."""
        _forgiving(lambda: super(ForgivingRedisCache, self).delete_many(*args, **kwargs), None)


def _forgiving(ask: Callable[[], _Kind], otherwise: _Kind) -> _Kind:
    try:
        return ask()
    except (RedisError, OSError) as error:
        logger.warning("Redis is away (%s); going on without.", type(error).__name__)
        return otherwise
