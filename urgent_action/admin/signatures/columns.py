"""The columns of the list. What people typed is escaped, and set apart from the direction of the text around it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn
from wagtail.coreutils import get_content_languages

from ...countries import country_name
from ...enums import SignatureState
from ...templatetags.urgent_action_tags import long_moment


class ChoiceColumn(BaseColumn):
    """A box to tick on each row, and one for all of them."""

    header_template_name = "urgent_action/admin/signatures/choose_all.html"
    cell_template_name = "urgent_action/admin/signatures/choose.html"


def name_of(row: Any) -> str:
    """What can be shown as the name of a signer: the name, or why there is none."""
    if row.name:
        return format_html("<bdi>{}</bdi>", row.name)
    if row.state == SignatureState.WITHDRAWN:
        return format_html('<span class="ua-none">{}</span>', _("Withdrawn: nothing is kept"))
    return format_html('<span class="ua-none">{}</span>', _("Sealed: cannot be read on this site"))


def columns_for(page: Any, *, zone: ZoneInfo, choosing: bool) -> list[BaseColumn]:
    """The columns of the list of an action's signatures.

    Args:
        page: the action.
        zone: in which times are shown.
        choosing: whether rows can be ticked.
    """
    languages = get_content_languages()

    def link(row: Any) -> str:
        url = reverse("urgent_action_signatures:inspect", args=[page.pk, row.pk])
        return format_html('<div class="title-wrapper"><a href="{}">{}</a></div>', url, name_of(row))

    def signed(row: Any) -> str:
        return long_moment(row.created_at.astimezone(zone))

    return [
        *([ChoiceColumn("choose", label="")] if choosing else []),
        Column("name", label=_("Name"), accessor=link, classname="title"),
        StatusTagColumn("state", label=_("State"), accessor="get_state_display", primary=_is_counted),
        Column("country", label=_("Country"), accessor=lambda row: country_name(str(row.country)) or "–"),
        Column("language", label=_("Language"), accessor=lambda row: languages.get(row.language, row.language)),
        Column("signed", label=_("Signed (%(zone)s)") % {"zone": zone.key}, accessor=signed),
    ]


def _is_counted(row: Any) -> bool:
    return bool(row.state == SignatureState.CONFIRMED)
