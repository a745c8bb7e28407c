"""What a supporter can write and to whom: the facts behind the letter on the page, for the server and for the script."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from ..blocks.base import filled
from ..enums import TargetKind
from ..languages import listed, text_direction
from .channels import living, living_lines
from .letters import MAILTO_LIMIT, WEBMAILS, Mailto, compose_mailto

#: Order in which a letter's addressees are offered.
_ORDER = [TargetKind.TARGET, TargetKind.EMBASSY, TargetKind.COPY]


def mail_to(page: Any, target: Any, *, instead: str = "") -> Mailto | None:
    """A link to mail the first model letter to a target; None without an address that works.

    Args:
        page: the action.
        target: one of its targets.
        instead: what stands in the mail where the letter is too long for a link.
    """
    to = living(page, target, "emails")
    if not to:
        return None
    letter = next(iter(page.letters), None)
    if letter is None:
        return compose_mailto(to)
    return compose_mailto(
        to,
        subject=letter.get("subject") or page.title,
        text=letter.as_text(salutation=salutation(page, target, letter)),
        cc=copied_to(page, target),
        instead=instead,
    )


def salutation(page: Any, target: Any, letter: Any) -> str:
    """How a letter to a target begins.

    A target's own salutation is in the language of the first letter; a translation of the letter has its own. On a page
    in another script than its letter, the target's is in the page's, and the letter's own fits better too.
    """
    own, given = target.get("salutation") or "", letter.get("salutation") or ""
    is_first = letter is next(iter(page.letters), None)
    fits = is_first and text_direction(own) in ("", letter.direction)
    return str(own or given if fits else given or own)


def copied_to(page: Any, target: Any) -> list[str]:
    """E-mail addresses that get a copy of a letter to ``target``: those of the copies, if it goes to a target."""
    if target.get("kind") != TargetKind.TARGET:
        return []
    copies = [other for other in page.targets if other.get("kind") == TargetKind.COPY]
    return [email for copy in copies for email in living(page, copy, "emails")]


def composition(page: Any) -> dict[str, Any]:
    """Letters, addressees and limits of an action, in types that JSON knows.

    Targets are named by their place in ``page.targets``, letters by their place in ``page.letters``.
    """
    targets = list(enumerate(page.targets))
    targets.sort(key=lambda item: _ORDER.index(item[1].get("kind") or TargetKind.TARGET))
    return {
        "limit": MAILTO_LIMIT,
        "webmails": [asdict(webmail) for webmail in WEBMAILS],
        "letters": [_letter(page, letter) for letter in page.letters],
        "targets": [{"place": place, **_target(page, target)} for place, target in targets],
    }


def _letter(page: Any, letter: Any) -> dict[str, Any]:
    language = letter.get("language") or "en"
    with translation.override(language):  # printed below the letter, so in the letter's language
        copies_to = gettext("Copies to:")
    return {
        "language": language,
        "copies_to": copies_to,
        "name": letter.language_name,
        "direction": letter.direction,
        "subject": letter.get("subject") or page.title,
        "body": letter.body_text,
        "closing": letter.get("closing") or "",
    }


def _target(page: Any, target: Any) -> dict[str, Any]:
    copies = [other for other in page.targets if other.get("kind") == TargetKind.COPY and other is not target]
    lines = living_lines(page, target)
    place = [*lines, target.get("country")] if lines else []
    return {
        "kind": target.get("kind") or TargetKind.TARGET.value,
        "label": addressee(target),
        "address": filled([target.get("name"), target.get("role"), *place]),
        "has_post": bool(lines),
        "salutations": [salutation(page, target, letter) for letter in page.letters],
        "emails": living(page, target, "emails"),
        "cc": copied_to(page, target),
        "copies": [addressee(copy) for copy in copies] if target.get("kind") == TargetKind.TARGET else [],
    }


def addressee(target: Any) -> str:
    """A target in one line: name and role, or the first line of its address if it has neither."""
    return listed(filled([target.get("name"), target.get("role")])) or next(iter(target.lines), "")
