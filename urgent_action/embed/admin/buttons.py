"""Where editors find the code: in the menus of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...admin.access import is_action


def code_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The button on urgent actions, for those who may edit them."""
    if is_action(page) and page.permissions_for_user(user).can_edit():
        url = reverse("urgent_action_embed_admin:code", args=[page.pk])
        yield Button(_("Card for other sites"), url, icon_name="code", priority=60)
