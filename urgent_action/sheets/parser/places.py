"""What is a country: by its name, or because the sheet says so."""

from __future__ import annotations

import re
from functools import cache

from ..labels import COUNTRY_NAMES, LANGUAGES
from .keys import folded, key_of


@cache
def _names() -> frozenset[str]:
    return frozenset(key_of(name) for names in COUNTRY_NAMES.values() for name in names.split("|"))


@cache
def _official() -> tuple[str, ...]:
    starts = {folded(word) for language in LANGUAGES for word in language.countries_official}
    return tuple(sorted(starts, key=len, reverse=True))


class Countries:
    """Known names of countries, and those that the sheet itself calls countries."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def tell(self, name: str | None) -> None:
        """Note a name that stands where only a country stands (header line, embassy of …)."""
        if name and len(key_of(name)) > 2:
            self._told.add(key_of(name))

    def knows(self, text: str) -> bool:
        """Say whether ``text`` as a whole is the name of a country."""
        if not text or re.search(r"\d|[:;]", text) or len(text) > 60:
            return False
        name = re.sub(r"\s*\([^)]*\)$", "", text).strip(" .,-–()[]")
        key = key_of(name)
        if not key:
            return False
        if key in _names() or key in self._told:
            return True
        plain = re.sub(r"\s+", " ", folded(name))
        for start in _official():
            if plain.startswith(start) and plain[len(start) : len(start) + 1] in (" ", "'", ""):
                rest = key_of(plain[len(start) :])
                if rest in _names() or rest in self._told:
                    return True
                if start not in ("the", "la", "le", "l", "die") and len(rest) > 3:
                    return plain.count(" ") <= start.count(" ") + 3
        return False

    def split_tail(self, line: str) -> tuple[str, str]:
        """Return ``line`` without a country at its end, and the country as printed.

        The country stands behind the last comma, in brackets, or behind a dash.
        """
        match = re.match(r"^(.*\S)\s*[(\[]([^()\[\]]+)[)\]][.,]?$", line)
        if match and self.knows(match.group(2)):
            return match.group(1).rstrip(" ,"), match.group(2).strip()
        for mark in (r",\s*", r"،\s*", r"\s+[-–—]\s+", r"\.\s+"):
            parts = list(re.finditer(mark, line))
            for cut in parts[-2:]:
                tail = line[cut.end() :].strip().rstrip(".,;")
                if self.knows(tail):
                    return line[: cut.start()].rstrip(" ,"), tail
        return line, ""
