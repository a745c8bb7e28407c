"""The numbers of a sheet and its kind: patterns and words."""

from __future__ import annotations

import re
from functools import cache

from ..labels import LANGUAGES
from ..sheet import SheetKind
from .book import label_at_start
from .dates import find_dates
from .keys import Folded, folded

NUMBER_ALONE = r"\d{1,3}(?:-\d{1,2})?\s?[/.]\s?(?:\d{4}|\d{2})(?:-\d{1,2})?(?![\d/])"
_LABEL = (
    r"(?:ua|au|fi|extra|urgent action|accion urgente|action urgente|"
    r"(?:ال)?تحرك (?:ال)?عاجل(?: \w+)?)"
)
NUMBER = re.compile(
    rf"(?<![a-z0-9])(?P<label>{_LABEL}(?:\s*(?:ua|extra))?)\s*[-:]?\s*(?:nr|no|n°|number|num)?"
    rf"\s*[.:]?\s*(?:(?:ua|au)[-\s]\s?)?(?P<extra>extra\s+)?(?P<n>{NUMBER_ALONE})"
)
NO_NUMBER = re.compile(rf"^(?P<label>{_LABEL})\s*:")
INDEX = re.compile(
    r"(?<![A-Za-z])(?P<code>(?:[A-Z]{3}|[a-z]{3}(?=\s\d\d/))\s?\d{2,3}[/ ]\d{1,5}/\d{2,4}(?:/[a-z]{1,2})?)(?!\d)"
)
INDEX_LABEL = re.compile(
    r"(?:ai[- ]?)?(?:index|indice|numero d'index|index number|رقم الوثيقه)(?: ai| number)?\s*:?", re.I
)
DATE_LABEL = re.compile(
    r"(?:issue date|date of issue|publication date|date issued|date d'emission|date de publication"
    r"|fecha de emision|fecha de publicacion|date|fecha|datum|تاريخ الاصدار|التاريخ)\s*:"
)
TITLE = re.compile(
    rf"\(\s*(?P<country>[^():]{{2,60}}?)\s*[:,]\s*(?P<label>[^():]{{0,40}}?(?:UA|AU|FI|EXTRA)):?\s*"
    rf"(?P<n>{NUMBER_ALONE})\s*\)?"
)
BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@cache
def _kind_words() -> list[tuple[str, SheetKind]]:
    pairs = [
        (folded(word), SheetKind(kind))
        for language in LANGUAGES
        for kind, entries in language.kinds.items()
        for word in entries
    ]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def kind_of(text: str) -> SheetKind | None:
    """Return the kind that the words in front of a number, or a title's label, name."""
    plain = folded(text)
    for word, kind in _kind_words():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain):
            return kind
    return None


def header_goes_on(before: str, after: str) -> bool:
    """Say whether a header line was wrapped between ``before`` and ``after``."""
    if len(before) + len(after) > 240 or re.search(r"[^\W\d_]{2}\.$", after):
        return False
    joined, cut = f"{before} {after}", len(before)
    view = Folded(joined)
    number = NUMBER.search(view.plain)
    if number is None or not (INDEX_LABEL.search(view.plain) or DATE_LABEL.search(view.plain)):
        return False
    opens = view.position(number.start())
    if opens > cut:
        return opens - cut <= 40 and _kind_is_cut(before, joined[:opens], joined[cut:opens])
    spans = [(found.start, found.end) for found in find_dates(joined)]
    spans += [match.span() for match in INDEX.finditer(joined)]
    for pattern in (NUMBER, INDEX_LABEL, DATE_LABEL):
        spans += [
            (view.position(m.start()), view.position(m.end() - 1) + 1)
            for m in pattern.finditer(view.plain)
            if len(m.group().split()) > 1
        ]
    if any(start < cut and end > cut + 1 for start, end in spans):
        return True
    # The country begins the next line, and the date follows it.
    return re.match(r"[^\d.;!?]{3,40}$", view.plain[cut : _at(DATE_LABEL, view.plain, cut)]) is not None


def _at(pattern: re.Pattern[str], plain: str, start: int) -> int:
    match = pattern.search(plain, start)
    return match.start() if match else start


def _kind_is_cut(before: str, prefix: str, rest: str) -> bool:
    """``Further information`` stands at the end of a line and ``on UA`` in the next one."""
    if re.search(r"[\d:.;!?]", before) or len(before) > 60 or kind_of(prefix) is None or kind_of(rest) is not None:
        return False
    return label_at_start(before) is None or kind_of(before) is None or rest.strip()[:1].islower()
