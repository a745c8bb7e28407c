"""The header line: kind, UA number, index number, country, date, in any arrangement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from ..labels import LANGUAGES, Mark
from ..sheet import SheetKind
from .book import label_at_start
from .dates import find_dates
from .keys import Folded, folded, is_caps, key_of
from .parts import Part
from .places import Countries

_N = r"\d{1,3}(?:-\d{1,2})?\s?[/.]\s?(?:\d{4}|\d{2})(?:-\d{1,2})?(?![\d/])"
_LABEL = (
    r"(?:ua|au|fi|extra|urgent action|accion urgente|action urgente|"
    r"(?:ال)?تحرك (?:ال)?عاجل(?: \w+)?)"
)
NUMBER = re.compile(
    rf"(?<![a-z0-9])(?P<label>{_LABEL}(?:\s*(?:ua|extra))?)\s*[-:]?\s*(?:nr|no|n°|number|num)?"
    rf"\s*[.:]?\s*(?:(?:ua|au)[-\s]\s?)?(?P<extra>extra\s+)?(?P<n>{_N})"
)
_NO_NUMBER = re.compile(rf"^(?P<label>{_LABEL})\s*:")
INDEX = re.compile(
    r"(?<![A-Za-z])(?P<code>(?:[A-Z]{3}|[a-z]{3}(?=\s\d\d/))\s?\d{2,3}[/ ]\d{1,5}/\d{2,4}(?:/[a-z]{1,2})?)(?!\d)"
)
INDEX_LABEL = re.compile(
    r"(?:ai[- ]?)?(?:index|indice|numero d'index|index number|رقم الوثيقه)(?: ai| number)?\s*:?", re.I
)
_DATE_LABEL = re.compile(
    r"(?:issue date|date of issue|publication date|date issued|date d'emission|date de publication"
    r"|fecha de emision|fecha de publicacion|date|fecha|datum|تاريخ الاصدار|التاريخ)\s*:"
)
TITLE = re.compile(
    rf"\(\s*(?P<country>[^():]{{2,60}}?)\s*[:,]\s*(?P<label>[^():]{{0,40}}?(?:UA|AU|FI|EXTRA)):?\s*"
    rf"(?P<n>{_N})\s*\)?"
)
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass
class Header:
    """What header lines and titles said, each with the parts that said it."""

    kind: SheetKind | None = None
    number: str | None = None
    index: str | None = None
    issued: date | None = None
    country: str | None = None
    concern: str = ""
    concern_part: Part | None = None
    sources: dict[str, list[Part]] = field(default_factory=dict)
    conflicts: list[tuple[str, str, Part]] = field(default_factory=list)

    def put(self, name: str, value: object, part: Part) -> None:
        """Keep the first value of each; note another one."""
        if value in (None, ""):
            return
        old = getattr(self, name)
        if old is None:
            setattr(self, name, value)
            self.sources[name] = [part]
        elif old == value:
            self.sources.setdefault(name, []).append(part)
        elif name == "number" and _bare(str(old)) != _bare(str(value)):
            self.conflicts.append(("two_numbers", str(value), part))
        elif name == "issued":
            self.conflicts.append(("two_dates", str(value), part))


def _bare(number: str) -> str:
    return re.sub(r"-\d+$", "", re.sub(r"\W*$", "", number)).lstrip("0")


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


def read_title(text: str, part: Part, header: Header) -> str:
    """Read country and number in brackets in a title; return the title without them."""
    match = TITLE.search(text)
    if not match:
        lone = re.search(rf"\(\s*(?:UA|AU|FI|EXTRA):?\s*({_N})\s*\)", text)
        if lone:
            header.put("number", _tidy(lone.group(1)), part)
            return (text[: lone.start()] + text[lone.end() :]).strip()
        return text
    header.put("country", match["country"].strip(), part)
    header.put("number", _tidy(match["n"]), part)
    kind = kind_of(match["label"])
    if kind:
        header.put("kind", kind, part)
    return (text[: match.start()] + text[match.end() :]).strip(" )")


def is_header(part: Part) -> bool:
    """Say whether a part is the header line or a piece of it."""
    text = part.text
    if len(text) > 260:
        return False
    if part.mark in {Mark.NUMBER, Mark.INDEX}:
        return True
    plain = folded(text)
    if part.mark is Mark.DATE:
        return not _is_mail_date(part)
    if INDEX.match(text) and len(text) < 120:
        return True
    number = NUMBER.search(plain) or _NO_NUMBER.match(plain)
    if number is None:
        labelled = INDEX_LABEL.search(plain) and INDEX.search(text)
        return bool(labelled and len(text) < 120)
    before, after = plain[: number.start()], plain[number.end() :]
    labelled = _DATE_LABEL.search(plain) or INDEX_LABEL.search(plain)
    if re.search(r"[^\W\d]{2}\.$", text) and not labelled:
        return False
    if before.count("(") > before.count(")"):
        return False
    prefix = before.strip(" |-–:•")
    words = len(prefix.split())
    fits = not prefix or (words <= 7 and kind_of(prefix) is not None and "." not in prefix)
    fits = fits or label_at_start(prefix) is not None or prefix in {"external", "public"}
    rest = _BRACKET.sub("", after).strip(" |,:-")
    # "UA 12/95 was issued …" is prose.
    opens = Folded(text).position(len(plain) - len(after.lstrip(" |,:-")))
    prose = text[opens : opens + 1].islower() and not re.match(r"(?:and|index|date|y|et|-)", rest)
    return fits and not prose and len(rest) < 150 and not re.search(r"[a-z]{3}\. [a-z]", rest)


def _is_mail_date(part: Part) -> bool:
    return bool(re.search(r"\d:\d\d", part.text)) or len(part.text) > 90


def read_header(part: Part, header: Header, countries: Countries) -> None:
    """Read one header line into ``header``; the text that is left over is the country."""
    text = part.text
    bracketless = _blank(text, _BRACKET)
    used: list[tuple[int, int]] = []
    view = Folded(bracketless)
    number = NUMBER.search(view.plain) or _NO_NUMBER.match(view.plain)
    if number is None and part.mark is Mark.NUMBER:
        number = re.search(rf"(?P<label>)(?P<extra>)(?P<n>{_N})", view.plain)
    if number:
        _read_number(part, view, number, header, used)
    _read_index(bracketless, part, header, used)
    for match in _DATE_LABEL.finditer(view.plain):
        used.append((view.position(match.start()), view.position(match.end() - 1) + 1))
    dates = find_dates(bracketless)
    for found in dates[:1]:
        header.put("issued", found.value, part)
    used += [(found.start, found.end) for found in dates]
    rest = bracketless
    for start, end in sorted(used, reverse=True):
        rest = f"{rest[:start]} | {rest[end:]}"
    _read_rest(rest, part, header, countries, bool(number))


def _read_number(part: Part, view: Folded, match: re.Match[str], header: Header, used: list[tuple[int, int]]) -> None:
    start, end = view.position(match.start()), view.position(match.end() - 1) + 1
    before = part.text[:start]
    groups = match.groupdict()
    printed = groups.get("n")
    label = folded(groups.get("label") or "")
    kind = kind_of(before) or kind_of(label)
    if printed:
        number = _tidy(view.text[view.position(match.start("n")) : end])
        if "extra" in label or groups.get("extra"):
            number = f"EXTRA {number}"
        header.put("number", number, part)
        if kind is None and re.search(r"\d-\d", number):
            kind = SheetKind.FURTHER_INFORMATION
        again = re.match(rf"\s*[:/-]\s*{re.escape(printed)}", view.plain[match.end() :])
        if again:
            used.append((end, view.position(match.end() + again.end() - 1) + 1))
    if kind:
        header.put("kind", kind, part)
    used.append((0, end))


def _read_index(text: str, part: Part, header: Header, used: list[tuple[int, int]]) -> None:
    view = Folded(text)
    label = next(
        (m for m in INDEX_LABEL.finditer(view.plain) if ":" in m.group()
         or INDEX.match(text, view.position(m.end()) + 1)), None,
    )  # fmt: skip
    start = view.position(label.end() - 1) + 1 if label else 0
    code = INDEX.search(text, start)
    if label:
        used.append((view.position(label.start()), start))
        if code is None:
            value = re.match(r"\s*([A-Z]{3}\s[\d/ ]{4,}\d)", text[start:])
            if value:
                header.put("index", value.group(1), part)
                used.append((start, start + value.end()))
    if code and (label or header.index is None):
        header.put("index", re.sub(r"\s+", " ", code["code"]), part)
        used.append(code.span("code"))


def _read_rest(rest: str, part: Part, header: Header, countries: Countries, numbered: bool) -> None:
    pieces = [_clean(piece) for piece in re.split(r"[|\t]|\s[-–—]\s|\s{3,}", rest)]
    pieces = [piece for piece in pieces if piece and not _is_noise(piece)]
    if not pieces:
        return
    labelled = _DATE_LABEL.search(folded(part.text)) or INDEX_LABEL.search(folded(part.text))
    for piece in pieces:
        if re.search(r"\d", piece) or len(piece) > 70:
            continue
        if countries.knows(piece) or (labelled and len(piece.split()) <= 6):
            header.put("country", piece, part)
        elif numbered and not header.concern and len(piece) > 3:
            header.concern, header.concern_part = piece, part


def _is_noise(piece: str) -> bool:
    plain = key_of(piece)
    hit = label_at_start(piece)
    if hit and hit.mark in {Mark.FURNITURE, Mark.DOCUMENT, Mark.RESIDUE}:
        return True
    return plain in {"", "external", "public", "on", "and", "y", "et", "und", "extern", "p"}


def _clean(piece: str) -> str:
    return re.sub(r"\s+", " ", piece).strip(" ,;:.|-–—•*")


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    """Blank out what stands in brackets: it belongs to an earlier sheet."""
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _tidy(number: str) -> str:
    return re.sub(r"\s+", "", number)


def lone_country(part: Part, countries: Countries) -> bool:
    """Say whether a line between header lines is a country."""
    text = part.text
    if re.search(r"[\d.:;!?]", text) or len(text.split()) > 5 or part.mark:
        return False
    return countries.knows(text) or not is_caps(text)
