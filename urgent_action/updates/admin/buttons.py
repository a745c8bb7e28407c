"""Where editors find the view: in the menus of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...models import UrgentActionMixin
from .views import may_mail


def mail_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The button on urgent actions, for those who may press it."""
    kind = page.specific_class
    if page.pk and kind is not None and issubclass(kind, UrgentActionMixin) and may_mail(user, page):
        url = reverse("urgent_action_updates_admin:mail", args=[page.pk])
        yield Button(_("Mail an update"), url, icon_name="mail", priority=65)
