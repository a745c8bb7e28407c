"""Where editors find the view: in the menus of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...admin.access import is_action
from .views import may_see_reports


def report_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The button on urgent actions, for those who may press it."""
    if is_action(page) and may_see_reports(user, page):
        url = reverse("urgent_action_appeals_admin:reports", args=[page.pk])
        yield Button(_("Appeals and addresses"), url, icon_name="mail", priority=60)
