"""Where those who may export find the view: in the menus of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...admin.access import Right, is_action, may


def hand_over_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The button on urgent actions, for those who may press it."""
    if is_action(page) and may(user, Right.EXPORT, page):
        url = reverse("urgent_action_handover_admin:hand_over", args=[page.pk])
        yield Button(_("Hand over signatures"), url, icon_name="download", priority=66)
