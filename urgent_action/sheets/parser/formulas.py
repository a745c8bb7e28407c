"""The set phrases of a letter: salutation, introduction of the demands, closing formula."""

from __future__ import annotations

import re
from functools import cache

from ..labels import LANGUAGES
from .book import words
from .contacts import label_pattern
from .keys import Folded, folded

_OPENING = re.compile(r"[,،:!.]$")


@cache
def greeting_pattern() -> re.Pattern[str]:
    """Return the pattern of the words that salutations begin with, for folded text."""
    names = sorted(words("greetings"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def closing_pattern() -> re.Pattern[str]:
    """Return the pattern of closing formulas, for folded text."""
    names = sorted(words("closings"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _closing_sentences() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<!\w)(?:{expression})") for language in LANGUAGES for expression in language.closing_sentences
    )


@cache
def demand_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns that introduce demands, for folded text."""
    return tuple(re.compile(exp) for language in LANGUAGES for exp in language.demands)


@cache
def _circular() -> re.Pattern[str]:
    names = sorted(words("circulars"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)")


def is_circular(text: str) -> bool:
    """Say whether a line greets the readers of a circular and not an official."""
    return bool(_circular().match(folded(text[:80])))


def is_salutation(text: str) -> bool:
    """Say whether a line has the shape of a letter's salutation."""
    if len(text) > 120 or len(text.split()) > 14 or re.search(r"[\d@]", text):
        return False
    if not greeting_pattern().match(folded(text)) or is_circular(text):
        return False
    if _OPENING.search(text):
        return text.count(". ") < 3
    return False


def greets(text: str) -> bool:
    """Say whether a line opens like a salutation, whatever it ends in."""
    return len(text) < 80 and bool(greeting_pattern().match(folded(text))) and not is_circular(text)


def is_closing(text: str) -> bool:
    """Say whether a line is a closing formula (with a placeholder for the name, perhaps)."""
    plain = folded(text)
    match = closing_pattern().match(plain)
    if match and len(text) < 90 and len(re.findall(r"\w+", plain[match.end() :])) <= 6:
        tail = plain[match.end() :].strip()
        return not tail or tail[0] in ",.،[!" or len(tail.split()) <= 3
    return any(pattern.match(plain) for pattern in _closing_sentences()) and len(text) < 330


def salutation_spans(text: str) -> list[tuple[int, int]]:
    """Return where, inside a run of text, a letter's salutation stands."""
    view = Folded(text)
    pattern = re.compile(
        rf"(?:(?<=[.:;,)\]\s])|(?<=^)){greeting_pattern().pattern}"
        r"(?:[^.,:;!?\d@]|(?<=mr|ms|dr|sr)\.|(?<=mrs|sra|hon|lic)\.|(?<=prof)\.){0,60}[,:](?=\s|[a-z])"
    )
    spans: list[tuple[int, int]] = []
    match = pattern.search(view.plain)
    while match:
        start, end = view.position(match.start()), view.position(match.end() - 1) + 1
        single = re.match(r"(?:sir|madam|mr|m|mme|sr|sra)\b", match.group())
        inner = label_pattern().search(match.group())
        opens = not text[start].islower() and not text[:start].rstrip().endswith((",", "،"))
        taken = opens and not single and not inner and not _labelled_before(text[:start])
        if taken:
            spans.append((start, end))
        match = pattern.search(view.plain, match.end() if taken else match.start() + 1)
    return spans


def _labelled_before(before: str) -> bool:
    return before.rstrip().endswith(":") or before.endswith(("His ", "Her "))


def closing_spans(text: str) -> list[tuple[int, int]]:
    """Return where, inside a run of text, a closing formula stands."""
    view = Folded(text)
    pattern = re.compile(rf"(?<=[.;!?:،)])\s*({closing_pattern().pattern})(?:,|(?=\s*\[|\s*$))")
    spans = [
        (view.position(match.start(1)), view.position(match.end() - 1) + 1) for match in pattern.finditer(view.plain)
    ]
    for sentence in _closing_sentences():
        for match in sentence.finditer(view.plain):
            start, end = view.position(match.start()), view.position(match.end() - 1) + 1
            before = text[:start].rstrip()
            if text[start].isupper() and (not before or before[-1] in ".;!?"):
                spans.append((start, end))
    return [span for span in spans if text[span[0]].isupper() or not text[span[0]].islower()]


def is_demands_intro(text: str) -> bool:
    """Say whether a paragraph ends by introducing demands."""
    plain = folded(text).rstrip(" *")
    return plain.endswith((":", " to", "…", "...")) and any(
        match.end() >= len(plain) - 1 for pattern in demand_patterns() for match in pattern.finditer(plain)
    )


def opens_demands(text: str) -> bool:
    """Say whether the words that introduce demands are the first of ``text``."""
    plain = folded(text)
    return any(match and match.start() < 25 for match in (p.search(plain) for p in demand_patterns()))
