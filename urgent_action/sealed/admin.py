"""Sealed mode in the admin: how it stands, and what it costs."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from .conf import sealed_settings
from .domain.sealing import unsealed
from .models import SealedSignature

_RIGHT = "urgent_action.view_signature"


def show_sealed(request: HttpRequest) -> HttpResponse:
    """How many signatures are sealed, and what the section must know about it."""
    if not request.user.has_perm(_RIGHT):
        raise PermissionDenied
    context = {
        "sealed": SealedSignature.objects.count(),
        "waiting": unsealed().count(),
        "keys": len(sealed_settings().public_keys),
        "header_title": _("Sealed signatures"),
        "header_icon": "lock",
        "breadcrumbs_items": [{"url": "", "label": _("Sealed signatures")}],
    }
    return TemplateResponse(request, "urgent_action_sealed/admin/sealed.html", context)


class SealedMenuItem(MenuItem):
    """For those who may see signatures."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the visitor may see signatures."""
        return bool(request.user.has_perm(_RIGHT))


def menu_item() -> Any:
    """The entry in the menu of reports."""
    url = reverse("urgent_action_sealed_report")
    return SealedMenuItem(gettext_lazy("Sealed signatures"), url, name="urgent-action-sealed", icon_name="lock")
