"""Which ways to a target still work, and what to post to an account.

Everything that makes a link to a target asks here, so that no letter goes where supporters have found that none arrives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

#: Longest post that the strictest of the networks takes; X counts a link as 23 characters, whatever its length.
POST_LIMIT = 280
_X = "https://x.com/intent/post"
#: Network as editors print it, or host of an account's address → its page for a new post, a plain link.
_COMPOSERS = {
    "x": _X,
    "twitter": _X,
    "x.com": _X,
    "twitter.com": _X,
    "bluesky": "https://bsky.app/intent/compose",
    "bsky.app": "https://bsky.app/intent/compose",
}
_NETWORK = re.compile(r"^(?P<network>[^:@/]{1,30}):\s*(?P<account>[^/\s].*)$")


@dataclass(frozen=True)
class Channel:
    """One way to reach a target, as printed."""

    value: str
    #: Whether the section knows that it does not work any more: it is shown, and never linked.
    is_dead: bool = False


@dataclass(frozen=True)
class Post:
    """A suggested post to an account of a target."""

    #: Network and account as printed.
    account: str
    text: str
    #: The network's own page for a new post, with the text in it; empty where the network is not known.
    href: str = ""


def channels_of(page: Any, target: Any) -> dict[str, list[Channel]]:
    """Kind of channel → each of its values, dead or alive; kinds without a value are left out.

    Args:
        page: the action; its ``dead_channels`` are values as printed. None where a block is shown by itself.
        target: a ``TargetValue``.
    """
    dead = _dead(page)
    return {
        kind: [Channel(value, is_dead=_folded(value) in dead) for value in values]
        for kind, values in target.channels.items()
    }


def post_of(page: Any, target: Any) -> Channel | None:
    """The postal address of a target, its lines one beneath the other; None without one. Arguments as above."""
    value = "\n".join(target.lines)
    return Channel(value, is_dead=_folded(value) in _dead(page)) if value else None


def living_lines(page: Any, target: Any) -> list[str]:
    """The lines of the postal address; none where letters do not arrive any more. Arguments as above."""
    post = post_of(page, target)
    return [] if post is None or post.is_dead else list(target.lines)


def living(page: Any, target: Any, kind: str) -> list[str]:
    """The values of one kind of channel that may be written to: all but the dead ones."""
    return living_among(page, target.channels.get(kind, ()))


def living_among(page: Any, values: Iterable[str]) -> list[str]:
    """Those of some printed values that may be written to."""
    dead = _dead(page)
    return [value for value in values if _folded(value) not in dead]


def posts_to(page: Any, target: Any, *, about: str, url: str) -> list[Post]:
    """A suggested post for each living account of a target.

    Args:
        page: the action.
        target: a ``TargetValue``.
        about: what the post says, one line; it is left out where it would make the post too long.
        url: address of the action; empty in a draft.
    """
    return [_post(account, about, url) for account in living(page, target, "social")]


def _post(printed: str, about: str, url: str) -> Post:
    network, name = _account(printed)
    parts = [name, about, url] if len(name) + len(about) + 25 <= POST_LIMIT else [name, url]
    text = " ".join(part for part in parts if part)
    composer = _COMPOSERS.get(network)
    return Post(printed, text, f"{composer}?{urlencode({'text': text})}" if composer else "")


def _account(printed: str) -> tuple[str, str]:
    """Network, in small letters, and name of an account: ``X: @minister``, or its web address."""
    if printed.startswith(("http://", "https://")):
        parts = urlsplit(printed)
        name = parts.path.strip("/").split("/")[-1]
        return (parts.hostname or "").removeprefix("www."), f"@{name.removeprefix('@')}" if name else ""
    found = _NETWORK.match(printed)
    return (found["network"].strip().casefold(), found["account"].strip()) if found else ("", printed)


def _dead(page: Any) -> set[str]:
    return {_folded(value) for value in _printed(getattr(page, "dead_channels", None))}


def _printed(values: object) -> Iterable[str]:
    """The strings of a stored list; a JSON column can hold anything."""
    if isinstance(values, str | Mapping) or not isinstance(values, Iterable):
        return []
    return (value for value in values if isinstance(value, str))


def _folded(value: str) -> str:
    return " ".join(value.split()).casefold()
