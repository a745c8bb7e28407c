"""Numbers beside the tally: a registry, so that an optional app can count what the core does not know.

They are never added to the signatures: a signature is confirmed, and what supporters report is taken at their word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Counter:
    """One number that is shown beside the tally.

    ``name`` is its key in ``count.json``, ``words`` what readers are told, the number in it and in the language in use
    (``311 letters reported``).
    """

    name: str
    number: int
    words: str


#: Given the key of an action, what was counted of it; asked for every page, so it costs at most one query.
Provider = Callable[[UUID], Iterable[Counter]]

_providers: list[Provider] = []


def register_counters(provider: Provider) -> None:
    """Have a provider asked for every page; call it in ``AppConfig.ready``. Twice is as once."""
    if provider not in _providers:
        _providers.append(provider)


def counters_of(action_key: UUID) -> list[Counter]:
    """All that was counted of an action beside its signatures, in the order of the apps; zeros are among it."""
    return [counter for provider in _providers for counter in provider(action_key)]
