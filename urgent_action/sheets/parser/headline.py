"""Headline, summary, narrative: what stands before the action part."""

from __future__ import annotations

import re

from ..labels import Mark
from .cutting import caps_end
from .dates import only_date
from .draft import Draft
from .formulas import is_circular
from .header import Header, read_title
from .keys import is_caps, key_of
from .numbers import kind_of
from .parts import Part
from .people import names_below_country, subject_from_line
from .shapes import is_prose

_KICKER = re.compile(r"^[\s!:–—-]+")


def settle_head(draft: Draft) -> None:
    """Divide the head into headline, summary and narrative."""
    parts = _without_dates(draft, draft.head)
    if draft.headline is None:
        parts = _headline(draft, parts)
    if draft.headline:
        title = read_title(draft.headline.text, draft.headline, draft.header)
        title = title.strip(" :–—-") if not title.endswith(("!", "?")) else title.strip()
        draft.headline = draft.headline.with_text(title)
        if draft.header.country is None:
            _country_in_front(draft, title)
    _names(draft, parts)
    draft.furniture += [part for part in parts if _repeats(draft, part)]
    parts = [part for part in parts if not _repeats(draft, part)]
    for number, part in enumerate(parts):
        if draft.summary is None and (is_prose(part.text) or _only_text(parts, number)):
            draft.summary = part
            rest = parts[number + 1 :]
            draft.information[:0] = [p for p in rest if key_of(p.text) != key_of(part.text)]
            draft.unplaced += parts[:number]
            return
    if draft.summary:
        same = key_of(draft.summary.text)
        draft.information[:0] = [part for part in parts if key_of(part.text) != same]
    else:
        draft.unplaced += parts


def _only_text(parts: list[Part], number: int) -> bool:
    """A short sentence is a summary when longer text, or nothing, follows it."""
    text = parts[number].text
    return len(text.split()) >= 5 and text.endswith((".", "…")) and not is_caps(text)


def _without_dates(draft: Draft, parts: list[Part]) -> list[Part]:
    """Take out the date line of a web page."""
    kept: list[Part] = []
    for part in parts:
        day = only_date(part.text) if part.mark is None else None
        if day and len(kept) <= 12:
            draft.header.put("issued", day, part)
        else:
            kept.append(part)
    return kept


def _headline(draft: Draft, parts: list[Part]) -> list[Part]:
    """Find the headline; return the parts behind it."""
    titled = [n for n, p in enumerate(parts) if p.mark is Mark.DOCUMENT][:12]
    for number in titled:
        hit = parts[number].hit
        kind = kind_of(parts[number].text[: hit.end]) if hit else None
        if kind:
            draft.header.put("kind", kind, parts[number])
    for number in titled:
        rest = _KICKER.sub("", parts[number].rest)
        if rest and not (is_prose(rest) and not caps_end(rest)):
            return _titled(draft, parts, number, rest)
    start = 0
    for number in titled:
        heading = number + 1 < len(parts) and not is_prose(parts[number + 1].text)
        circular = any(is_circular(part.text) for part in parts[:number])
        told = any(is_prose(part.text) for part in parts[start:number])
        if number > start and not heading and (start or is_caps(parts[number - 1].text)):
            continue  # the document type once more, below the headline
        if not told or (circular and start == 0) or (heading and start == 0):
            start = number + 1
    draft.unplaced += [p for p in parts[:start] if p.mark is not Mark.DOCUMENT]
    draft.furniture += [p for p in parts if p.mark is Mark.DOCUMENT]
    parts = [p for p in parts[start:] if p.mark is not Mark.DOCUMENT]
    if draft.header.concern:
        return _typed(draft, parts)
    return _first_heading(draft, parts, bool(titled))


def _titled(draft: Draft, parts: list[Part], number: int, rest: str) -> list[Part]:
    """The title stands behind the document type: ``Urgent Action: TEACHER HELD``."""
    part = parts[number]
    rest = read_title(rest, part, draft.header)
    below = [p for p in parts[number + 1 :] if p.mark is not Mark.DOCUMENT]
    draft.furniture += [p for p in parts[number + 1 :] if p.mark is Mark.DOCUMENT]
    end = caps_end(rest)
    if end:
        below.insert(0, part.with_text(rest[end:].strip()))
        rest = rest[:end].strip()
    draft.headline = part.with_text(rest)
    while below and _second_line(draft.headline, below[0]):
        draft.headline = _joined(draft.headline, below.pop(0))
    draft.unplaced += [p for p in parts[:number] if p.mark is not Mark.DOCUMENT]
    return below


