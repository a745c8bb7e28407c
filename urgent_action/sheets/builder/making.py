"""The draft page."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ...sections import section_for
from ..marks import Shape
from ..sheet import Sheet
from .planning import plan_page


def build_page(
    sheet: Sheet,
    *,
    parent: Any,
    user: Any,
    language: str,
    page_model: type[Any],
    previous_action: Any = None,
    shapes: tuple[Shape, ...] = (),
) -> Any:
    """Make a draft of a sheet under a page. It is never published here, and gaps stay gaps.

    Args:
        sheet: as read, or as an editor corrected it.
        parent: the page beneath which the draft goes; whether that is allowed is the caller's to ask.
        user: who imports, for the page's history; None for a program.
        language: code of the language in which the sheet, and its letter, is written.
        page_model: the page class.
        previous_action: the sheet of the same chain that this one follows.
        shapes: what the pieces of the additional information are.
    """
    zone = section_for(parent.get_site(), language).time_zone
    plan = plan_page(sheet, language=language, page_model=page_model, zone=zone, shapes=shapes)
    columns = {**plan.columns, "title": plan.columns["title"] or _("Urgent action without a headline")}
    page = page_model(live=False, owner=user, previous_action=previous_action, body=plan.body, **columns)
    if not slugify(page.title, allow_unicode=True):
        page.slug = f"urgent-action-{uuid4().hex[:8]}"
    relation = page_model._meta.get_field("people_at_risk")
    page.people_at_risk = [relation.related_model(sort_order=n, **person) for n, person in enumerate(plan.people)]
    with transaction.atomic():
        parent.add_child(instance=page)
        log(instance=page, action="wagtail.create", user=user, content_changed=True)
        page.save_revision(user=user, log_action=True)
    return page
