"""Where an action stands, for pages that are open in a browser when the deadline passes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from wagtail.models import Site

from ..arrivals import arrived_at
from ..models import UrgentActionMixin
from .lookup import for_action


@for_action
def show_status(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Status and seconds left as JSON, cacheable as long as the page itself."""
    now = arrived_at(request)
    left = None if page.closes_at is None else max(0, (page.closes_at - now).total_seconds())
    status = page.status_at(now)
    response = JsonResponse({"status": status, "takes_action": status.takes_action, "seconds_left": left})
    restricted = bool(page.get_view_restrictions())
    if restricted:
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, public=True, max_age=page.max_age_at(now))
    return response
