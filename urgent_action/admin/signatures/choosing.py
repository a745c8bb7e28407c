"""Which rows a request may mean: those of its own action, within the reach of its user, and no others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ...models import Signature
from ..access import signatures_for

#: Rows that one request may name: more than a page of the list has.
MOST_CHOSEN = 1000
_DIGITS = 18


class ForeignSignature(Exception):
    """A request names a signature of another action, or of a page that is out of reach."""


def own_signature(user: Any, page: Any, signature_id: int) -> Signature:
    """One signature of an action.

    Raises:
        ForeignSignature: it is none of this action's, or out of reach.
    """
    row = signatures_for(user, page).filter(pk=signature_id).select_related("consent").first()
    if row is None:
        raise ForeignSignature
    return row


def chosen_ids(request: HttpRequest, page: Any) -> list[int]:
    """The rows that were ticked, as far as they still exist.

    Raises:
        ForeignSignature: one of them is another action's, or out of reach.
    """
    typed = request.POST.getlist("id")[:MOST_CHOSEN]
    ids = {int(text) for text in typed if text.isascii() and text.isdigit() and len(text) <= _DIGITS}
    own = set(signatures_for(request.user, page).filter(pk__in=ids).values_list("pk", flat=True))
    # A row may have gone since the list was made: that is no trespass.
    if Signature.objects.filter(pk__in=ids - own).exists():
        raise ForeignSignature
    return sorted(own)


def answer_foreign(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Have a view answer 403, and nothing of what was asked for, where it raises :class:`ForeignSignature`."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ForeignSignature:
            title = _("Not a signature of this action")
            context = {"header_title": title, "page_title": title, "breadcrumbs_items": []}
            template = "urgent_action/admin/signatures/foreign.html"
            return TemplateResponse(request, template, context, status=403)

    return answer


def furniture(page: Any, title: str, *, beneath_list: bool = False) -> dict[str, Any]:
    """What Wagtail's admin templates want to know of a view about an action."""
    action = page.get_admin_display_title()
    crumbs = [{"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": action}]
    if beneath_list:
        crumbs.append({"url": reverse("urgent_action_signatures:list", args=[page.pk]), "label": _("Signatures")})
    return {
        "action": page,
        "breadcrumbs_items": [*crumbs, {"url": "", "label": title, "sublabel": action}],
        "header_title": f"{title}: {action}",
        "page_title": title,
        "page_subtitle": action,
        "header_icon": "group",
    }
