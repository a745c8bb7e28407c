"""The sentences of the pure part in the reader's language. The English ones stand there; a test holds the two together."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .findings import Finding
from .refusal import SheetRefused

FINDINGS = {
    "missing_number": _("No UA number was found."),
    "missing_headline": _("No headline was found."),
    "missing_summary": _("No summary was found."),
    "missing_targets": _("Nobody to write to was found."),
    "missing_text": _("Neither a model letter nor appeal points were found."),
    "missing_deadline": _("No deadline was found."),
    "letter_cut": _("The model letter has no closing formula: the text may have been cut off."),
    "two_numbers": _("Another UA number is printed as well: {value}."),
    "two_dates": _("Another issue date is printed as well: {value}."),
    "two_deadlines": _("Another deadline is printed as well: {value}."),
    "unread_date": _("A date could not be read: {value}."),
    "odd_index": _("The index number has an unusual form: {value}."),
    "masked_email": _("An e-mail address is hidden by the web page it was copied from."),
    "dead_link": _("A link leads nowhere, and words may be missing: {value}."),
    "no_name_or_role": _("An address has neither a name nor an office: {value}."),
    "no_contact": _("No way to reach {value} was found."),
    "unplaced": _("Some lines were read but could not be placed."),
}
REFUSALS = {
    "empty": _("The file is empty."),
    "too_big": _("The file is larger than 10 MB."),
    "too_many_pages": _("The document has more than {limit} pages; an urgent action has two or three."),
    "too_much_text": _("The document holds far more text than an urgent action."),
    "wrong_type": _("This is not a Word, PDF, HTML, Markdown or text file."),
    "old_word": _("This is an old Word file (.doc). Save it as .docx and try again."),
    "unreadable": _("The file is damaged and cannot be read."),
    "encrypted": _("The file is protected by a password."),
    "bomb": _("The file unpacks to far more than a document should; it was not opened."),
    "macros": _("The file contains macros; it was not opened."),
    "entities": _("The file declares XML entities, which documents do not need; it was not opened."),
    "no_text": _("No text was found in the file. A scanned sheet has to be typed or recognised first."),
    "no_urgent_action": _("This does not look like an urgent action."),
    "too_heavy": _("Reading this file takes more time or memory than an urgent action should; it was given up."),
    "failed": _("This file could not be understood. It was not imported."),
    "missing": _("This kind of file cannot be read here: {library} is not installed (extra “import”)."),
}


def finding_text(finding: Finding) -> str:
    """A warning as a sentence in the language in use."""
    return _filled(FINDINGS.get(finding.code, finding.template), finding.params)


def refusal_text(refused: SheetRefused) -> str:
    """Why a file was turned away, in the language in use."""
    return _filled(REFUSALS.get(refused.code, refused.template), refused.params)


def _filled(template: object, params: dict[str, object] | dict[str, str]) -> str:
    text = str(template)
    for name, value in params.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
