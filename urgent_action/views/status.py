"""What pages that are open in a browser ask for: where an action stands, and how many have signed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from wagtail.models import Site

from ..arrivals import arrived_at
from ..conf import app_settings
from ..counters import counters_of
from ..domain.tally import read_countries, read_tally
from ..models import UrgentActionMixin
from .lookup import cached_as_page, for_action


@for_action
def show_status(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Status and seconds left as JSON, cacheable as long as the page itself."""
    now = arrived_at(request)
    left = None if page.closes_at is None else max(0, (page.closes_at - now).total_seconds())
    status = page.status_at(now)
    facts = {"status": status, "takes_action": status.takes_action, "seconds_left": left}
    return cached_as_page(JsonResponse(facts), page, max_age=page.max_age_at(now))


@for_action
def show_count(request: HttpRequest, page: UrgentActionMixin, site: Site) -> HttpResponse:
    """Signatures as JSON: in all, on paper, from countries with enough of them to point at nobody; and what apps count."""
    action_key = page.action_key
    facts = {
        "signatures": read_tally(action_key, now=arrived_at(request)),
        "on_paper": page.offline_signatures,
        "countries": dict(read_countries(action_key)),
        **{counter.name: counter.number for counter in counters_of(action_key)},
    }
    return cached_as_page(JsonResponse(facts), page, max_age=app_settings().page_max_age)
