"""The pages of one action, and what has to be made anew when they change behind Wagtail's back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any
from uuid import UUID

import swapper
from django.apps import apps
from django.db import transaction
from django.db.models import Q
from wagtail.search import index

from ..models import UrgentActionMixin
from .standing import forget_actions


def all_pages() -> Any:
    """Every page, of the page model in use, as a PageQuerySet."""
    return swapper.load_model("wagtailcore", "Page").objects.all()


def pages_of_actions(action_keys: Iterable[UUID]) -> Any:
    """Every page of some actions, their translations and their aliases, live or draft, as a PageQuerySet."""
    return all_pages().filter(Q(translation_key__in=action_keys) | Q(alias_of__translation_key__in=action_keys))


def pages_of_action(action_key: UUID) -> list[Any]:
    """Every page of an action as it stands in the database, each of its own class."""
    pages = pages_of_actions([action_key]).select_related("locale").order_by("pk").specific()
    return [page for page in pages if isinstance(page, UrgentActionMixin)]


def set_columns(page: UrgentActionMixin, **columns: Any) -> None:
    """Write columns of a page and nothing else: no revision, no signal, whoever may be editing it."""
    type(page)._base_manager.filter(pk=page.pk).update(**columns)
    for name, value in columns.items():
        setattr(page, name, value)


def refresh_outside(pages: Iterable[Any]) -> None:
    """After the commit, have caches in front of the site forget these pages and those above them, and search read them."""
    transaction.on_commit(partial(_refresh, [page.pk for page in pages]))


def _refresh(ids: list[int]) -> None:
    forget_actions(ids)
    pages = list(all_pages().filter(pk__in=ids).specific())
    for page in pages:
        index.insert_or_update_object(page)
    if not apps.is_installed("wagtail.contrib.frontend_cache"):
        return
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    above = {parent.pk: parent for page in pages for parent in page.get_ancestors().filter(depth__gt=1).specific()}
    batch = PurgeBatch()
    batch.add_pages([*pages, *above.values()])
    batch.purge()
