"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .admin import urls
from .admin.buttons import hand_over_buttons
from .admin.views import EXPORT, MARK


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """The view that makes files."""
    return [path("urgent-action/", include(urls))]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """What staff do with the app."""
    actions.register_action(EXPORT, _("Export signatures"), _("Exported signatures"))
    actions.register_action(MARK, _("Mark signatures as handed over"), _("Marked signatures as handed over"))


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Any]:
    """In the menu of an open page."""
    return hand_over_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    """In the menu of a listed page."""
    return hand_over_buttons(page, user)
