"""Where editors find the view: in the menus of a page, and after a stop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...admin.access import is_action
from ...admin.stopping import NextStep
from .views import may_mail


def mail_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The button on urgent actions, for those who may press it."""
    if is_action(page) and may_mail(user, page):
        url = reverse("urgent_action_updates_admin:mail", args=[page.pk])
        yield Button(_("Mail an update"), url, icon_name="mail", priority=65)


def steps_after_stop(page: Any, user: Any) -> Iterator[NextStep]:
    """Those who signed and asked for news are told why it stopped."""
    if may_mail(user, page):
        url = reverse("urgent_action_updates_admin:mail", args=[page.pk])
        yield NextStep(_("Mail an update to those who signed and asked for news"), url)
