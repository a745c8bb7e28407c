"""Offer to undo the last step, once. What it was is kept in the session, so that no link can make up an offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import ngettext

_KEY = "urgent_action_undo"


@dataclass(frozen=True)
class Undo:
    """What was done, and the rows to post to the inverse verb."""

    said: str
    #: Name of the URL of the inverse verb.
    url_name: str
    ids: list[int]


def offer_undo(request: HttpRequest, page: Any, verb: str, ids: list[int]) -> None:
    """Remember what was done (``set_aside`` or ``restore``) to which rows of an action."""
    request.session[_KEY] = {"page": page.pk, "verb": verb, "ids": ids}


def offered_undo(request: HttpRequest, page: Any) -> Undo | None:
    """The step to undo, if the last one was on this action; it is offered once."""
    done = request.session.get(_KEY)
    if not done or done["page"] != page.pk:
        return None
    del request.session[_KEY]
    ids = done["ids"]
    if done["verb"] == "set_aside":
        said = ngettext("%(number)d signature was set aside.", "%(number)d signatures were set aside.", len(ids))
        return Undo(said % {"number": len(ids)}, "urgent_action_signatures:restore", ids)
    said = ngettext("%(number)d signature was restored.", "%(number)d signatures were restored.", len(ids))
    return Undo(said % {"number": len(ids)}, "urgent_action_signatures:set_aside", ids)
