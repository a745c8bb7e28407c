"""Who may import where, and who may have the files of a draft."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.models import get_page_models

from ...admin.access import find_action
from ...domain.pages import all_pages
from ...models import UrgentActionMixin


def importable_models(parent: Any, user: Any) -> list[type[Any]]:
    """The urgent action page classes that a user may create under a page, by Wagtail's own rules."""
    allowed = parent.specific_class.creatable_subpage_models() if parent.specific_class else []
    actions = [model for model in get_page_models() if issubclass(model, UrgentActionMixin) and model in allowed]
    # The classes first: they cost no query, and the explorer asks for each of its rows.
    if not actions or not parent.permissions_for_user(user).can_add_subpage():
        return []
    return [model for model in actions if model.can_create_at(parent)]


def parent_for_import(page_id: int, user: Any) -> tuple[Any, list[type[Any]]]:
    """The page to import under, and the classes that may be created there.

    Raises:
        Http404: no such page.
        PermissionDenied: nothing can be imported there, or not by this user.
    """
    parent = get_object_or_404(all_pages(), pk=page_id).specific
    models = importable_models(parent, user)
    if not models:
        raise PermissionDenied
    return parent, models


def editable_action(page_id: int, user: Any) -> Any:
    """The urgent action that a user may edit, as its newest draft stands.

    Raises:
        Http404: no such page, or not an urgent action.
        PermissionDenied: the user may not edit it.
    """
    page = find_action(page_id)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()
