"""Where editors find the list: in the menus of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ..access import Right, is_action, may


def signature_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The button on urgent actions, for those who may see who signed."""
    if is_action(page) and may(user, Right.VIEW, page):
        url = reverse("urgent_action_signatures:list", args=[page.pk])
        yield Button(_("Signatures"), url, icon_name="group", priority=60)
