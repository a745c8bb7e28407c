"""From a page to the sheet that it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...blocks.base import filled, split_lines, split_paragraphs
from ..marks import Shape
from ..sheet import Letter, Sheet, SheetKind, Subject, Target, TargetKind
from .countries import names_of
from .information import Piece, from_html


def read_page(page: Any, *, language: str = "") -> Sheet:
    """The sheet that a page is.

    What a sheet has no place for is left out: notes and contact forms of targets, subjects of letters, the time and zone
    of a deadline, marks inside paragraphs, free content.

    Args:
        page: an urgent action; a draft as it stands will do.
        language: which letter to take where the page has several; empty, or one that is not there: the first.
    """
    deadline = page.deadline
    return Sheet(
        kind=SheetKind(page.kind),
        ua_number=page.ua_number or None,
        index_number=page.index_number or None,
        issue_date=page.issue_date,
        country=names_of([country.code for country in page.countries], page.locale.language_code) or None,
        headline=_line(page.title),
        summary=_line(page.summary),
        targets=tuple(_target(value) for value in targets_of(page)),
        letter=_letter(page, language),
        appeal_points=_lines(point for value in page.blocks_of("appeal_points") for point in value.get("points") or ()),
        additional_information=tuple(piece.text for piece in information_of(page)),
        preferred_languages=tuple(dict.fromkeys(
            name for value in page.blocks_of("target") for name in _lines(value.get("preferred_languages")))),
        own_language_welcome=any(value.get("own_language_welcome") for value in page.blocks_of("target")),
        deadline=deadline.get("date") if deadline is not None else None,
        after_deadline_note=_line(deadline.get("after_deadline_note")) if deadline is not None else "",
        subjects=tuple(
            Subject(_line(person.name), _line(person.pronouns), person.is_group)
            for person in page.people_at_risk.all()
        ),
        previous_action_urls=tuple(split_lines(page.previous_action_urls)),
    )  # fmt: skip


def targets_of(page: Any) -> list[Any]:
    """The blocks of the sheet's targets, in their order: an embassy that says nothing is the one in the reader's country."""
    return [value for value in page.blocks_of("target") if not value.is_empty or value.get("kind") == "embassy"]


def information_of(page: Any) -> list[Piece]:
    """The background of all its blocks; a heading of a block counts as a sub-heading."""
    pieces: list[Piece] = []
    for value in page.blocks_of("additional_information"):
        heading = _line(value.get("heading"))
        if heading:
            pieces.append(Piece(heading, Shape.HEADING))
        text = value.get("text")
        pieces += from_html(text.source if text else "")
    return pieces


def _target(value: Any) -> Target:
    return Target(
        kind=TargetKind(value.get("kind") or "target"),
        name=_line(value.get("name")),
        role=_line(value.get("role")),
        salutation=_line(value.get("salutation")),
        address_lines=_lines(value.lines),
        country=_line(value.get("country")),
        emails=_lines(value.get("emails")),
        faxes=_lines(value.get("faxes")),
        phones=_lines(value.get("phones")),
        social=_lines(value.get("social")),
    )


def _letter(page: Any, language: str) -> Letter | None:
    letters = {value.get("language"): value for value in reversed(page.blocks_of("letter"))}
    value = letters.get(language) or next(iter(page.blocks_of("letter")), None)
    if value is None:
        return None
    letter = Letter(
        salutation=_line(value.get("salutation")),
        body=_lines(split_paragraphs(value.get("body"))),
        demands_intro=_line(value.get("demands_intro")),
        demands=_lines(value.get("demands")),
        closing=_line(value.get("closing")),
    )
    return letter if letter != Letter() else None


def _line(text: object) -> str:
    return " ".join(str(text or "").split())


def _lines(texts: Iterable[object] | None) -> tuple[str, ...]:
    return tuple(_line(text) for text in filled(texts))
