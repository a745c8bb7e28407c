"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.widgets import Button

from .admin import urls
from .admin.buttons import code_buttons


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The code for other sites."""
    return [path("urgent-action/embed/", include(urls))]


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of an open page."""
    return code_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a listed page."""
    return code_buttons(page, user)
