"""Hand out the sheet and the letter, as strictly as the page itself."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ...arrivals import arrived_at
from ...models import UrgentActionMixin
from ...views.lookup import cached_as_page, for_action
from ..printing import Format, PrintedFile, available_formats, print_letter, print_sheet


@require_safe
@for_action
def show_sheet(request: HttpRequest, page: UrgentActionMixin, site: Site, output: str) -> HttpResponse:
    """The sheet as a file; after the close without letter and points."""
    now = arrived_at(request)
    printed = print_sheet(page, wanted(output), now=now)
    return cached_as_page(file_response(printed), page, max_age=page.max_age_at(now))


@require_safe
@for_action
def show_letter(request: HttpRequest, page: UrgentActionMixin, site: Site, language: str, output: str) -> HttpResponse:
    """The letter as a file, while the action is open; 404 after that."""
    now = arrived_at(request)
    if not page.status_at(now).takes_action:
        raise Http404
    printed = print_letter(page, language, wanted(output))
    if printed is None:
        raise Http404
    return cached_as_page(file_response(printed), page, max_age=page.max_age_at(now))


def wanted(output: str) -> Format:
    """The format that a URL names.

    Raises:
        Http404: there is no such format, or its library is missing.
    """
    found = next((known for known in available_formats() if known == output), None)
    if found is None:
        raise Http404
    return found


def file_response(printed: PrintedFile) -> HttpResponse:
    """The file as an answer. Search engines are sent to the page instead."""
    response = HttpResponse(printed.data, content_type=printed.format.mime_type)
    disposition = "inline" if printed.format.opens_in_browser else "attachment"
    response.headers["Content-Disposition"] = f'{disposition}; filename="{printed.name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
