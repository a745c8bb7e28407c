"""Reading one header line: number, index, date; what is left over is the country."""

from __future__ import annotations

import re

from ..labels import Mark
from ..sheet import SheetKind
from .book import label_at_start
from .dates import find_dates
from .header import Header, without_spaces
from .keys import Folded, folded, key_of
from .numbers import BRACKET, DATE_LABEL, INDEX, INDEX_LABEL, NO_NUMBER, NUMBER, NUMBER_ALONE, kind_of
from .parts import Part
from .places import Countries


def read_header(part: Part, header: Header, countries: Countries) -> None:
    """Read one header line into ``header``; the text that is left over is the country."""
    text = part.text
    bracketless = _blank(text, BRACKET)
    used: list[tuple[int, int]] = []
    view = Folded(bracketless)
    number = NUMBER.search(view.plain) or NO_NUMBER.match(view.plain)
    if number is None and part.mark is Mark.NUMBER:
        number = re.search(rf"(?P<label>)(?P<extra>)(?P<n>{NUMBER_ALONE})", view.plain)
    if number:
        _read_number(part, view, number, header, used)
    _read_index(bracketless, part, header, used)
    for match in DATE_LABEL.finditer(view.plain):
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
        number = without_spaces(view.text[view.position(match.start("n")) : end])
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
    labelled = DATE_LABEL.search(folded(part.text)) or INDEX_LABEL.search(folded(part.text))
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
    if re.search(r"(?:^|\s)(?:ua|au)$", folded(piece)):
        return True  # the label of a number that is missing
    return plain in {"", "external", "public", "on", "and", "y", "et", "und", "extern", "p"}


def _clean(piece: str) -> str:
    return re.sub(r"\s+", " ", piece).strip(" ,;:.|-–—•*")


def _blank(text: str, pattern: re.Pattern[str]) -> str:
    """Blank out what stands in brackets: it belongs to an earlier sheet."""
    return pattern.sub(lambda match: " " * len(match.group()), text)
