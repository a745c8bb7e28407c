"""What must not be published: rules over a body, as a form or a page holds it.

The blocks refuse most of it in the editor. Here it is asked once more of the whole: for what came past a form, and because
Wagtail switches the blocks' rules off, for everybody, while somebody saves a draft.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..enums import SheetKind, TargetKind
from ..exceptions import DeadlineError
from .base import filled


class Level(StrEnum):
    """What a finding does."""

    ERROR = "error"  # keeps the page from being published
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing that an editor should look at."""

    code: str
    level: Level
    #: A sentence for the editor; lazy, in the language in use.
    sentence: Any
    #: What it is about, in the sheet's own words: a target's name, an address.
    place: str = ""
    #: Position of its block in the body, and the field in it, for the form.
    index: int | None = None
    field: str = ""


_HREF = re.compile(r"""<a\b[^<>]*?\shref=["']([^"']*)["']""", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto", "tel")


def body_errors(body: Any, *, kind: str, now: datetime, standing: datetime | None) -> Iterator[Finding]:
    """What is wrong with a body so that it must not be published.

    Args:
        body: a stream of the sheet's blocks.
        kind: of the sheet.
        now: aware.
        standing: the deadline with which the page stands on the site; a page that has closed may be corrected.
    """
    for index, child in enumerate(body):
        value = child.value
        if child.block_type == "deadline" and kind != SheetKind.OUTCOME:
            yield from _deadline_errors(index, value, now, standing)
        elif child.block_type == "target":
            yield from _target_errors(index, value)
        elif child.block_type == "letter" and not value.paragraphs:
            yield Finding("letter_empty", Level.ERROR, _("The letter has no body."), index=index, field="body")
    for index, field, url in body_links(body):
        if not leads_somewhere(url):
            sentence = _("This link leads nowhere: it needs a whole address, beginning with https://.")
            yield Finding("link_broken", Level.ERROR, sentence, place=url, index=index, field=field)


def body_links(body: Any) -> Iterator[tuple[int, str, str]]:
    """Each link in a body: position of its block, field, address."""
    for index, child in enumerate(body):
        if child.block_type == "text":
            texts = [("", str(child.value.source if child.value else ""))]
        elif child.block_type == "additional_information":
            rich = child.value.get("text")
            texts = [("text", str(rich.source if rich else ""))]
        else:
            field = {"target": "web_form", "video": "url"}.get(child.block_type)
            yield from ((index, field or "", url) for url in filled([child.value.get(field)] if field else []))
            continue
        for field, text in texts:
            yield from ((index, field, html.unescape(url)) for url in _HREF.findall(text))


def leads_somewhere(url: str) -> bool:
    """Whether an address has the form of one that a reader can follow; nothing is fetched."""
    if url.startswith(("/", "#")) and not url.startswith("//") and len(url) > 1:
        return True
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES:
        return False
    return bool(parts.path) if parts.scheme in ("mailto", "tel") else "." in host.strip(".") or host == "localhost"


def _deadline_errors(index: int, deadline: Any, now: datetime, standing: datetime | None) -> Iterator[Finding]:
    try:
        closes_at = deadline.closes_at
    except DeadlineError:
        sentence = _("The deadline names no time that exists in its zone.")
        yield Finding("deadline_impossible", Level.ERROR, sentence, index=index, field="time")
        return
    if closes_at is None:
        yield Finding("deadline_missing", Level.ERROR, _("The deadline has no date."), index=index, field="date")
    elif closes_at <= now and closes_at != standing:
        sentence = format_lazy(_("This deadline is already over in {zone}."), zone=deadline.zone_name)
        yield Finding("deadline_past", Level.ERROR, sentence, index=index, field="date")


def _target_errors(index: int, target: Any) -> Iterator[Finding]:
    named = " ".join(filled([target.get("role"), target.get("name")]))
    if target.get("kind") != TargetKind.EMBASSY and not named:
        yield Finding(
            "target_unnamed", Level.ERROR, _("A target has neither name nor role."), index=index, field="name"
        )
    if not target.is_reachable:
        sentence = _("There is no way to reach this target.")
        yield Finding("target_unreachable", Level.ERROR, sentence, place=named, index=index, field="address")
