"""Mail an update: write, look at what it says and how many will get it, then send."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.log_actions import log

from ...admin.access import find_action, may_edit
from ...models import UrgentActionMixin
from ...templatetags.urgent_action_tags import earlier_sheets
from ..domain.writing import recipients, write_update
from ..models import Update
from ..tasks import send_soon
from .forms import UpdateForm

#: Name of the act in the audit log.
MAIL_UPDATE = "urgent_action_updates.mail"


def may_mail(user: Any, page: Any) -> bool:
    """Whether somebody may mail updates about this page: they have the right, and may change the page."""
    return bool(user.has_perm("urgent_action_updates.mail_update") and may_edit(user, page))


def mail_update(request: HttpRequest, page_id: int) -> HttpResponse:
    """GET: the form. POST: the form with its errors, or what is about to be sent; with ``send``, sending it."""
    page = _find_page(request, page_id)
    now = timezone.now()
    form = UpdateForm(request.POST if request.method == "POST" else None, page=page, now=now)
    if not form.is_valid() or "change" in request.POST:
        return _show(request, page, form, "write", updates=_updates_of(page), earlier=_earlier(request, page))
    number = recipients(page.action_key).count()
    if "send" not in request.POST or not number:
        return _show(request, page, form, "confirm", number=number)
    update = write_update(page, form.texts(), key=form.cleaned_data["key"], user=request.user, now=now)
    if update is None:
        messages.warning(request, _("This update is under way already."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    log(instance=page, action=MAIL_UPDATE, user=request.user, data={"update": str(update.pk), "recipients": number})
    send_soon()
    told = ngettext(
        "The update is on its way to %(number)d person.", "The update is on its way to %(number)d people.", number
    )
    messages.success(request, told % {"number": number})
    return redirect("wagtailadmin_pages:edit", page.pk)


def _find_page(request: HttpRequest, page_id: int) -> UrgentActionMixin:
    page: UrgentActionMixin = find_action(page_id)
    if not may_mail(request.user, page):
        raise PermissionDenied
    return page


def _updates_of(page: UrgentActionMixin) -> Any:
    sent = Count("deliveries", filter=Q(deliveries__sent_at__isnull=False))
    updates = Update.objects.filter(action_key=page.action_key).annotate(sent=sent)
    return updates.prefetch_related("texts").order_by("-started_at")


def _earlier(request: HttpRequest, page: UrgentActionMixin) -> list[UrgentActionMixin]:
    """Earlier sheets whose signers may be waiting for what this one says."""
    return [sheet for sheet in earlier_sheets(page) if may_mail(request.user, sheet)]


def _show(request: HttpRequest, page: UrgentActionMixin, form: UpdateForm, step: str, **context: Any) -> HttpResponse:
    here = reverse("urgent_action_updates_admin:mail", args=[page.pk])
    crumbs = [
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
        {"url": "", "label": _("Mail an update")},
    ]
    shared = {
        "page": page,
        "form": form,
        "action_url": here,
        "breadcrumbs_items": crumbs,
        "header_title": _("Mail an update"),
        "page_title": _("Mail an update"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "mail",
        "submit_button_label": _("Go on"),
        "submit_button_active_label": _("One moment…"),
    }
    return TemplateResponse(request, f"urgent_action_updates/admin/{step}.html", {**shared, **context})
