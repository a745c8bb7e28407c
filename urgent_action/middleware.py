"""503 instead of an error of the server, on every page of a site, while its database is away."""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from .views.lookup import unavailable


class DatabaseAwayMiddleware:
    """For the top of ``MIDDLEWARE``. The app's own addresses answer so without it; pages are served by Wagtail.

    What was typed is not repeated: it may be a password. A mistake in a query stays a mistake: only a database that does
    not answer, or that refuses to write, is taken for one that will be back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a request that failed because of the database; None for every other failure."""
        if isinstance(exception, (OperationalError, InterfaceError)) or _is_read_only(exception):
            request.sensitive_post_parameters = "__ALL__"  # type: ignore[attr-defined]  # Django reports each 503
            return unavailable(request, repeat=False)
        return None


def _is_read_only(exception: Exception) -> bool:
    cause = exception.__cause__
    return isinstance(exception, DatabaseError) and getattr(cause, "sqlstate", "") == "25006"
