"""How an action stands at this moment, for one short query.

The words, questions and restrictions of an action may be a few seconds old when somebody signs. Whether it is published,
open and signed with confirmation may not: a signature that is taken after a stop can harm somebody. That is read each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import swapper
from django.db import router
from wagtail.fields import StreamField

from ..memory import forget, remembered
from ..models import UrgentActionMixin
from ..prepared import RowReader

#: What decides whether and how a signature is taken or confirmed.
DECIDING = ("live", "live_revision_id", "kind", "signing", "confirming", "closes_at", "stopped_at")

#: By one query whose SQL is made once for each page class.
_deciding = RowReader(*DECIDING, by=("pk",))


@dataclass(frozen=True)
class Standing:
    """An action as it stands now."""

    #: Without its sheet, which is long and is read when it is asked for.
    page: UrgentActionMixin
    #: Logins and passwords that Wagtail asks for before it shows the page.
    restrictions: list[Any]


def read_standing(page_id: int) -> Standing | None:
    """The action with this number, published or not; None if there is none."""
    name = _memory(page_id)
    found = remembered(name, lambda: _read_whole(page_id))
    if found is not None and not _read_again(found.page):
        forget([name])
        found = _read_whole(page_id)
    return found


def forget_actions(page_ids: Iterable[int]) -> None:
    """Have actions read whole again: something changed that is not read each time."""
    forget(_memory(page_id) for page_id in page_ids)


def _memory(page_id: int) -> str:
    return f"action.{page_id}"


def _read_whole(page_id: int) -> Standing | None:
    found = swapper.load_model("wagtailcore", "Page").objects.filter(pk=page_id).specific().first()
    if not isinstance(found, UrgentActionMixin):
        return None
    page: Any = found
    # Read now, these are kept with the page: its language, the source of an alias, and the questions of its form.
    page.locale, page.action_key  # noqa: B018
    page.signature_questions.get_object_list()
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            page.__dict__.pop(field.attname, None)
    return Standing(page, list(page.get_view_restrictions()))


def _read_again(page: UrgentActionMixin) -> bool:
    """Read what decides into the page; whether the rest of it is still what was published last."""
    model: Any = type(page)
    row = _deciding.read(model, page.pk, alias=router.db_for_read(model))
    if row is None or row[DECIDING.index("live_revision_id")] != page.live_revision_id:
        return False
    for name, value in zip(DECIDING, row, strict=True):
        setattr(page, name, value)
    return True
