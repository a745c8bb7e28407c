"""Runs of text whose line breaks were lost are cut where a label or a sentence of ours begins."""

from __future__ import annotations

import re
from dataclasses import replace

from ..labels import Mark
from .book import begins, label_at_start, labels_inside, patterns
from .dates import find_dates
from .formulas import closing_spans, salutation_spans
from .keys import Folded, folded, is_caps
from .parts import Part
from .runs import is_run, run_points, stuck_points

_INSIDE = (
    Mark.ACTION, Mark.BACKGROUND, Mark.LETTER, Mark.COPIES, Mark.DEADLINE, Mark.LANGUAGES,
    Mark.PEOPLE, Mark.PREVIOUS, Mark.ADDRESSES, Mark.DOCUMENT, Mark.POINTS, Mark.RESIDUE,
    Mark.GENDER, Mark.TITLE, Mark.SUMMARY, Mark.NUMBER,
)  # fmt: skip
_SENTENCES = (
    Mark.NOTHING_TO_DO, Mark.DIPLOMATS, Mark.OWN_LANGUAGE, Mark.AFTER_DEADLINE, Mark.LANGUAGES,
    Mark.RESIDUE,
)  # fmt: skip
_HEADINGS = {Mark.ACTION, Mark.BACKGROUND, Mark.LETTER, Mark.DOCUMENT}
_BULLETS = re.compile(r"(?:(?<=[\s.;:])|(?<=[a-z]))[•▪■●‣∙·](?=\s?\S)|(?<=[;:]) [-–*] (?=\S)")
_RUN = 600
_HEADER = re.compile(
    r"(?<=[\s.)])(?:(?:Further information on|First|Second|Third|Outcome|Más información sobre|Primera|"
    r"Segunda|Première|Deuxième) (?:la |l’)?)?(?:UA|AU)\s?: ?\d{1,3}/\d{2,4}(?:-\d)?\s+(?:Index|Índice)\s?:"
)
_SEND_TO = re.compile(r"(?<=\d\d\d\d )(?:TO|A|À)\s?:")


def cut_glued(parts: list[Part]) -> list[Part]:
    """Return ``parts`` cut at what stands inside them."""
    done: list[Part] = []
    for part in parts:
        if part.level or len(part.text) < 20:
            done.append(part)
            continue
        run = is_run(part.text)
        points = run_points(part.text) - {0} if run else stuck_points(part.text)
        whole = part.cut(points) if points else [part]
        pieces = [p for one in whole for piece in _at_labels(one, run) for p in _at_sentences(piece, run)]
        pieces = [p for piece in pieces for p in _at_letter(piece, len(pieces) > 1)]
        done += [_of_a_run(piece) for piece in pieces] if run else pieces
    return done


def _of_a_run(part: Part) -> Part:
    return replace(part, run=True, hit=part.hit or label_at_start(part.text, glued=True))


def _at_labels(part: Part, run: bool) -> list[Part]:
    points: set[int] = {match.start() for match in _HEADER.finditer(part.text) if match.start() > 60}
    points |= {match.end() for match in _SEND_TO.finditer(part.text)}
    for hit in labels_inside(part.text, (*_INSIDE, Mark.DATE, Mark.INDEX) if run else _INSIDE):
        if hit.mark in {Mark.DATE, Mark.INDEX} and not (hit.colon and is_caps(part.text[hit.start : hit.end])):
            continue
        if hit.mark is Mark.DOCUMENT and not _after_header(part.text[max(0, hit.start - 300) : hit.start]):
            continue
        if hit.start and not _own(part.text, hit.start, hit.colon, hit.mark, run):
            continue
        if hit.mark in {Mark.ADDRESSES, Mark.COPIES, Mark.PEOPLE, Mark.POINTS} and not hit.start:
            continue
        points.add(hit.start)
        if hit.mark is Mark.DOCUMENT and "(" in part.text[hit.end : hit.end + 160]:
            continue  # a title with country and number in brackets, which end no headline
        if hit.mark in _HEADINGS and hit.end < len(part.text):
            points.add(_heading_end(part.text, hit.end))
    return part.cut(points - {0}) if points - {0} else [part]


