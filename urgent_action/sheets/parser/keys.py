"""Texts made comparable, with the way back to what was printed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = {
    **dict.fromkeys("’‘‚‛`´ʼ", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "،": ",", "؛": ";", "؟": "?",
    "ß": "ss", "œ": "oe", "æ": "ae", "ł": "l", "ø": "o", "đ": "d", "ı": "i",
}  # fmt: skip


class Folded:
    """A text in lower case without accents, and its letters and digits alone (``key``).

    ``plain`` keeps spaces and punctuation. Positions in both lead back to the text by
    :meth:`position` and :meth:`key_position`.
    """

    __slots__ = ("_at", "_key_at", "key", "plain", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        plain: list[str] = []
        at: list[int] = []
        for position, char in enumerate(text):
            for folded in _fold(char):
                plain.append(folded)
                at.append(position)
        self.plain = "".join(plain)
        self._at = [*at, len(text)]
        letters = [index for index, char in enumerate(plain) if char.isalnum()]
        self.key = "".join(plain[index] for index in letters)
        self._key_at = [*(at[index] for index in letters), len(text)]

    def position(self, index: int) -> int:
        """Return where in the text the character ``plain[index]`` stands."""
        return self._at[min(index, len(self._at) - 1)]

    def key_position(self, index: int) -> int:
        """Return where in the text the character ``key[index]`` stands."""
        return self._key_at[min(index, len(self._key_at) - 1)]

    def key_end(self, index: int) -> int:
        """Return the position behind the last of the first ``index`` letters of the key."""
        return self._key_at[index - 1] + 1 if index else 0


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    if char.isdigit() and unicodedata.digit(char, -1) >= 0:
        return str(unicodedata.digit(char))
    if char in _SAME:
        return _SAME[char]
    base = unicodedata.normalize("NFKD", char)
    kept = "".join(c for c in base if not unicodedata.combining(c)).lower()
    return "".join(_SAME.get(c, c) for c in kept)


def folded(text: str) -> str:
    """Return ``text`` in lower case without accents; Arabic letter variants are one."""
    return "".join(_fold(char) for char in text)


def key_of(text: str) -> str:
    """Return the letters and digits of ``text`` alone, folded: what labels are compared by."""
    return "".join(char for char in folded(text) if char.isalnum())


def is_caps(text: str) -> bool:
    """Say whether the letters of ``text`` are capitals (two at least; small ones are rare)."""
    letters = [char for char in text if char.isalpha() and char.lower() != char.upper()]
    small = sum(char.islower() for char in letters)
    return len(letters) >= 2 and small * 12 <= len(letters)
