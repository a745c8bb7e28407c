"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.widgets import Button

from .admin import urls
from .admin.buttons import file_buttons, import_buttons
from .admin.leftovers import sources_of


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The steps of an import, and the files of drafts."""
    return [path("urgent-action/sheets/", include(urls))]


@hooks.register("register_page_header_buttons")
def register_header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On the page's own views."""
    yield from import_buttons(page, user)
    yield from file_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def register_listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the explorer's list."""
    yield from import_buttons(page, user)


@hooks.register("urgent_action_leftovers")
def register_leftovers(pages: list[Any], matcher: Any) -> Iterator[str]:
    """Where a name stays that was redacted."""
    return sources_of(pages, matcher)