def _own(text: str, start: int, colon: bool, mark: Mark, run: bool) -> bool:
    """A label inside a line stands in capitals, or behind the end of a sentence or a value."""
    if mark is Mark.GENDER and colon:
        return True
    printed = text[start : start + 12]
    before = text[:start].rstrip()
    if is_caps(printed):
        return True
    if not any(char.lower() != char.upper() for char in printed):
        return colon or before[-1:] in ".!?:؛،؟)"
    if mark is Mark.POINTS:
        return before[-1:] in ".!?:;)"
    return (colon and mark is not Mark.ADDRESSES and before[-1:] in ".!?:;)") or (colon and (run or len(text) > _RUN))


def _heading_end(text: str, end: int) -> int:
    """A heading in capitals may go on behind its label: it ends where the capitals end."""
    rest = text[end : end + 300]
    match = re.match(r"(?:[^a-zà-ÿ]*?[\s.:])??(?=\W*[A-ZÀ-Þ¡¿“\"]?['’]?[a-zà-ÿ])", rest)
    if match and is_caps(rest[: match.end()] or "A"):
        return end + match.end()
    return end


def _after_header(before: str) -> bool:
    plain = folded(before)
    return (
        not before.strip() or bool(find_dates(before)) or bool(re.search(r"\b(?:index|indice|ua|au)\b\s*:|رقم", plain))
    )


def _at_sentences(part: Part, run: bool) -> list[Part]:
    view = Folded(part.text)
    points: set[int] = set()
    for mark in (*_SENTENCES, Mark.POINTS) if run else _SENTENCES:
        for pattern in patterns(mark):
            for match in pattern.finditer(view.plain):
                if not begins(part.text, view.position(match.start())):
                    continue
                if mark is Mark.DIPLOMATS and part.mark is Mark.COPIES and match.start() < 12:
                    continue
                end = part.text.find(".", view.position(match.end() - 1)) + 1
                if mark in {Mark.LANGUAGES} and end:
                    points.add(end)
                points.add(view.position(match.start()))
                if mark is not Mark.LANGUAGES:
                    points.add(view.position(match.end() - 1) + 1)
    points -= {0, len(part.text)}
    return part.cut(points) if points else [part]


def _at_letter(part: Part, glued: bool) -> list[Part]:
    """Cut at salutation, bullets and closing, where a run of text holds them all."""
    if part.item and not glued and len(part.text) < _RUN and not _BULLETS.search(part.text):
        return [part]
    if not glued and len(part.text) < _RUN and not _BULLETS.search(part.text):
        return _closing_only(part)
    points: set[int] = set()
    text = part.text
    if part.mark is None or glued:
        for start, end in [*salutation_spans(text), *closing_spans(text)]:
            points |= {start, end}
    points |= {match.start() for match in _BULLETS.finditer(text)}
    points -= {0, len(text)}
    return part.cut(points) if points else [part]


def _closing_only(part: Part) -> list[Part]:
    spans = [(s, e) for s, e in closing_spans(part.text) if s > 20 and e >= len(part.text) - 60]
    return part.cut({p for span in spans for p in span}) if spans else [part]


def caps_end(text: str) -> int:
    """Return where a headline in capitals ends and text begins, 0 when it does not.

    Of ``TEACHER HELDThe teacher``, it is the position of ``The``.
    """
    for match in re.finditer(r"[A-ZÀ-Þ]?['’]?[a-zà-ÿ]{2,}|(?<=[A-ZÀ-Þ]{2})[A-ZÀ-Þ][a-zà-ÿ](?=\s)", text):
        start = match.start()
        # A lone capital in front of small letters opens the text: "HELD A teacher".
        lone = re.search(r"(?<!\w)[A-ZÀ-Þ]\s$", text[:start])
        if match.group()[0].islower() and lone:
            start = lone.start()
        elif match.group()[0].islower() and text[start - 1 : start].isalnum():
            continue
        head = text[:start].strip()
        if len(re.findall(r"\w+", head)) >= 2 and is_caps(head) and len(head) >= 8:
            return start
        return 0
    return 0
