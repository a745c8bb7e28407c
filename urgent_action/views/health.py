"""What a load balancer or a watcher asks: whether the app can do its work now."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from ..arrivals import arrived_at
from ..domain.health import read_health
from .lookup import never_cached


@transaction.non_atomic_requests  # a site's ATOMIC_REQUESTS would fail before us where the database is away
@require_safe
def show_health(request: HttpRequest) -> HttpResponse:
    """200 and ``ok``, or 503 and the names of what fails: no numbers, and nothing of a person or an action."""
    health = read_health(now=arrived_at(request))
    facts: dict[str, Any] = {"ok": health.ok} if health.ok else {"ok": False, "failing": health.failing}
    return never_cached(JsonResponse(facts, status=200 if health.ok else 503))
