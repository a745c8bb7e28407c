"""A page as it was rendered a moment ago, for the next visitor: when a case goes round the world, thousands ask in one second.

Rendering is most of what a page costs, and the page says the same to everybody: shared caches may keep it for much longer.
Where the site's own templates say something to one visitor (a login, a token, a nonce), it is not kept. What decides
whether an action is open belongs into the name of what is kept, so that a stop holds at once.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .conf import app_settings, session_cookie
from .digests import text_digest
from .memory import recall, remember


def kept_or_made(
    request: HttpRequest, *facts: object, make: Callable[[], HttpResponse], at_most: int | None = None
) -> HttpResponse:
    """What was rendered for another visitor, or what ``make`` renders for this one, which is kept.

    Headers are not kept: the caller sets them on what is returned.

    Args:
        facts: everything in which two answers may differ, beside host and path.
        at_most: seconds after which the answer becomes untrue, if less than the setting ``PAGE_MEMORY``.
    """
    seconds = min(app_settings().page_memory, app_settings().page_memory if at_most is None else at_most)
    if seconds <= 0 or not _is_anybody(request):
        return make()
    place = (str(request.scheme), request.get_host(), request.path)
    name = f"page.{text_digest(*place, *map(str, facts)).hex}"
    known = recall(name)
    if known is not None:
        return HttpResponse(known)
    response = make()

    def keep(rendered: HttpResponse) -> None:
        if rendered.status_code == 200 and not _spoke_to_one(request, rendered):
            remember(name, rendered.content, seconds=seconds)

    if hasattr(response, "add_post_render_callback"):
        response.add_post_render_callback(keep)
    else:
        keep(response)
    return response


def was_made_for_one(request: HttpRequest, rendered: HttpResponse) -> bool:
    """Whether a site's template had something to say to a visitor whom the site knows, such as Wagtail's user bar."""
    return _is_known(request) and _spoke_to_one(request, rendered)


def _is_anybody(request: HttpRequest) -> bool:
    """Whether nothing in the request could make a site's template answer otherwise."""
    return request.method in ("GET", "HEAD") and not request.GET and not _is_known(request)


def _is_known(request: HttpRequest) -> bool:
    return session_cookie() in request.COOKIES or "Authorization" in request.headers


def _spoke_to_one(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether rendering used something of this one visitor, as Django marks it for its own caches."""
    session = getattr(request, "session", None)
    messages = getattr(request, "_messages", None)
    return bool(
        response.cookies
        or (session is not None and session.accessed)
        or (messages is not None and messages.used)
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        or getattr(request, "_csp_nonce", None)  # of Django's and of django-csp's policy
    )
