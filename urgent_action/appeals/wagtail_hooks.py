"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from .admin import urls
from .admin.buttons import report_buttons
from .admin.views import MARK_DEAD, MARK_WORKING


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """What was reported, and the judgement on it."""
    return [path("urgent-action/appeals/", include(urls))]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """What staff do with the app."""
    actions.register_action(MARK_DEAD, _("Mark an address as dead"), _("Marked an address as dead"))
    actions.register_action(MARK_WORKING, _("Mark an address as working"), _("Marked an address as working"))


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of an open page."""
    return report_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of a listed page."""
    return report_buttons(page, user)
