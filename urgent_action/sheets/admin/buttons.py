"""Buttons on pages: import where an urgent action may be created, the files of one that may be edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.widgets import Button

from ...admin.access import is_action
from ..links import label_of
from ..models import SheetSource
from ..printing import available_formats
from .access import importable_models


def import_buttons(page: Any, user: Any) -> Iterator[Button]:
    """ "Import a sheet", where the user may create an urgent action."""
    if importable_models(page, user):
        url = reverse("urgent_action_sheets_admin:upload", args=[page.pk])
        yield Button(_("Import a sheet"), url, icon_name="upload", priority=17)


def file_buttons(page: Any, user: Any) -> Iterator[Button]:
    """The sheet of the newest draft to print, and the document that it came from."""
    if not is_action(page) or not page.permissions_for_user(user).can_edit():
        return
    for number, output in enumerate(available_formats()):
        url = reverse("urgent_action_sheets_admin:draft", args=[page.pk, output])
        label = _("Print the sheet: %s") % label_of(output)
        yield Button(label, url, icon_name="download", priority=40 + number)
    if SheetSource.objects.filter(page_id=page.pk).exists():
        url = reverse("urgent_action_sheets_admin:source", args=[page.pk])
        yield Button(_("Document it was imported from"), url, icon_name="doc-full", priority=45)
