"""Find and replace a person's name in text, however it is written: a pure rule, without a database.

Two spellings are one if they differ only in case, in the Unicode form of their letters, in kinds of apostrophes, hyphens and
spaces, in what cannot be seen (soft hyphens, direction marks), in HTML's way of writing a character, or in mark-up within
the name (``Ilyas <b>Verne</b>``).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

#: Characters to each side of a find, for the context in which an editor sees it.
_AROUND = 40
#: A part of a name that is shorter would be found in every second word.
_SHORTEST_PART = 3
_INLINE = "a|abbr|b|bdi|bdo|cite|code|del|em|embed|i|img|ins|mark|q|s|small|span|strong|sub|sup|u"
_BLOCKS = "blockquote|br|div|dd|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul"
_TAG = re.compile(rf"</?(?:{_INLINE}|{_BLOCKS})\b[^<>]*>", re.IGNORECASE)
#: Attributes that are read to people. An address is left as it is: without the name it would lead nowhere.
_WORDED = re.compile(r"""(?<=\salt=")[^"]*|(?<=\stitle=")[^"]*|(?<=\saria-label=")[^"]*""", re.IGNORECASE)
_PIECE = re.compile(
    rf"(?P<divide></?(?:{_BLOCKS})\b[^<>]*>)"  # stands between words; other mark-up may stand within one
    rf"|(?P<tag></?(?:{_INLINE})\b[^<>]*>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)
_ALIKE = str.maketrans({**dict.fromkeys("’‘‛ʼʹ′`´＇", "'"), **dict.fromkeys("‐‑‒–—−﹣－", "-")})


@dataclass(frozen=True)
class Found:
    """One place in a text where the name stands: from ``start`` to ``end``, in characters, and what is around it."""

    start: int
    end: int
    before: str
    name: str
    after: str


class NameMatcher:
    """Finds one name."""

    def __init__(self, name: str) -> None:
        """Take the name.

        Raises:
            ValueError: nothing of it can be looked for.
        """
        self._folded = "".join(letter for letter, _start, _end in _letters(name)).strip()
        if len(self._folded) < 2:
            raise ValueError("A name has at least two characters.")
        words = re.split(r"[\s\-.,'\"()]+", self._folded)
        self._parts = [word for word in words if len(word) >= _SHORTEST_PART and word != self._folded]

    def find(self, text: str) -> list[Found]:
        """Every place where the name stands whole, also within a tag, as in the description of a picture."""
        found = list(self._find(text))
        for tag in _TAG.finditer(text):
            for words in _WORDED.finditer(tag[0]):
                by = tag.start() + words.start()
                found += [replace(one, start=one.start + by, end=one.end + by) for one in self._find(words[0])]
        return sorted(found, key=lambda one: one.start)

    def replace(self, text: str, replacement: str) -> str:
        """The text without the name; mark-up that stands within it stays, so that what was well formed still is."""
        text = self._replace(text, replacement)
        return _TAG.sub(lambda tag: _WORDED.sub(lambda words: self._replace(words[0], replacement), tag[0]), text)

    def _replace(self, text: str, replacement: str) -> str:
        for found in reversed(list(self._find(text))):
            tags = "".join(_TAG.findall(text[found.start : found.end]))
            text = text[: found.start] + replacement + tags + text[found.end :]
        return text

    def _find(self, text: str) -> Iterator[Found]:
        letters = list(_letters(text))
        folded = "".join(letter for letter, _start, _end in letters)
        until = 0
        while (at := folded.find(self._folded, until)) >= 0:
            until = at + len(self._folded)
            if not _stands_alone(folded, at, until):
                until = at + 1
                continue
            start, end = letters[at][1], letters[until - 1][2]
            before = _shown(text[max(0, start - 4 * _AROUND) : start])[-_AROUND:].lstrip()
            after = _shown(text[end : end + 4 * _AROUND])[:_AROUND].rstrip()
            yield Found(start, end, before, _shown(text[start:end]).strip(), after)

    def parts_in(self, text: str) -> list[str]:
        """Parts of the name, folded, that stand in a text beside the whole name: “Verne” in “Mr Verne”, in an address."""
        rest = "".join(letter for letter, _start, _end in _letters(self.replace(text, " ")))
        return [part for part in self._parts if part in rest]

    def is_in_address(self, text: str) -> bool:
        """Whether an address made from the name, as ``/ilyas-verne/``, is in a text."""
        words = [_plain(word) for word in re.split(r"\W+", self._folded) if word]
        return bool(words) and re.search(r"[\W_]*".join(map(re.escape, words)), _plain(text)) is not None


def _letters(text: str) -> Iterator[tuple[str, int, int]]:
    """Each character as it is compared, with the place in the text that it came from.

    White space is one space. A letter comes with the marks that follow it, so that both Unicode forms are compared alike.
    """
    blank = False
    for raw, start, end in _clusters(text):
        value = unicodedata.normalize("NFKC", raw).translate(_ALIKE)
        if not value.strip():
            if not blank:
                yield " ", start, end
            blank = True
            continue
        blank = False
        for letter in unicodedata.normalize("NFKC", value.casefold()):
            yield letter, start, end


def _clusters(text: str) -> Iterator[tuple[str, int, int]]:
    """Characters with their combining marks; tags and what cannot be seen are left out."""
    held, start, end = "", 0, 0
    for piece in _PIECE.finditer(text):
        if piece["tag"]:
            continue
        value = " " if piece["divide"] else html.unescape(piece["entity"] or piece["char"])
        if all(unicodedata.category(char) == "Cf" for char in value):
            continue
        if held and unicodedata.combining(value[0]):
            held, end = held + value, piece.end()
            continue
        if held:
            yield held, start, end
        held, start, end = value, piece.start(), piece.end()
    if held:
        yield held, start, end


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether the find is no part of a longer word, in scripts that know capitals: “Ana” does not stand in “Banana”.

    Other scripts write prefixes, and whole sentences, without a space: there it counts wherever it stands.
    """
    return not (_joins(folded[start - 1 : start], folded[start]) or _joins(folded[end - 1], folded[end : end + 1]))


def _joins(left: str, right: str) -> bool:
    return bool(left and right) and left.upper() != left and right.upper() != right


def _shown(text: str) -> str:
    """A piece of text or mark-up as a person reads it, with the spaces at its ends."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"</?\w[^<>]*>?|^[^<>]*>", " ", text)))


def _plain(text: str) -> str:
    """Letters without their marks, as addresses have them."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
