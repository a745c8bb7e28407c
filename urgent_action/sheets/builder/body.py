"""The parts of a sheet as raw blocks, in the usual order of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..marks import Shape
from ..sheet import Letter, Sheet, SheetKind, Target, TargetKind
from .information import pieces_of, to_html

Block = tuple[str, dict[str, Any]]


def blocks_of(sheet: Sheet, *, language: str, zone: str, shapes: tuple[Shape, ...] = ()) -> list[Block]:
    """The body in the blocks' raw form.

    A sheet that asks for action gets an empty target and an empty deadline where it has none: a gap that the editor
    sees, and that publishing refuses, instead of a page that never closes.
    """
    asks = sheet.kind is not SheetKind.OUTCOME
    blocks = list(_blocks(sheet, language, zone, shapes))
    kinds = [kind for kind, _value in blocks]
    if asks and "target" not in kinds:
        blocks.insert(0, ("target", _languages(sheet)))
    if asks and "deadline" not in kinds:
        blocks.append(("deadline", _deadline(sheet, zone)))
    return blocks


def _blocks(sheet: Sheet, language: str, zone: str, shapes: tuple[Shape, ...]) -> Iterator[Block]:
    first = next((n for n, t in enumerate(sheet.targets) if t.kind is TargetKind.TARGET), 0)
    for number, target in enumerate(sheet.targets):
        yield "target", {**_target(target), **(_languages(sheet) if number == first else {})}
    if sheet.appeal_points:
        yield "appeal_points", {"introduction": "", "points": list(sheet.appeal_points)}
    if sheet.letter:
        yield "letter", _letter(sheet.letter, language)
    if sheet.additional_information:
        pieces = pieces_of(sheet.additional_information, shapes)
        yield "additional_information", {"heading": "", "text": to_html(pieces)}
    if sheet.deadline or sheet.after_deadline_note:
        yield "deadline", _deadline(sheet, zone)


def _target(target: Target) -> dict[str, Any]:
    return {
        "kind": str(target.kind),
        "name": target.name,
        "role": target.role,
        "salutation": target.salutation,
        "address": "\n".join(target.address_lines),
        "country": target.country,
        "emails": list(target.emails),
        "faxes": list(target.faxes),
        "phones": list(target.phones),
        "social": list(target.social),
    }


def _languages(sheet: Sheet) -> dict[str, Any]:
    return {
        "preferred_languages": list(sheet.preferred_languages),
        "own_language_welcome": sheet.own_language_welcome,
    }


def _letter(letter: Letter, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "subject": "",
        "salutation": letter.salutation,
        "body": "\n\n".join(letter.body),
        "demands_intro": letter.demands_intro,
        "demands": list(letter.demands),
        "closing": letter.closing,
    }


def _deadline(sheet: Sheet, zone: str) -> dict[str, Any]:
    return {
        "date": sheet.deadline.isoformat() if sheet.deadline else None,
        "time": None,
        "zone": zone,
        "after_deadline_note": sheet.after_deadline_note,
    }
