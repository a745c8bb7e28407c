"""What a language file has to say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


def listed(block: str) -> tuple[str, ...]:
    """Return the entries of a list that is written with ``|`` or a new line between them."""
    return tuple(entry for piece in re.split(r"[|\n]", block) if (entry := piece.strip()))


class Mark(StrEnum):
    """The parts of a sheet that a label can announce."""

    DOCUMENT = "document"
    TITLE = "title"
    SUMMARY = "summary"
    NUMBER = "number"
    INDEX = "index"
    DATE = "date"
    COUNTRY = "country"
    ACTION = "action"
    POINTS = "points"
    ADDRESSES = "addresses"
    COPIES = "copies"
    DIPLOMATS = "diplomats"
    LETTER = "letter"
    BACKGROUND = "background"
    LANGUAGES = "languages"
    OWN_LANGUAGE = "own_language"
    DEADLINE = "deadline"
    AFTER_DEADLINE = "after_deadline"
    PEOPLE = "people"
    GENDER = "gender"
    PREVIOUS = "previous"
    NOTHING_TO_DO = "nothing_to_do"
    RESIDUE = "residue"
    FURNITURE = "furniture"
    END = "end"


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language. Labels are compared by their letters and digits only.

    ``labels`` stand at the start of a line. ``opens`` are regular expressions, on folded text (lower
    case, no accents), of sentences that belong to a part wherever they stand. ``contacts`` name the
    means of contact: ``email``, ``fax``, ``phone``, ``salutation`` and ``other`` (no key for it).
    """

    code: str
    labels: Mapping[Mark, tuple[str, ...]]
    opens: Mapping[Mark, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    months: tuple[tuple[str, ...], ...] = ()
    contacts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    networks: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    embassies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    circulars: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    closing_sentences: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    countries_official: tuple[str, ...] = ()
