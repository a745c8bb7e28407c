"""Is this an urgent action at all?"""

from __future__ import annotations

from collections.abc import Sequence

from ..labels import Mark
from .parts import Part

NEEDED = 4
_WEIGHTS = {
    Mark.DOCUMENT: 2, Mark.ACTION: 2, Mark.POINTS: 2, Mark.ADDRESSES: 1, Mark.COPIES: 1,
    Mark.LETTER: 1, Mark.BACKGROUND: 1, Mark.LANGUAGES: 2, Mark.OWN_LANGUAGE: 1, Mark.DEADLINE: 2,
    Mark.AFTER_DEADLINE: 2, Mark.PEOPLE: 1, Mark.PREVIOUS: 2, Mark.NOTHING_TO_DO: 2,
    Mark.DIPLOMATS: 2, Mark.TITLE: 2, Mark.SUMMARY: 1, Mark.NUMBER: 2, Mark.INDEX: 1,
}  # fmt: skip


def weigh(parts: Sequence[Part], numbered: bool, indexed: bool, letter: bool, targets: bool) -> int:
    """Return how much speaks for an urgent action; :data:`NEEDED` or more is enough.

    One phrase alone never is: press releases have index numbers, and any page may say
    "take action" or name an urgent action in passing.
    """
    marks = {part.mark for part in parts if part.mark}
    weight = sum(_WEIGHTS.get(mark, 0) for mark in marks)
    return weight + 2 * numbered + indexed + 2 * letter + targets
