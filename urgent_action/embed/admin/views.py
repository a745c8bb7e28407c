"""The code that another site pastes, and what it shows there."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ...admin.access import find_action
from ...models import UrgentActionMixin


def show_code(request: HttpRequest, page_id: int) -> HttpResponse:
    """The code for a page that everybody may see; before that, what is still missing."""
    page = find_action(page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    title = _("Card for other sites")
    crumbs = [
        {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
        {"url": "", "label": title, "sublabel": page.get_admin_display_title()},
    ]
    context = {
        "page": page,
        "code": card_code(page) if is_public(page) else "",
        "card_url": reverse("urgent_action_embed:card", args=[page.pk]),
        "breadcrumbs_items": crumbs,
        "header_title": title,
        "page_title": title,
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "code",
    }
    return TemplateResponse(request, "urgent_action_embed/admin/code.html", context)


def is_public(page: UrgentActionMixin) -> bool:
    """Whether everybody may see the page, and so its card."""
    return bool(page.live and page.full_url and not page.get_view_restrictions())


def card_code(page: UrgentActionMixin) -> str:
    """The HTML to paste; its words are in the language of the page. The page must be public."""
    url = f"{page.get_url_parts()[1]}{reverse('urgent_action_embed:card', args=[page.pk])}"
    with translation.override(page.locale.language_code):
        return render_to_string("urgent_action/embed/code.html", {"page": page, "url": url}).strip()
