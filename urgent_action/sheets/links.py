"""Which files a public page offers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from ..downloads import Download
from .printing import Format, available_formats

_LABELS = {Format.PDF: "PDF", Format.DOCX: "Word"}


def downloads(page: Any, now: datetime) -> list[Download]:
    """The sheet, and while the action is open each model letter, in every format that can be made here."""
    try:
        return list(_downloads(page, now))
    except NoReverseMatch:  # the site does not include the URLs; a check says so
        return []


def _downloads(page: Any, now: datetime) -> Iterator[Download]:
    for output in available_formats():
        url = reverse("urgent_action_sheets:sheet", args=[page.pk, output])
        yield Download(_("The sheet"), label_of(output), url, output.mime_type.partition(";")[0])
    if not page.status_at(now).takes_action:
        return
    for letter in page.letters:
        language = letter.get("language") or ""
        group = _("The model letter") if len(page.letters) == 1 else f"{_('The model letter')} ({letter.language_name})"
        for output in available_formats():
            url = reverse("urgent_action_sheets:letter", args=[page.pk, language, output])
            yield Download(group, label_of(output), url, output.mime_type.partition(";")[0], open_only=True)


def label_of(output: Format) -> str:
    """What a reader calls a format."""
    return _LABELS.get(output) or _("text")
