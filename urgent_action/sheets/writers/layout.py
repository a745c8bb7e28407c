"""A sheet as paragraphs, in the order of the international layout, for any format.

Limits, all of them in the nature of a printed sheet: an ``update`` is written as the second one
(print does not say more than its ordinal); the country of the case needs a header line or a label;
a kind other than ``unknown`` and ``first`` needs its words in the header.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..sheet import Letter, Sheet, SheetKind, Target, TargetKind
from .words import Words, words_of


class Style(StrEnum):
    """How a paragraph looks."""

    HEADER = "header"
    TITLE = "title"
    HEADLINE = "headline"
    HEADING = "heading"
    LABEL = "label"
    TEXT = "text"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its lines, and how it looks. ``strong`` is the label that its text opens with."""

    style: Style
    lines: tuple[str, ...]
    strong: str = ""


def lay_out(sheet: Sheet, language: str = "en") -> list[Paragraph]:
    """Return the paragraphs of a sheet."""
    return list(_paragraphs(sheet, words_of(language)))


def _paragraphs(sheet: Sheet, words: Words) -> Iterator[Paragraph]:
    yield from _header(sheet, words)
    yield Paragraph(Style.TITLE, (words.document,))
    if sheet.headline:
        yield Paragraph(Style.HEADLINE, (sheet.headline,))
    if sheet.summary:
        yield Paragraph(Style.TEXT, (sheet.summary,))
    if sheet.kind is SheetKind.OUTCOME and not sheet.letter and not sheet.targets:
        yield Paragraph(Style.LABEL, (words.nothing,))
    if sheet.appeal_points:
        yield Paragraph(Style.LABEL, (words.points,))
        yield from (Paragraph(Style.ITEM, (point,)) for point in sheet.appeal_points)
    if sheet.targets or sheet.letter:
        yield Paragraph(Style.HEADING, (words.action,))
        yield from _targets(sheet.targets, words)
    if sheet.letter:
        yield from _letter(sheet.letter)
    if sheet.additional_information:
        yield Paragraph(Style.HEADING, (words.background,))
        yield from (Paragraph(Style.TEXT, (text,)) for text in sheet.additional_information)
    yield from _tail(sheet, words)


def _header(sheet: Sheet, words: Words) -> Iterator[Paragraph]:
    label = {
        SheetKind.FIRST: words.first,
        SheetKind.FURTHER_INFORMATION: words.further,
        SheetKind.UPDATE: words.update,
        SheetKind.OUTCOME: words.outcome,
    }.get(sheet.kind, words.number)
    parts = []
    if sheet.ua_number:
        extra = sheet.ua_number.startswith("EXTRA ")
        parts.append(f"{label}: {sheet.ua_number}" if not extra else f"{label} {sheet.ua_number}")
    elif sheet.kind is not SheetKind.UNKNOWN and sheet.kind is not SheetKind.FIRST:
        parts.append(f"{label}:")
    if sheet.index_number:
        parts.append(f"{words.index}: {sheet.index_number}")
    if sheet.country:
        parts.append(f"{words.country}: {sheet.country}")
    if sheet.issue_date:
        parts.append(f"{words.date}: {_day(sheet.issue_date, words)}")
    yield from (Paragraph(Style.HEADER, (part,)) for part in parts)


def _day(day: date, words: Words) -> str:
    return words.day.format(d=day.day, m=words.months[day.month - 1], y=day.year)


def _targets(targets: tuple[Target, ...], words: Words) -> Iterator[Paragraph]:
    copies = False
    for target in targets:
        blank = target == Target(kind=TargetKind.EMBASSY)
        if blank:
            copies = True
            yield Paragraph(Style.TEXT, (words.diplomats,))
            continue
        if target.kind is TargetKind.COPY and not copies:
            copies = True
            yield Paragraph(Style.LABEL, (words.copies,))
        yield Paragraph(Style.TEXT, tuple(_address(target, words)))


def _address(target: Target, words: Words) -> Iterator[str]:
    yield from (text for text in (target.role, target.name) if text)
    yield from target.address_lines
    if target.country:
        yield target.country
    yield from (f"{words.phone} {number}" for number in target.phones)
    yield from (f"{words.fax} {number}" for number in target.faxes)
    yield from (f"{words.email} {address}" for address in target.emails)
    yield from target.social
    if target.salutation:
        yield f"{words.salutation} {target.salutation}"


def _letter(letter: Letter) -> Iterator[Paragraph]:
    if letter.salutation:
        yield Paragraph(Style.TEXT, (letter.salutation,))
    yield from (Paragraph(Style.TEXT, (text,)) for text in letter.body)
    if letter.demands_intro:
        yield Paragraph(Style.TEXT, (letter.demands_intro,))
    yield from (Paragraph(Style.ITEM, (demand,)) for demand in letter.demands)
    if letter.closing:
        yield Paragraph(Style.TEXT, (letter.closing,))


def _tail(sheet: Sheet, words: Words) -> Iterator[Paragraph]:
    if sheet.preferred_languages:
        yield _labelled(words.languages, words.and_.join(sheet.preferred_languages))
    if sheet.own_language_welcome:
        yield Paragraph(Style.TEXT, (words.own,))
    if sheet.deadline:
        yield _labelled(words.deadline, _day(sheet.deadline, words))
    if sheet.after_deadline_note:
        yield Paragraph(Style.TEXT, (sheet.after_deadline_note,))
    for subject in sheet.subjects:
        pronouns = f" ({subject.pronouns})" if subject.pronouns else ""
        yield _labelled(words.people, f"{subject.name}{pronouns}")
    for url in sheet.previous_action_urls:
        yield _labelled(words.previous, url)


def _labelled(label: str, value: str) -> Paragraph:
    return Paragraph(Style.LABEL, (f"{label} {value}",), label)
