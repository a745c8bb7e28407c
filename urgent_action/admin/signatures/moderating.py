"""Set signatures aside, restore them, erase them: each view calls one verb and notes how many it were, and nothing of whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.log_actions import log

from ...domain import moderation
from ...models import Signature
from ...tasks import send_soon
from ..access import Right, action_for
from .choosing import answer_foreign, chosen_ids, furniture
from .columns import name_of
from .undoing import offer_undo

#: Names of the acts in the audit log.
SET_ASIDE = "urgent_action.set_aside_signatures"
RESTORE = "urgent_action.restore_signatures"
ERASE = "urgent_action.erase_signatures"


@require_POST
@answer_foreign
def set_aside(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the ticked signatures out of the count."""
    return _moderate(request, page_id, moderation.set_aside, act=SET_ASIDE, undo="set_aside")


@require_POST
@answer_foreign
def restore(request: HttpRequest, page_id: int) -> HttpResponse:
    """Put the ticked signatures back."""
    return _moderate(request, page_id, moderation.restore, act=RESTORE, undo="restore")


@require_POST
@answer_foreign
def erase(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, and with ``sure`` erase the ticked signatures."""
    page = action_for(request.user, page_id, Right.ERASE)
    ids = chosen_ids(request, page)
    if not ids:
        return _nothing_chosen(request, page)
    if "sure" not in request.POST:
        return _ask_to_erase(request, page, ids)
    number = moderation.erase(page.action_key, ids, now=timezone.now())
    log(instance=page, action=ERASE, user=request.user, data={"signatures": number})
    told = ngettext("%(number)d signature was erased.", "%(number)d signatures were erased.", number)
    messages.success(request, told % {"number": number})
    return redirect("urgent_action_signatures:list", page.pk)


def _moderate(
    request: HttpRequest, page_id: int, verb: Callable[..., list[int]], *, act: str, undo: str
) -> HttpResponse:
    page = action_for(request.user, page_id, Right.MODERATE)
    ids = chosen_ids(request, page)
    if not ids:
        return _nothing_chosen(request, page)
    changed = verb(page.action_key, ids, now=timezone.now())
    if not changed:
        messages.info(request, _("The signatures that you chose stand like that already."))
        return _back(request, page)
    log(instance=page, action=act, user=request.user, data={"signatures": len(changed)})
    for signature_id in Signature.objects.filter(pk__in=changed, mail_due_at__isnull=False).values_list(
        "pk", flat=True
    ):
        send_soon(signature_id)
    offer_undo(request, page, undo, changed)
    return _back(request, page)


def _nothing_chosen(request: HttpRequest, page: Any) -> HttpResponse:
    messages.warning(request, _("Tick the signatures that you mean first."))
    return _back(request, page)


def _ask_to_erase(request: HttpRequest, page: Any, ids: list[int]) -> HttpResponse:
    rows = Signature.objects.filter(pk__in=ids).order_by("-created_at", "-pk")
    context = {
        "rows": [(row.pk, name_of(row)) for row in rows],
        "number": len(ids),
        "back": get_valid_next_url_from_request(request) or _list_url(page),
        **furniture(page, _("Erase signatures"), beneath_list=True),
    }
    return TemplateResponse(request, "urgent_action/admin/signatures/erase.html", context)


def _back(request: HttpRequest, page: Any) -> HttpResponse:
    # Not redirect(), which takes a word for the name of a view, and fails where there is none of that name.
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or _list_url(page))


def _list_url(page: Any) -> str:
    return reverse("urgent_action_signatures:list", args=[page.pk])
