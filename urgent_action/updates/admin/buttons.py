"""Where editors find the view: in the menus of a page, and after a stop; and what it leaves of a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...admin.access import is_action
from ...admin.stopping import NextStep
from ...names import NameMatcher
from ..models import UpdateText
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


def updates_with(pages: list[Any], matcher: NameMatcher) -> Iterator[str]:
    """Updates of an action in which a name stands: they were sent, and the texts are kept as they were."""
    keys = {page.action_key for page in pages}
    texts = UpdateText.objects.filter(update__action_key__in=keys).select_related("update")
    for text in texts:
        if matcher.find(text.subject) or matcher.find(text.body):
            yield _("The update that was mailed on %(update)s (%(language)s)") % {
                "update": text.update,
                "language": text.language,
            }
