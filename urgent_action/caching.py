"""How long a site's own page that shows open actions may be kept: not past the instant at which one changes status."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from wagtail.models import Site

from .arrivals import arrived_at
from .conf import default_language
from .domain.listing import SiteActions

_ATTRIBUTE = "urgent_action_site_actions"
_Response = TypeVar("_Response", bound=HttpResponse)


def site_actions(request: HttpRequest | None) -> SiteActions | None:
    """The urgent actions of the request's site in the language in use, asked for once in a request; None without a site."""
    language = get_language() or default_language()
    known: dict[str, SiteActions] = getattr(request, _ATTRIBUTE, {})
    if language not in known:
        site = Site.find_for_request(request) if request else Site.objects.filter(is_default_site=True).first()
        if site is None:
            return None
        known[language] = SiteActions(site=site, language=language, now=arrived_at(request))
        if request is not None:
            setattr(request, _ATTRIBUTE, known)
    return known[language]


def max_age(request: HttpRequest | None) -> int:
    """Seconds for which what is said now about the site's actions stays true, and ``PAGE_MAX_AGE`` at most."""
    actions = site_actions(request)
    return actions.max_age if actions else 0


def limit_cache(request: HttpRequest, response: _Response) -> _Response:
    """Shorten the lifetime that a response of the site's own has in caches to :func:`max_age`; it never becomes longer.

    For a page class of the site: ``return limit_cache(request, super().serve(request))``. What no cache may keep stays
    so. Django's own cache of whole pages goes by the same header.
    """
    stated = dict(_directives(response))
    if "no-store" in stated:
        return response
    seconds = max_age(request)
    if "s-maxage" in stated:  # Django shortens max-age by itself, but replaces this one
        patch_cache_control(response, s_maxage=min(int(stated["s-maxage"] or 0), seconds))
    patch_cache_control(response, max_age=seconds)
    return response


def _directives(response: HttpResponse) -> list[tuple[str, str]]:
    header = response.headers.get("Cache-Control", "")
    parts = [part.strip().partition("=") for part in header.split(",")]
    return [(name.lower(), value.strip('"')) for name, _equals, value in parts]
