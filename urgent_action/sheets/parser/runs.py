"""Runs of text: where line breaks were lost, what still tells one part from the next.

Header lines, titles with country and number, dates below a title, contacts with what follows them,
and words that run into each other without a space. What none of these divides stays one piece.
"""

from __future__ import annotations

import re
from functools import cache

from ..labels import LANGUAGES, Mark
from .book import contact_labels, labels_inside, words
from .contacts import GLUED_MAIL, MAIL, MASKED, label_pattern
from .dates import find_dates
from .formulas import greeting_pattern
from .keys import Folded, folded, is_caps
from .numbers import INDEX, INDEX_LABEL, NUMBER, TITLE
from .places import Countries

LONG = 400
_COUNTRIES = Countries()
_TELLING = (
    Mark.ACTION, Mark.BACKGROUND, Mark.DEADLINE, Mark.LANGUAGES, Mark.PEOPLE, Mark.PREVIOUS,
    Mark.POINTS, Mark.COPIES, Mark.DOCUMENT, Mark.LETTER,
)  # fmt: skip
_NUMBERS = r"\(?\+?\s?\(?\d[\d\s().\-–/]*\d"
_AND = r"\s*(?:[;,،/|]|\b(?:or|ou|oder|o|y|and|et|und|أو)\b)?\s*"
_VALUE = re.compile(
    rf"\s*(?:{MAIL}(?:{_AND}{MAIL})*|{MASKED.pattern}|@\w+(?:{_AND}@\w+)*"
    rf"|{_NUMBERS}(?:{_AND}{_NUMBERS})*)(?:\s*[(\[][^()\[\]]*[)\]])*[.,;]?",
    re.I,
)
_ENUMERATED = re.compile(r"(?<=\S) (?=\(?[2-9]\)\s[A-ZÀ-Þ])")
_STUCK = re.compile(
    r"(?<=[a-zà-ÿ]{3}[.!?;:,])(?=[A-ZÀ-Þ¡¿«“][a-zà-ÿ’' ]|[A-ZÀ-Þ]{3})|(?<=[\d)][.!?;])(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
_CAMEL = re.compile(r"(?:(?<=[a-zà-ÿ]{3})|(?<=\b\d{4}))(?=[A-ZÀ-Þ][a-zà-ÿ’' ]|[A-ZÀ-Þ]{3})")
_WORD = re.compile(r"(?P<joint>\s?/\s?)?\s*(?:(?:the|la|le|de|del|of|for)\s+)?(?P<word>[^\W\d_]+\.?)")
_CLAN = re.compile(r"(?:Mac|Mc|Fitz|You|Face|Linked|Tik)$")


def is_run(text: str) -> bool:
    """Say whether ``text`` is several parts of a sheet in one: two labels or more inside."""
    if len(text) < LONG:
        return False
    told = len({hit.mark for hit in labels_inside(text, _TELLING)})
    told += len(re.findall("[•▪■·]", text)) > 1
    return told + (len(label_pattern().findall(folded(text))) > 1) > 1


def run_points(text: str) -> set[int]:
    """Return where to cut a run of text."""
    return _around_header(text) | _around_title(text) | _behind_contacts(text) | _enumerated(text) | stuck_points(text)


def stuck_points(text: str) -> set[int]:
    """Return where two paragraphs were glued without a space: ``heard.TAKE ACTION``."""
    points = {match.start() for match in _STUCK.finditer(text) if not _in_token(text, match.start())}
    points |= {match.end() for match in GLUED_MAIL.finditer(text)}
    if not points:
        return set()
    for match in _CAMEL.finditer(text):
        start = match.start()
        if not _CLAN.search(text[max(0, start - 12) : start]) and not _in_token(text, start):
            points.add(start)
    return points


def _in_token(text: str, position: int) -> bool:
    """Addresses and handles have points and capitals inside."""
    before = re.search(r"\S*$", text[max(0, position - 80) : position])
    after = re.match(r"\S{0,80}", text[position : position + 80])
    token = (before.group() if before else "") + (after.group() if after else "")
    return bool(re.search(r"[@/_]|www\.", token))


def _enumerated(text: str) -> set[int]:
    return {match.start() for match in _ENUMERATED.finditer(text)}


def _around_header(text: str) -> set[int]:
    """Number, index and date within a short distance of each other are the header line."""
    view = Folded(text)
    spans = []
    for match in NUMBER.finditer(view.plain):
        spans.append((view.position(_with_kind(view.plain, match.start())), view.position(match.end() - 1) + 1))
    for match in INDEX.finditer(text):
        label = [m for m in INDEX_LABEL.finditer(view.plain) if 0 <= match.start() - view.position(m.end() - 1) <= 3]
        spans.append((view.position(label[0].start()) if label else match.start(), match.end()))
    dates = [(found.start, found.end) for found in find_dates(text)]
    points: set[int] = set()
    groups = _neighbours(sorted(spans))
    for start, end in groups:
        if not any(INDEX.search(text[s:e]) for s, e in [(start, end)]) or "(" in text[max(0, start - 2) : start]:
            continue
        typed = [match.start() for match in NUMBER.finditer(view.plain) if start < view.position(match.start()) < end]
        if typed and not NUMBER.match(view.plain[len(view.plain) - len(view.plain[start:]) :]):
            points.add(view.position(_with_kind(view.plain, typed[0])))
        if text[start:end].count("(") > text[start:end].count(")") and ")" in text[end : end + 60]:
            end = text.index(")", end) + 1
        near = [e for s, e in dates if 0 <= s - end <= 60 and "." not in text[end:s]]
        end = near[0] if near else end + (_concern_end(text[end : end + 100]) if typed else 0)
        points |= {start, end, end + _country_end(text[end : end + 80])}
    return points


def _concern_end(text: str) -> int:
    """The concern behind the number ends where the country begins, in capitals (1990s)."""
    match = re.match(r"[^.;!?]*?[a-zà-ÿ\"”] (?=[A-ZÀ-Þ]{4,})", text)
    return match.end() if match else 0


def _country_end(text: str) -> int:
    """A country in capitals, above the names or the text, has a line of its own (1990s)."""
    pieces = list(re.finditer(r"\S+", text))[:5]
    for count in range(len(pieces) - 1, 0, -1):
        head = text[: pieces[count - 1].end()].strip()
        if is_caps(head) and _COUNTRIES.knows(head):
            return pieces[count - 1].end()
    return 0


def _with_kind(plain: str, start: int) -> int:
    before = plain[max(0, start - 60) : start]
    found = [match.start() for match in _kinds().finditer(before)]
    return start - len(before) + found[0] if found else start


@cache
def _kinds() -> re.Pattern[str]:
    names = sorted(
        {folded(w) for lang in LANGUAGES for group in lang.kinds.values() for w in group}, key=len, reverse=True
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)(?=[^.;!?\d]{{0,30}}$)")


def _neighbours(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    for start, end in spans:
        if groups and start - groups[-1][1] <= 60:
            groups[-1] = (groups[-1][0], max(end, groups[-1][1]))
        else:
            groups.append((start, end))
    return groups


def _around_title(text: str) -> set[int]:
    """``… (Ruritania: UA 47.24) May 26, 2020 On May 20, …``, or a title, a date, and text."""
    points: set[int] = set()
    title = TITLE.search(text[:260])
    if title:
        points.add(title.end())
    for found in find_dates(text[:260])[:1]:
        before = text[: found.start].rstrip()
        behind_title = bool(title) and 0 <= found.start - (title.end() if title else 0) <= 2
        lone = re.match(r"[^.;!?:]{3,40}: [^.;!?:\d]{8,110}$", before) and not re.search(r"\b[a-zà-ÿ]{1,4}$", before)
        if (behind_title or lone) and re.match(r"\s*[A-ZÀ-Þ¡¿“\"]", text[found.end :]):
            points |= {found.start, found.end}
    return points


def _behind_contacts(text: str) -> set[int]:
    """What stands behind a number or an address, and is no contact itself, begins anew."""
    view = Folded(text)
    labels = list(label_pattern().finditer(view.plain))
    starts = {view.position(match.start()) for match in labels}
    points: set[int] = set()
    for match in labels:
        behind = view.position(match.end() - 1) + 1
        if contact_labels().get(match["label"]) == "other":
            continue
        value = _VALUE.match(text, behind)
        end = value.end() if value else _salutation_end(text, behind, match["label"])
        if not end:
            continue
        rest = re.match(r"[\s)\]|]*(?:I (?=[A-Z]))?", text[end:])
        following = end + (rest.end() if rest else 0)
        opens = text[following : following + 1]
        if opens and following not in starts and (opens.isupper() or (opens.isalpha() and not opens.islower())):
            points.add(following)
    return points


def _salutation_end(text: str, start: int, label: str) -> int:
    """A salutation in a run ends with the last word that names the one it greets."""
    if label not in words_of_salutation():
        return 0
    view = Folded(text[start : start + 120])
    bracket = re.match(r"[^()\[\]]{3,80}(?=[)\]])", view.plain)
    if bracket and text[:start].rstrip().rfind("(") >= start - 20:
        return start + view.position(bracket.end() - 1) + 1
    lead = len(view.plain) - len(view.plain.lstrip())
    greeting = greeting_pattern().match(view.plain, lead)
    if not greeting:
        return 0
    last = _named_end(view.plain, greeting, folded(text[max(0, start - 260) : start]))
    while last and view.plain[last : last + 1] in {",", ":"}:
        last += 1
    return start + view.position(last - 1) + 1 if last else 0


def _named_end(plain: str, greeting: re.Match[str], block: str) -> int:
    """Follow the words of a salutation: honorifics, one office, and what the block above names."""
    open_ended = re.fullmatch(
        r"dear|honou?rable|sehr geehrte\w*|senora?|madame|monsieur|[\u0600-\u06ff ]+", greeting.group()
    )
    last = 0 if open_ended else greeting.end()
    seen = set(greeting.group().split())
    fresh = open_ended is not None
    for word in _WORD.finditer(plain, greeting.end()):
        bare = word["word"].rstrip(".")
        if word["joint"]:
            fresh = True
        elif not (fresh or open_ended) or plain[last - 1 : last] in {",", ":"} or bare in seen:
            break
        honorific = bare in words("honorifics")
        greeted = bool(word["joint"]) and bool(greeting_pattern().match(plain, word.start("word")))
        named = re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", block)
        if not (honorific or greeted or named or (fresh and bare in words("roles"))) or word.start() > max(
            last, greeting.end()
        ):
            break
        fresh = fresh and (honorific or greeted)
        seen.add(bare)
        last = word.end()
    return last


@cache
def words_of_salutation() -> frozenset[str]:
    """Return the labels of salutations, folded."""
    return frozenset(folded(label) for language in LANGUAGES for label in language.contacts.get("salutation", ()))
