"""Find the action that a URL of ours is about, as strictly as Wagtail finds a page that it serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import swapper
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_cache_control
from wagtail.models import Site

from ..conf import app_settings
from ..digests import text_digest
from ..domain.standing import read_standing
from ..memory import remembered
from ..models import UrgentActionIndexMixin, UrgentActionMixin

#: A page, its site, and what restricts who may see it.
Found = tuple[Any, Site, Iterable[Any]]
#: Called with the request, the page and its site, and what else the URL names.
ActionView = Callable[..., HttpResponse]

#: Seconds after which somebody whose signature could not be stored may try again.
RETRY_AFTER = 30


def for_action(view: ActionView) -> Callable[..., HttpResponse]:
    """Give a view the action that its URL names, in the language of the page.

    Unpublished pages, other pages, and pages of other sites are 404, as they are for Wagtail. A page behind a login or
    password sends the visitor to itself, where Wagtail asks for it. A database that is away is 503, with the form kept.
    """
    return _for_page(view, find_action)


def for_index(view: ActionView) -> Callable[..., HttpResponse]:
    """Give a view the list of actions that its URL names, on the same terms as :func:`for_action`."""
    return _for_page(view, find_index)


def _for_page(view: ActionView, find: Callable[[HttpRequest, int], Found]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def found(request: HttpRequest, page_id: int, **parts: str) -> HttpResponse:
        try:
            page, site, restrictions = find(request, page_id)
            with translation.override(page.locale.language_code):
                if not all(restriction.accept_request(request) for restriction in restrictions):
                    return never_cached(HttpResponseRedirect(page.get_url(request)))
                return rendered(view(request, page, site, **parts))
        except (DatabaseError, InterfaceError):
            return unavailable(request)

    return found


def find_action(request: HttpRequest, page_id: int) -> Found:
    """The published action with this id on the site of the request, as :mod:`urgent_action.domain.standing` reads it.

    Raises:
        Http404: there is none.
    """
    host = text_digest(request.get_host(), str(request.get_port())).hex
    site = remembered(f"site.{host}", lambda: Site.find_for_request(request))
    standing = read_standing(page_id)
    if standing is None:
        raise Http404
    return _on_site(request, standing.page, site, standing.restrictions)


def find_index(request: HttpRequest, page_id: int) -> Found:
    """The published list of actions with this id on the site of the request.

    Raises:
        Http404: there is none.
    """
    pages = swapper.load_model("wagtailcore", "Page").objects
    page = pages.filter(pk=page_id).select_related("locale").specific().first()
    if not isinstance(page, UrgentActionIndexMixin):
        raise Http404
    return _on_site(request, page, Site.find_for_request(request), page.get_view_restrictions())


def _on_site(request: HttpRequest, page: Any, site: Site | None, restrictions: Iterable[Any]) -> Found:
    if site is None or not page.live:
        raise Http404
    parts = page.get_url_parts(request)
    if parts is None or parts[0] != site.pk:
        raise Http404
    return page, site, restrictions


def action_page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """One of the app's own small pages, which no cache may keep."""
    context = {"urgent_action_base": app_settings().base_template, **context}
    return never_cached(render(request, f"urgent_action/{template}.html", context, status=status))


def refused(request: HttpRequest, page: UrgentActionMixin, status: int) -> HttpResponse:
    """The answer to what was sent to an action and is not read; see :class:`urgent_action.views.requests.FormRefused`."""
    return action_page(request, "foreign_form" if status == 403 else "bad_request", status=status, action=page)


def unavailable(request: HttpRequest, *, repeat: bool = True) -> HttpResponse:
    """503: nothing was recorded, please try again; without asking the database anything.

    Args:
        request: what could not be answered.
        repeat: whether to keep what was typed in the page, for a form of ours.
    """
    context = {"data": request.POST, "repeat": repeat and request.method == "POST"}
    response = render(request, "urgent_action/unavailable.html", context, status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return never_cached(response)


def never_cached(response: HttpResponse) -> HttpResponse:
    """The answer, marked as nobody else's."""
    add_never_cache_headers(response)
    return response


def cached_as_page(response: HttpResponse, page: Any, *, max_age: int) -> HttpResponse:
    """The answer, kept by caches for so many seconds, and by none where a login or password stands before the page."""
    if page.get_view_restrictions():
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, public=True, max_age=max_age)
    return response


def rendered(response: HttpResponse) -> HttpResponse:
    """The answer, with a lazy template rendered now: while the page's language and the error handling are in force."""
    if hasattr(response, "render"):
        response.render()
    return response
