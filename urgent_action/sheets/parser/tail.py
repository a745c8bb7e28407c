"""Deadline, note, languages, previous sheets: lines that speak for themselves wherever they are."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ..labels import LANGUAGES, Mark
from ..lines import tidy
from .book import begins, patterns, word_pattern, words
from .dates import find_dates
from .keys import Folded, folded
from .parts import Part
from .shapes import is_prose

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"”»]+[^\s<>\"”».,;:)\]]|(?:https?://)[^\s<>\"]+/")


def deadline_in(part: Part) -> tuple[date | None, str]:
    """Return the deadline behind a deadline label, and what could not be read as one."""
    dates = find_dates(part.rest)
    if dates:
        return dates[0].value, ""
    return None, part.rest if re.search(r"\d", part.rest) else ""


def deadline_in_sentence(text: str) -> date | None:
    """Return the deadline that a sentence names: ``This Urgent Action expires on …``."""
    view = Folded(text)
    for pattern in patterns(Mark.DEADLINE):
        for match in pattern.finditer(view.plain):
            if not begins(text, view.position(match.start())):
                continue
            end = view.position(match.end() - 1) + 1
            for found in find_dates(text):
                if 0 <= found.start - end <= 4:
                    return found.value
    return None


def is_after_note(text: str) -> bool:
    """Say whether a sentence says what to do after the deadline."""
    plain = folded(text)
    return any(pattern.match(plain) for pattern in patterns(Mark.AFTER_DEADLINE))


def sentence_mark(text: str) -> Mark | None:
    """Return what a sentence is that stands for itself, ``None`` for all others."""
    plain = folded(text).strip()
    for mark in (
        Mark.OWN_LANGUAGE, Mark.AFTER_DEADLINE, Mark.DIPLOMATS, Mark.NOTHING_TO_DO, Mark.LANGUAGES,
        Mark.RESIDUE, Mark.POINTS, Mark.ACTION, Mark.COPIES,
    ):  # fmt: skip
        for pattern in patterns(mark):
            match = pattern.match(plain)
            if match and (len(plain) - match.end() < 6 or mark is Mark.LANGUAGES):
                return mark
            if match and mark is Mark.POINTS and ":" in match.group():
                return mark
    return None


@cache
def _joints() -> str:
    """Conjunctions as printed and as folded: Arabic letters have several forms."""
    printed = {word for language in LANGUAGES for word in language.conjunctions}
    return "|".join(map(re.escape, sorted(printed | words("conjunctions"), key=len, reverse=True)))


def languages_in(text: str) -> tuple[list[str], bool]:
    """Return the languages named in a value like ``Persian, English or your own language``."""
    text, own = _without_own(text.strip(" .:"))
    joints = _joints()
    cuts = rf"\s+(?:{joints})\s+|\s*[,;/،]\s*(?:(?:{joints})\s+)?"
    names: list[str] = []
    for name in re.split(cuts, text):
        name = _without_filler(name.strip(" .:()"))
        if name.startswith("و") and " " not in name and len(name) > 4 and names:
            name = name[1:]
        if name and len(name.split()) <= 5 and not re.search(r"\d", name):
            names.append(name)
    return [piece for name in names for piece in _arabic_and(name)], own


def _arabic_and(name: str) -> list[str]:
    """Arabic writes its "and" onto the next word."""
    return re.split(r"\s+و(?=ال)", name)


def _without_own(text: str) -> tuple[str, bool]:
    pattern = word_pattern("own")
    view = Folded(text)
    match = pattern.search(view.plain)
    if not match:
        return text, False
    start, end = view.position(match.start()), view.position(match.end() - 1) + 1
    joints = "|".join(re.escape(word) for word in words("conjunctions"))
    fillers = "|".join(re.escape(word) for word in words("fillers"))
    before = re.sub(rf"[\s,;]*(?:\b(?:{joints})\s+)?(?:\b(?:{fillers})\s*)*$", "", text[:start])
    return tidy(before + " " + text[end:]).strip(" ,;."), True


def _without_filler(name: str) -> str:
    pattern = word_pattern("fillers")
    while True:
        match = pattern.match(folded(name))
        if not match or not name[match.end() :].strip():
            return name
        name = name[match.end() :].strip()


def languages_in_points(text: str) -> tuple[list[str], bool]:
    """Return the languages of ``Please write immediately in X or your own language:``."""
    own = word_pattern("own").search(folded(text)) is not None
    match = re.search(
        r"(?:\b(?:in|en)\s+(?=[A-ZÁÉÍÓÚÑÇ]|(?:espa|fran|ingl|portu|árab|alem|su propio|tu propio|"
        r"votre|your|kur|per|ruso|russe|chi|tur)))(?P<list>[^:;.]*)",
        text,
    )
    if not match:
        return [], own
    value = re.split(
        r"(?:,\s*)?\b(?:urging|asking|calling|to|expressing|with|quoting|stating|instando|pidiendo|"
        r"exhortando|pour|demandant)\b", match["list"],
    )[0]  # fmt: skip
    names, _ = languages_in(value)
    return [name for name in names if _is_language(name)], own


def _is_language(name: str) -> bool:
    plain = folded(name)
    return len(plain.split()) <= 3 and not re.search(r"own|words|case|idioma|langue", plain)


def previous_urls(part: Part) -> list[str]:
    """Return the addresses in the line for previous sheets: behind its links, or as text."""
    found = [link for link in part.links if re.match(r"https?://|www\.", link)]
    return list(dict.fromkeys([*found, *_URL.findall(part.text)]))


def is_value(part: Part) -> bool:
    """Say whether a line can be the value of a label that stands alone on the line before."""
    return part.mark is None and not is_prose(part.text) and len(part.text) < 160
