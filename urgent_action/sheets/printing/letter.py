"""The model letter alone, ready to be signed and sent."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from ...blocks.base import filled
from ...domain.channels import living_lines
from ...enums import TargetKind
from ..writers.docx import to_docx
from ..writers.layout import Paragraph, Style
from .files import Format, PrintedFile, file_name
from .pdf import make_pdf
from .word import finish_word


def print_letter(page: Any, language: str, output: Format) -> PrintedFile | None:
    """The letter in one language and format; None without one. Whether the action is open is the caller's to ask.

    PDF and Word have a page for each target, with the address unless letters to it do not arrive; text is the letter as it
    is mailed.
    """
    letter = next((value for value in page.letters if value.get("language") == language), None)
    if letter is None:
        return None
    targets = _written_to(page)
    with translation.override(page.locale.language_code):
        if output is Format.TEXT:
            data = (letter.as_text(salutation=_salutation(targets)) + "\n").encode("utf-8")
        elif output is Format.PDF:
            addressed = [(target, living_lines(page, target)) for target in targets] or [(None, [])]
            context = {"page": page, "letter": letter, "targets": addressed, "language": language}
            data = make_pdf(render_to_string("urgent_action/sheets/print/letter.html", context))
        else:
            data = finish_word(to_docx(_paragraphs(page, letter, targets), language), language=language)
    return PrintedFile(file_name(page, f"letter-{language}", output), output, data)


def _written_to(page: Any) -> list[Any]:
    return [target for target in page.targets if target.get("kind") == TargetKind.TARGET]


def _salutation(targets: list[Any]) -> str:
    """The target's own, if the letter goes to one alone."""
    return str(targets[0].get("salutation") or "") if len(targets) == 1 else ""


def _paragraphs(page: Any, letter: Any, targets: list[Any]) -> list[Paragraph]:
    """The letter for the first target; Word files are made to be edited."""
    parts: list[Paragraph] = []
    if targets:
        target = targets[0]
        address = filled([target.get("name"), target.get("role"), *living_lines(page, target), target.get("country")])
        parts.append(Paragraph(Style.TEXT, tuple(address)))
    if letter.get("subject"):
        parts.append(Paragraph(Style.LABEL, (letter["subject"],)))
    own = targets[0].get("salutation") if targets else ""
    for text in filled([own or letter.get("salutation"), *letter.paragraphs, letter.get("demands_intro")]):
        parts.append(Paragraph(Style.TEXT, tuple(text.split("\n"))))
    parts += [Paragraph(Style.ITEM, (demand,)) for demand in letter.demand_list]
    parts += [Paragraph(Style.TEXT, (text,)) for text in filled([letter.get("closing")])]
    return parts
