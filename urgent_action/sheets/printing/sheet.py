"""The whole sheet as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from ..builder import read_page
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


def sheet_to_print(page: Any, *, is_open: bool) -> Sheet:
    """The sheet with what else a supporter needs: contact forms and notes stand behind the lines of an address."""
    sheet = read_page(page, language=page.locale.language_code)
    if not is_open:
        sheet = replace(sheet, letter=None, appeal_points=())
    values = [value for value in page.blocks_of("target") if not value.is_empty or value.get("kind") == "embassy"]
    pairs = zip(sheet.targets, values, strict=True)
    return replace(sheet, targets=tuple(_with_more(target, value) for target, value in pairs))


def _with_more(target: Target, value: Any) -> Target:
    more = tuple(str(text) for text in (value.get("web_form"), value.get("note")) if text)
    if not more:
        return target
    country = (target.country,) if target.country else ()  # ends the address, so that nothing stands within it
    return replace(target, address_lines=(*target.address_lines, *country, *more), country="")


def _written(page: Any, output: Format, *, is_open: bool) -> bytes:
    language = page.locale.language_code
    sheet = sheet_to_print(page, is_open=is_open)
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
    sheet = sheet_to_print(page, is_open=is_open)
    letters = {letter.get("language"): letter for letter in reversed(page.letters)}
    letter = letters.get(language) or next(iter(page.letters), None)
    return render_to_string(
        "urgent_action/sheets/print/sheet.html",
        {
            "page": page,
            "sheet": sheet,
            "targets": page.targets,
            "copies_embassies": any(target == Target(kind=target.kind) for target in sheet.targets),
            "points_introduction": next((v.get("introduction") for v in page.blocks_of("appeal_points")), ""),
            "letter": letter if is_open else None,
            "is_open": is_open,
            "language": language,
            "words": words_of(language),
            "header": [part.lines[0] for part in lay_out(sheet, language) if part.style is Style.HEADER],
        },
    )
