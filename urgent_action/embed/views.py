"""The card, as other sites frame it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from ..arrivals import arrived_at
from ..enums import Status
from ..sections import section_for
from ..views.lookup import find_action
from .policy import card_policy


@require_safe
@xframe_options_exempt
def show_card(request: HttpRequest, page_id: int) -> HttpResponse:
    """The action in a few lines, in the language of its page, the same for everybody.

    What not everybody may see is not found: a frame on another site is no place to ask for a password. The answer sets no
    cookie, and is cached as the page itself is, never past its deadline.
    """
    page, site, restrictions = find_action(request, page_id)
    if restrictions:
        raise Http404
    now = arrived_at(request)
    context = {"page": page, "action": page, "status": page.status_at(now), "Status": Status}
    language = page.locale.language_code
    context["section"] = section_for(site, language).name
    with translation.override(language):
        response = render(request, "urgent_action/embed/card.html", context)
    response.headers["Content-Language"] = language
    response.headers["Content-Security-Policy"] = card_policy()
    patch_cache_control(response, public=True, max_age=page.max_age_at(now))
    return response
