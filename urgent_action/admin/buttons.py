"""Where editors find what they can do with an action: in the menus of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ..domain.chain import may_follow
from .access import Right, is_action, may, reaches


def stop_button(page: Any, user: Any) -> Iterator[Button]:
    """ "Stop now", also in lists: for whoever may stop the action."""
    if is_action(page) and may(user, Right.STOP, page):
        yield _button("stop", _("Stop now"), "no-view", page, 50)


def chain_buttons(page: Any, user: Any) -> Iterator[Button]:
    """Stop, extend, go on with the next sheet, redact: each for those who may."""
    if not is_action(page) or not reaches(user, page):
        return
    yield from stop_button(page, user)
    if page.live and page.permissions_for_user(user).can_publish():
        yield _button("extend", _("Extend the deadline"), "date", page, 51)
    if may_follow(page.specific, user):
        yield _button("next_sheet", _("Make the next sheet"), "copy", page, 52)
    if may(user, Right.ERASE, page):
        yield _button("redact", _("Redact a name"), "view", page, 53)


def _button(name: str, label: str, icon: str, page: Any, priority: int) -> Button:
    return Button(label, reverse(f"urgent_action_admin:{name}", args=[page.pk]), icon_name=icon, priority=priority)
