"""The label book: all languages' labels and words, ready for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ..labels import LANGUAGES, Mark
from .keys import Folded, folded, key_of

# Labels of one short word are common words as well: only a colon or the end of the line tells.
_SURE_LENGTH = 10
_SHORTEST = 6
_SHORT = {"name", "nombre", "gendermf", "sexohm"}
_HEADINGS = {
    Mark.ACTION, Mark.BACKGROUND, Mark.DOCUMENT, Mark.LETTER, Mark.ADDRESSES, Mark.COPIES,
    Mark.DEADLINE, Mark.LANGUAGES, Mark.PEOPLE, Mark.PREVIOUS, Mark.RESIDUE,
    Mark.TITLE, Mark.SUMMARY, Mark.NUMBER, Mark.INDEX, Mark.DATE, Mark.GENDER, Mark.COUNTRY,
}  # fmt: skip
_SHORT_HEADINGS = {Mark.ADDRESSES, Mark.COPIES, Mark.BACKGROUND}
_LOOSE = {Mark.POINTS, Mark.RESIDUE, Mark.FURNITURE}
_AFTER = re.compile(r"\s*(?:\([^()]{0,60}\)\s*)?[:：*]|!(?=\s)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A label found in a text: from ``start`` to ``end`` (behind its colon)."""

    mark: Mark
    start: int
    end: int
    colon: bool


@cache
def _labels() -> list[tuple[str, Mark]]:
    pairs = {
        (key_of(label), mark) for language in LANGUAGES for mark, labels in language.labels.items() for label in labels
    }
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))


@cache
def _by_first() -> dict[str, list[tuple[str, Mark]]]:
    table: dict[str, list[tuple[str, Mark]]] = {}
    for label, mark in _labels():
        table.setdefault(label[:2], []).append((label, mark))
    return table


def label_at_start(text: str, glued: bool = False) -> Hit | None:
    """Return the longest label that ``text`` begins with.

    ``glued`` allows a label that runs into the next word, as where line breaks were lost.
    """
    view = Folded(text)
    for label, mark in _by_first().get(view.key[:2], ()):
        if view.key.startswith(label):
            hit = _hit(view, mark, 0, len(label), glued)
            if hit:
                # "[NAME]" is a gap to fill in, and no label.
                return None if mark is Mark.PEOPLE and text[0] == "[" and text[-1] == "]" else hit
    return None


def label_begins(text: str) -> bool:
    """Say whether ``text`` is the beginning of a label that broke off."""
    key = Folded(text).key
    return (
        text[:1].isupper()
        and len(text) < 80
        and any(label.startswith(key) for label, _ in _by_first().get(key[:2], ()))
    )


def within_label(text: str) -> bool:
    """Say whether ``text`` is a whole label or the beginning of one."""
    key = Folded(text).key
    return any(label.startswith(key) for label, _ in _by_first().get(key[:2], ()))


def labels_inside(text: str, marks: Iterable[Mark]) -> list[Hit]:
    """Return the labels, printed in capitals or with a colon, inside a run of text, in order."""
    wanted = set(marks)
    view = Folded(text)
    hits: list[Hit] = []
    for label, mark in _labels():
        least = _SHORTEST if mark is Mark.COPIES else 8
        if mark not in wanted or (len(label) < least and label not in _SHORT):
            continue
        index = view.key.find(label)
        while index >= 0:
            hit = _hit(view, mark, index, len(label), glued=True)
            if (
                hit
                and (hit.colon or len(label) >= 8)
                and not any(hit.start < h.end and h.start < hit.end for h in hits)
            ):
                hits.append(hit)
            index = view.key.find(label, index + 1)
    return sorted(hits, key=lambda hit: hit.start)


def _hit(view: Folded, mark: Mark, index: int, length: int, glued: bool) -> Hit | None:
    text = view.text
    start, end = view.key_position(index), view.key_end(index + length)
    printed = text[start:end]
    caps = printed.upper() == printed and (printed.lower() != printed or (index > 0 and length >= 12))
    if text[start].islower() or (index and not _begins(text, start, caps)):
        return None
    colon = _AFTER.match(text, end)
    stop = colon.end() if colon else end
    rest = text[end:]
    if colon or not rest.strip(' .!…"”’)]*:-–'):
        at_line_start = not index
        if at_line_start or colon or caps:
            return Hit(mark, start, stop if colon else len(text) if at_line_start else end, True)
    if rest[:1].isalnum() and not _glue(text, end, caps, glued):
        return None
    if mark in _LOOSE and (not index or (mark is Mark.POINTS and length >= 12)):
        return Hit(mark, start, end, False)
    if caps and length >= _SURE_LENGTH and mark in _HEADINGS:
        return Hit(mark, start, end, False)
    if caps and glued and length >= 8 and mark in _SHORT_HEADINGS and not _in_capitals(text, start, end):
        return Hit(mark, start, end, False)
    return None


def _in_capitals(text: str, start: int, end: int) -> bool:
    """A word of a heading in capitals has capitals on both sides."""
    before, after = text[:start].split(), text[end:].split()
    return bool(before) and bool(after) and before[-1].isupper() and after[0].isupper()


def begins(text: str, start: int) -> bool:
    """Say whether a sentence or label can begin at ``start``, be it glued to what is before."""
    return start == 0 or _begins(text, start, False)


def _begins(text: str, start: int, caps: bool) -> bool:
    before = text[start - 1]
    if not before.isalnum():
        return True
    return (before.islower() or before.isdigit()) and text[start].isupper()


def _glue(text: str, end: int, caps: bool, glued: bool) -> bool:
    before, after = text[end - 1], text[end]
    if before.islower() and after.isupper():
        return True
    word = re.match(r"\w+", text[end:])
    long = word is not None and len(word.group()) >= 3
    return (glued or len(text) > 60) and caps and after.isupper() and long


@cache
def words(name: str) -> frozenset[str]:
    """Return the word list ``name`` of all languages, folded (see ``labels/base.py``)."""
    return frozenset(folded(word) for language in LANGUAGES for word in getattr(language, name))


@cache
def patterns(mark: Mark) -> tuple[re.Pattern[str], ...]:
    """Return the sentence patterns of a part, for folded text."""
    return tuple(re.compile(expression) for language in LANGUAGES for expression in language.opens.get(mark, ()))


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a list as a whole word in folded text."""
    found = sorted(words(name), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)")


@cache
def contact_labels() -> dict[str, str]:
    """Return folded contact label → what it labels (email, fax, phone, salutation, other)."""
    found = {
        folded(label): what for language in LANGUAGES for what, labels in language.contacts.items() for label in labels
    }
    networks = {folded(name): "social" for language in LANGUAGES for name in language.networks}
    return found | networks
