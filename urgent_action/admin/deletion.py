"""Pages are not deleted by mistake while signatures hang on them: who deletes is told how many, and asked once more.

Wagtail's own question comes first; it says nothing of signatures. They are not deleted with their pages, but nobody can
confirm one whose page is gone, and nobody reaches them in the admin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import swapper
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages

from ..enums import SignatureState
from ..models import Signature

#: Name of the box that has to be ticked.
KNOWN = "signatures_known"


def guard_deletion(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Wagtail's hook before a page is deleted: its question names the signatures, and its answer is asked back."""
    number = signatures_on([page, *_taken_along(page)])
    if not number:
        return None
    if request.method != "POST":
        messages.warning(request, _told(number))
        return None
    return _ask_back(request, number)


def guard_bulk_deletion(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> Any:
    """The same for several pages at once; other bulk actions and other things are none of its business."""
    pages = [item for item in objects if isinstance(item, swapper.load_model("wagtailcore", "Page"))]
    number = signatures_on(pages) if action_type == "delete" and pages else 0
    return _ask_back(request, number) if number else None


def signatures_on(pages: Iterable[Any]) -> int:
    """How many signatures hang on pages and on what is beneath them.

    What was withdrawn is not counted: nobody's name is in it any more.
    """
    model = swapper.load_model("wagtailcore", "Page")
    beneath = Q(pk__in=[])
    for page in pages:
        beneath |= Q(path__startswith=page.path)
    going = model.objects.filter(beneath).values("pk")
    return int(Signature.objects.filter(page__in=going).exclude(state=SignatureState.WITHDRAWN).count())


def _taken_along(page: Any) -> Iterator[Any]:
    """Translations that Wagtail deletes with a page, where a site keeps its trees in step; it asks the same hook."""
    for hook in hooks.get_hooks("construct_translated_pages_to_cascade_actions"):
        for pages in (hook([page], "delete") or {}).values():
            yield from pages


def _told(number: int) -> str:
    told = ngettext(
        "%(number)s signature hangs on what you are about to delete, with the pages beneath it.",
        "%(number)s signatures hang on what you are about to delete, with the pages beneath it.",
        number,
    )
    return told % {"number": number_format(number, force_grouping=True)}


def _ask_back(request: HttpRequest, number: int) -> HttpResponse | None:
    if KNOWN in request.POST:
        return None
    posted = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    context = {
        "told": _told(number),
        "posted": [(name, value) for name, value in posted if name != "csrfmiddlewaretoken"],
        "known": KNOWN,
        "url": request.get_full_path(),
        "header_title": _("Delete pages with signatures"),
        "page_title": _("Delete pages with signatures"),
        "header_icon": "warning",
        "breadcrumbs_items": [],
    }
    return TemplateResponse(request, "urgent_action/admin/deletion.html", context)
