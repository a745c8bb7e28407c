"""Files that a page offers: a registry, so that an optional app can hand them out and the core need not know it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Download:
    """One link to a file.

    ``group`` says what it is (``The sheet``), ``label`` in which form (``PDF``), both for readers; ``mime_type`` says it to
    programs. ``open_only`` marks what is not handed out once the action is closed: scripts take it off a page that is open.
    """

    group: str
    label: str
    url: str
    mime_type: str
    open_only: bool = False


#: Given a page and an aware ``now``, the files that it may offer at that instant.
Provider = Callable[[Any, datetime], Iterable[Download]]

_providers: list[Provider] = []


def register_downloads(provider: Provider) -> None:
    """Have a provider asked for every page; call it in ``AppConfig.ready``. Twice is as once."""
    if provider not in _providers:
        _providers.append(provider)


def downloads_of(page: Any, *, now: datetime) -> list[Download]:
    """All files that are offered of a page at ``now``, in the order of the apps."""
    return [download for provider in _providers for download in provider(page, now)]
