"""To what a reader narrows a list of actions: a country, a theme, words; as it stands in the list's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from .conf import app_settings
from .countries import is_country
from .exceptions import PlainTextError
from .plaintext import clean_line

#: Characters of a search that are looked at.
MAX_WORDS = 100


@dataclass(frozen=True)
class Narrowing:
    """What was chosen; empty strings where nothing was."""

    country: str = ""
    theme: str = ""
    words: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Read ``country``, ``theme`` and ``q`` of an address. What is no country, no theme or no text counts as not chosen."""
        country, theme = query.get("country", "").upper(), query.get("theme", "")
        return cls(
            country=country if is_country(country) else "",
            theme=theme if theme in app_settings().themes else "",
            words=_words(query.get("q", "")),
        )

    @property
    def query(self) -> str:
        """The choice as the query of an address, without its question mark."""
        given = {"country": self.country, "theme": self.theme, "q": self.words}
        return urlencode({name: value for name, value in given.items() if value})

    def __bool__(self) -> bool:
        return bool(self.country or self.theme or self.words)


def _words(typed: str) -> str:
    try:
        return clean_line(typed[:MAX_WORDS], max_length=MAX_WORDS)
    except PlainTextError:  # letters that become more when they are composed
        return ""
