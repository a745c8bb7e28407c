"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Permission
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .admin import urls
from .admin.buttons import mail_buttons, steps_after_stop
from .admin.leftovers import updates_with
from .admin.views import MAIL_UPDATE


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """The view that mails."""
    return [path("urgent-action/updates/", include(urls))]


@hooks.register("register_permissions")
def register_permissions() -> Any:
    """The right to mail, for the editor of groups."""
    return Permission.objects.filter(content_type__app_label="urgent_action_updates", codename="mail_update")


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """What staff do with the app."""
    actions.register_action(MAIL_UPDATE, _("Mail an update"), _("Mailed an update to signers"))


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Any]:
    """In the menu of an open page."""
    return mail_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    """In the menu of a listed page."""
    return mail_buttons(page, user)


@hooks.register("urgent_action_after_stop")
def after_stop(page: Any, user: Any) -> Iterator[Any]:
    """What to do next."""
    return steps_after_stop(page, user)


@hooks.register("urgent_action_leftovers")
def leftovers(pages: list[Any], matcher: Any) -> Iterator[str]:
    """Where a name stays that was redacted."""
    return updates_with(pages, matcher)
