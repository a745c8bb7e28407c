"""What was reported of an action, and which of its addresses work: for whoever may edit the page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from ...admin.access import find_action, may_edit
from ...models import UrgentActionMixin
from ..domain.channels import addresses_of, judge_channel, judged_addresses
from ..domain.reporting import reported_appeals

#: Names of the acts in the audit log.
MARK_DEAD = "urgent_action_appeals.mark_dead"
MARK_WORKING = "urgent_action_appeals.mark_working"


def may_see_reports(user: Any, page: Any) -> bool:
    """Whether somebody may see what was reported of a page, and judge it: they may edit it."""
    return may_edit(user, page)


@require_GET
def show_reports(request: HttpRequest, page_id: int) -> HttpResponse:
    """Appeals by channel, and every address with its reports."""
    page = _find_page(request, page_id)
    context = {
        "page": page,
        "appeals": reported_appeals(page.action_key),
        "judged": judged_addresses(page),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
            {"url": "", "label": _("Appeals and addresses"), "sublabel": page.get_admin_display_title()},
        ],
        "header_title": _("Appeals and addresses"),
        "page_title": _("Appeals and addresses"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "mail",
    }
    return TemplateResponse(request, "urgent_action/appeals/admin/reports.html", context)


@require_POST
def judge_address(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say whether an address works: ``address`` is its digest, ``works`` is there if it does."""
    page = _find_page(request, page_id)
    address = next((known for known in addresses_of(page) if str(known.digest) == request.POST.get("address")), None)
    if address is None:
        messages.error(request, _("This address is not on the page any more."))
        return redirect("urgent_action_appeals_admin:reports", page.pk)
    works = "works" in request.POST
    number = judge_channel(page, address, works=works)
    data = {"channel": address.channel, "address": address.in_one_line, "reports": number}
    log(instance=page, action=MARK_WORKING if works else MARK_DEAD, user=request.user, data=data)
    told = _("“%(address)s” works: the page offers it.") if works else _("“%(address)s” is dead: the page says so.")
    messages.success(request, told % {"address": address.in_one_line})
    return redirect("urgent_action_appeals_admin:reports", page.pk)


def _find_page(request: HttpRequest, page_id: int) -> UrgentActionMixin:
    page: UrgentActionMixin = find_action(page_id)
    if not may_see_reports(request.user, page):
        raise PermissionDenied
    return page
