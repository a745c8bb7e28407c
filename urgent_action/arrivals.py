"""When a request reached us: one instant for everything that is decided while answering it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.http import HttpRequest
from django.utils import timezone

_ATTRIBUTE = "urgent_action_arrived_at"


def arrived_at(request: HttpRequest | None) -> datetime:
    """The instant of arrival, in UTC: taken when first asked for, and the same for the rest of the request.

    Banner, form, letter and cache headers of one answer must not disagree because the deadline passed between them, and
    a POST that came in time is judged by its arrival. Without a request: now.
    """
    if request is None:
        return timezone.now()
    if not hasattr(request, _ATTRIBUTE):
        setattr(request, _ATTRIBUTE, timezone.now())
    return cast(datetime, getattr(request, _ATTRIBUTE))
