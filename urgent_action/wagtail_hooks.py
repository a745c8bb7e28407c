"""Registers with Wagtail, and does nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .admin import urls
from .admin.access import own_permissions
from .admin.buttons import chain_buttons, stop_button
from .admin.consent import WRITE_CONSENT, ConsentStatementViewSet, consent_statements
from .admin.dashboard import UrgentPanel
from .admin.deletion import guard_bulk_deletion, guard_deletion
from .admin.report import ReportMenuItem
from .admin.signatures import urls as signature_urls
from .admin.signatures.buttons import signature_buttons
from .admin.signatures.moderating import ERASE, RESTORE, SET_ASIDE
from .domain.chain import NEXT_SHEET
from .domain.extending import EXTEND
from .domain.redaction import REDACT
from .domain.stopping import RESUME, STOP


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """What staff do with an action, and its signatures."""
    return [path("urgent-action/", include(urls)), path("urgent-action/", include(signature_urls))]


@hooks.register("register_permissions")
def register_permissions() -> Any:
    """The app's rights, for the editor of groups."""
    return own_permissions()


@hooks.register("construct_homepage_panels")
def add_urgent_panel(request: Any, panels: list[Any]) -> None:
    """What is urgent, on the admin's first page."""
    panels.append(UrgentPanel())


@hooks.register("register_reports_menu_item")
def register_report() -> ReportMenuItem:
    """The report of all actions."""
    return ReportMenuItem()


@hooks.register("register_page_header_buttons")
def header_buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Any]:
    """In the menu of an open page."""
    yield from chain_buttons(page, user)
    yield from signature_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[Any]:
    """In the menu of a listed page."""
    yield from stop_button(page, user)
    yield from signature_buttons(page, user)


@hooks.register("register_admin_viewset")
def register_consent_statements() -> ConsentStatementViewSet:
    """The consent statements."""
    return consent_statements


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """What staff do with the app."""
    actions.register_action(WRITE_CONSENT, _("Write consent statement"), _("Put another consent statement into force"))
    actions.register_action(STOP, _("Stop an action"), _("Stopped the action"))
    actions.register_action(RESUME, _("Undo a stop"), _("Undid the stop"))
    actions.register_action(EXTEND, _("Extend a deadline"), _("Extended the deadline"))
    actions.register_action(NEXT_SHEET, _("Make the next sheet"), _("Made the next sheet of the chain"))
    actions.register_action(REDACT, _("Redact a name"), _("Redacted a name"))
    actions.register_action(SET_ASIDE, _("Set signatures aside"), _("Signatures were set aside"))
    actions.register_action(RESTORE, _("Restore signatures"), _("Restored signatures"))
    actions.register_action(ERASE, _("Erase signatures"), _("Erased signatures"))


hooks.register("before_delete_page", guard_deletion)
hooks.register("before_bulk_action", guard_bulk_deletion)
