"""The whole sheet as a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from ...blocks.base import filled
from ...domain.channels import living, living_among, living_lines
from ..builder import read_page, targets_of
from ..sheet import Sheet, SheetKind, Target
from ..writers import Output, write
from ..writers.layout import Style, lay_out
from ..writers.words import words_of
from .files import Format, PrintedFile, file_name
from .pdf import make_pdf
from .word import finish_word


def print_sheet(page: Any, output: Format, *, now: datetime) -> PrintedFile:
    """The sheet in one format, in the language of the page. Once the action is closed it has no letter and no points.

    Args:
        page: an urgent action, published or a draft.
        output: the format.
        now: aware; decides whether the action is open.
    """
    language = page.locale.language_code
    is_open = page.status_at(now).takes_action
    with translation.override(language):
        if output is Format.PDF:
            data = make_pdf(_html(page, is_open=is_open), base_url=page.get_full_url() or None, fit=True)
        else:
            data = _written(page, output, is_open=is_open)
    return PrintedFile(file_name(page, "", output), output, data)


@dataclass(frozen=True)
class _Printed:
    """A target as it is printed: without what is known not to work, since paper is read long after."""

    target: Target
    web_forms: tuple[str, ...]
    note: str
    #: Nothing is known of it: the embassy "in your country" is meant.
    is_any_embassy: bool

    @property
    def in_lines(self) -> Target:
        """The target where nothing but lines can be printed: contact form and note behind those of the address."""
        more = filled([*self.web_forms, self.note])
        if not more:
            return self.target
        ended = filled([*self.target.address_lines, self.target.country])  # by the country: nothing stands within it
        return replace(self.target, address_lines=(*ended, *more), country="")


def _sheet(page: Any, *, is_open: bool) -> Sheet:
    sheet = read_page(page, language=page.locale.language_code)
    if not is_open:
        sheet = replace(sheet, letter=None, appeal_points=())
    if page.stopped_at:  # the notice says so; the deadline does not hold any more, nor what was asked for after it
        sheet = replace(sheet, deadline=None, after_deadline_note="")
    return sheet


def _targets(page: Any, sheet: Sheet) -> list[_Printed]:
    printed = []
    for target, value in zip(sheet.targets, targets_of(page), strict=True):
        left = replace(
            target,
            address_lines=target.address_lines if living_lines(page, value) else (),
            emails=tuple(living_among(page, target.emails)),
            faxes=tuple(living_among(page, target.faxes)),
            phones=tuple(living_among(page, target.phones)),
            social=tuple(living_among(page, target.social)),
        )
        web_forms, note = tuple(living(page, value, "web_form")), str(value.get("note") or "")
        if value.is_empty or note or web_forms or left != Target(kind=left.kind):  # else nothing of it works
            printed.append(_Printed(left, web_forms, note, is_any_embassy=value.is_empty))
    return printed


def _written(page: Any, output: Format, *, is_open: bool) -> bytes:
    language = page.locale.language_code
    sheet = _sheet(page, is_open=is_open)
    sheet = replace(sheet, targets=tuple(printed.in_lines for printed in _targets(page, sheet)))
    notice = "" if is_open else closing_notice(page)
    if output is Format.DOCX:
        return finish_word(write(sheet, Output.DOCX, language), language=language, notice=notice)
    text = write(sheet, Output.TEXT, language).decode("utf-8")
    return (f"{notice}\n\n{text}" if notice else text).encode("utf-8")


def closing_notice(page: Any) -> str:
    """One sentence that says that the action is over; empty for an outcome, which says so itself."""
    if page.kind == SheetKind.OUTCOME:
        return ""
    return " ".join(render_to_string("urgent_action/sheets/print/closed.txt", {"action": page}).split())


def _html(page: Any, *, is_open: bool) -> str:
    language = page.locale.language_code
    sheet = _sheet(page, is_open=is_open)
    targets = _targets(page, sheet)
    letters = {letter.get("language"): letter for letter in reversed(page.letters)}
    letter = letters.get(language) or next(iter(page.letters), None)
    return render_to_string(
        "urgent_action/sheets/print/sheet.html",
        {
            "page": page,
            "sheet": sheet,
            "targets": [printed for printed in targets if printed.note or not printed.is_any_embassy],
            "copies_embassies": any(printed.is_any_embassy for printed in targets),
            "points_introduction": next((v.get("introduction") for v in page.blocks_of("appeal_points")), ""),
            "letter": letter if is_open else None,
            "is_open": is_open,
            "language": language,
            "words": words_of(language),
            "header": [part.lines[0] for part in lay_out(sheet, language) if part.style is Style.HEADER],
        },
    )
