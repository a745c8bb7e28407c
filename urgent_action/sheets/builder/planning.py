"""What a sheet becomes: columns, people, body; and what an editor has to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ... import deadlines, languages
from ...conf import app_settings
from ...exceptions import DeadlineError
from ...fields import validate_urls
from ..marks import Shape
from ..sheet import Sheet, SheetKind, TargetKind
from .body import blocks_of
from .countries import codes_of
from .doubts import Doubt, doubts_of_body, too_long

_TITLE_LENGTH = 255


@dataclass(frozen=True)
class Plan:
    """A page before it is one. ``body`` is a stream value; ``doubts`` are told in the language in use."""

    columns: dict[str, Any]
    people: tuple[dict[str, Any], ...]
    body: Any
    doubts: tuple[Doubt, ...]


def plan_page(
    sheet: Sheet,
    *,
    language: str,
    page_model: type[Any],
    zone: str = "",
    now: datetime | None = None,
    shapes: tuple[Shape, ...] = (),
) -> Plan:
    """What :func:`build_page` would make of a sheet.

    Args:
        sheet: as read, or as an editor corrected it.
        language: code of the language in which the sheet, and its letter, is written.
        page_model: the page class.
        zone: IANA zone in which the deadline is meant; empty: that of the settings.
        now: tells whether the deadline is over; None does not look.
        shapes: what the pieces of the additional information are; see :mod:`urgent_action.sheets.marks`.
    """
    doubts: list[Doubt] = []
    zone = zone or app_settings().zone
    columns = _columns(sheet, page_model, doubts)
    people = tuple(_people(sheet, page_model, doubts))
    block = page_model._meta.get_field("body").stream_block
    blocks = blocks_of(sheet, language=language, zone=zone, shapes=shapes)
    rows = [{"type": kind, "value": value} for kind, value in blocks]
    body = block.to_python(rows)
    doubts += doubts_of_body(block, body)
    doubts += _doubts_of_sheet(sheet, language)
    if now and sheet.deadline and _is_over(sheet, zone, now):
        doubts.append(Doubt("deadline", _("This deadline is over: the page cannot be published with it.")))
    return Plan(columns, people, body, tuple(dict.fromkeys(doubts)))


def _columns(sheet: Sheet, page_model: type[Any], doubts: list[Doubt]) -> dict[str, Any]:
    codes = codes_of(sheet.country or "")
    if sheet.country and not codes:
        message = _("“%(name)s” is not the name of a country that is known here. Choose the country in the editor.")
        doubts.append(Doubt("country", message % {"name": sheet.country}))
    if sheet.kind is SheetKind.UNKNOWN:
        doubts.append(Doubt("kind", _("The sheet does not say what kind it is. It is taken as a first one.")))
    urls = "\n".join(sheet.previous_action_urls)
    try:
        validate_urls(urls)
    except ValidationError:
        doubts.append(Doubt("previous_action_urls", _("This is not a web address.")))
    columns = {
        "title": sheet.headline,
        "kind": str(SheetKind.FIRST if sheet.kind is SheetKind.UNKNOWN else sheet.kind),
        "ua_number": sheet.ua_number or "",
        "index_number": sheet.index_number or "",
        "issue_date": sheet.issue_date,
        "countries": codes,
        "summary": sheet.summary,
        "previous_action_urls": urls,
    }
    for name in ("ua_number", "index_number"):
        _keep_room(columns, name, page_model._meta.get_field(name).max_length, name, doubts)
    if len(sheet.headline) > _TITLE_LENGTH:
        _keep_room(columns, "title", _TITLE_LENGTH, "headline", doubts)
    return columns


def _people(sheet: Sheet, page_model: type[Any], doubts: list[Doubt]) -> list[dict[str, Any]]:
    model = page_model._meta.get_field("people_at_risk").related_model
    people = []
    for number, subject in enumerate(sheet.subjects):
        person = subject.to_json()
        for name in ("name", "pronouns"):
            _keep_room(person, name, model._meta.get_field(name).max_length, f"subjects[{number}].{name}", doubts)
        if person["name"]:
            people.append(person)
    return people


def _keep_room(values: dict[str, Any], name: str, limit: int, path: str, doubts: list[Doubt]) -> None:
    if len(values[name]) > limit:
        doubts.append(too_long(path, values[name], limit))
        values[name] = ""


def _doubts_of_sheet(sheet: Sheet, language: str) -> list[Doubt]:
    found = []
    text = " ".join(sheet.letter.body) if sheet.letter else ""
    if text and languages.direction(language) != _direction(text):
        message = _("The letter is not written in the direction of its language. Choose the language of the letter.")
        found.append(Doubt("letter.language", message))
    asked = sheet.preferred_languages or sheet.own_language_welcome
    if asked and not any(target.kind is TargetKind.TARGET for target in sheet.targets):
        found.append(Doubt("preferred_languages", _("No target is on the sheet whose languages these could be.")))
    return found


def _direction(text: str) -> str:
    arabic = sum("\u0590" <= char <= "\u08ff" for char in text)
    return "rtl" if 2 * arabic > sum(char.isalpha() for char in text) else "ltr"


def _is_over(sheet: Sheet, zone: str, now: datetime) -> bool:
    try:
        return sheet.deadline is not None and deadlines.closes_at(sheet.deadline, None, zone) <= now
    except DeadlineError:
        return False
