"""What the dialogs about one action have in common: one page each, GET shows, POST does."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse


def dialog(
    request: HttpRequest, name: str, page: Any, title: str, *, icon: str, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the admin about one action.

    Args:
        request: whom it answers.
        name: of the template, below ``urgent_action/admin/``.
        page: the action.
        title: what is done here.
        icon: Wagtail's name of one.
        status: of the answer.
        **context: more for the template.
    """
    crumbs = [
        {"url": reverse("wagtailadmin_explore", args=[page.get_parent().pk]), "label": page.get_parent().title},
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
        {"url": "", "label": title},
    ]
    shell = {
        "page": page,
        "breadcrumbs_items": crumbs,
        "header_title": title,
        "page_title": title,
        "header_icon": icon,
        "action_url": request.path,
    }
    return TemplateResponse(request, f"urgent_action/admin/{name}.html", {**shell, **context}, status=status)