def _second_line(headline: Part, part: Part) -> bool:
    if part.mark or is_prose(part.text) or part.gap or not part.text:
        return False
    return is_caps(headline.text) == is_caps(part.text) and not headline.text.endswith(")")


def _typed(draft: Draft, parts: list[Part]) -> list[Part]:
    """On typed sheets the concern in the header line is the headline."""
    source = draft.header.concern_part
    if source is not None:
        draft.headline = source.with_text(draft.header.concern)
    return parts


def _first_heading(draft: Draft, parts: list[Part], titled: bool) -> list[Part]:
    for number, part in enumerate(parts):
        end = caps_end(part.text) if read_title(part.text, part, Header()) == part.text else 0
        if end:
            head, text = part.text[:end].strip(), part.text[end:].strip()
            draft.unplaced += parts[:number]
            draft.headline = part.with_text(head)
            return [part.with_text(text), *parts[number + 1 :]]
        if is_prose(part.text) or (titled and is_caps(part.text) and len(part.text.split()) >= 3):
            break
    prose = next((n for n, p in enumerate(parts) if is_prose(p.text)), len(parts))
    above = parts[:prose]
    if not above:
        return parts
    start = _best(above, titled)
    if start is None:
        return parts
    headline, end = above[start], start + 1
    while end < len(above) and _goes_on(headline, above[end], draft):
        headline = _joined(headline, above[end])
        end += 1
    draft.headline = headline.with_text(headline.text)
    draft.unplaced += above[:start]
    return [*above[end:], *parts[prose:]]


def _best(above: list[Part], titled: bool) -> int | None:
    """Choose among the lines above the text: a heading, capitals, or the first below the type."""
    names = [n for n, p in enumerate(above) if not p.item and len(p.text) > 3]
    if not names:
        return None
    levels = [n for n in names if above[n].level]
    caps = [n for n in names if is_caps(above[n].text) and len(above[n].text.split()) >= 2]
    if titled:
        return caps[0] if caps and caps[0] - names[0] < 3 else names[0]
    if levels:
        return min(levels, key=lambda n: (above[n].level, n))
    if caps:
        return caps[0]
    return names[-1] if len(above[names[-1]].text.split()) >= 3 else None


def _goes_on(headline: Part, part: Part, draft: Draft) -> bool:
    if draft.countries.knows(part.text) or is_prose(part.text) or part.item or part.cell != headline.lines[0].cell:
        return False
    if is_caps(headline.text):
        return is_caps(part.text) and part.level == headline.level
    return part.level == headline.level and not part.gap and part.bold == headline.bold


def _joined(one: Part, two: Part) -> Part:
    text = f"{one.text} {two.text}"
    return Part(text, (*one.lines, *two.lines), None, text, one.gap)


def _country_in_front(draft: Draft, title: str) -> None:
    """``Fiji: TEACHER HELD`` names the country of the case and stays in the headline."""
    match = re.match(r"^([^:]{3,40}?)\s?:\s+(\S.*)$", title)
    if not match or draft.headline is None:
        return
    front, rest = match.groups()
    marked = not is_caps(front) and is_caps(rest) and len(front.split()) <= 3
    if draft.countries.knows(front) or (marked and all(w[0].isupper() for w in front.split())):
        draft.header.put("country", front, draft.headline)


def _names(draft: Draft, parts: list[Part]) -> None:
    """Country and people at risk as the 1990s print them, above the summary."""
    found = names_below_country(parts, draft.countries)
    if not found:
        return
    country, source, names = found
    used = {id(source), *(id(part) for _, part in names)}
    if not draft.header.concern and not names:
        return
    draft.header.put("country", country, source)
    draft.subjects += [(subject_from_line(name), part) for name, part in names]
    parts[:] = [part for part in parts if id(part) not in used]


def _repeats(draft: Draft, part: Part) -> bool:
    """The headline once more."""
    if draft.headline is None:
        return False
    key = key_of(draft.headline.text)
    title = _KICKER.sub("", part.rest) if part.mark is Mark.DOCUMENT else part.text
    if part.mark is Mark.DOCUMENT and not key_of(title):
        return True
    return bool(key) and key_of(title) == key
