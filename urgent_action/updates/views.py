"""End updates: a GET shows one button, and the POST behind it, or of the mail program, ends them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from ..arrivals import arrived_at
from ..views.links import for_token
from ..views.lookup import action_page
from .domain.unsubscribing import find_subscriber, unsubscribe


@for_token
def unsubscribe_signer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, or end updates; the answer to a POST is a page and no redirect (RFC 8058, 3.1)."""
    now = arrived_at(request)
    done = request.method == "POST"
    signature = unsubscribe(token, now=now) if done else find_subscriber(token, now=now)
    language = signature.language if signature else translation.get_language() or "en"
    with translation.override(language):
        return action_page(request, "updates/unsubscribed" if done else "updates/unsubscribe")
