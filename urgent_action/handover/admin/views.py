"""Hand over: three files for three audiences, and the list of those that were made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.log_actions import log

from ...admin.access import Right, action_for, pages_for
from ...models import UrgentActionMixin
from ..domain.cover import print_names
from ..domain.recording import begin, finish, mark_delivered
from ..domain.scope import Scope
from ..domain.tables import table_of
from ..files.csv import csv_pieces
from ..files.naming import MIME_TYPES, file_name
from ..files.table import Table
from ..files.xlsx import xlsx_pieces
from ..models import Audience, FileFormat, HandOver
from .cards import Card, history_for, is_within
from .forms import FileForm

#: Names of the acts in the audit log.
EXPORT = "urgent_action_handover.export"
MARK = "urgent_action_handover.mark"


@require_safe
def hand_over(request: HttpRequest, page_id: int) -> HttpResponse:
    """The three cards and the list."""
    page = action_for(request.user, page_id, Right.EXPORT)
    return _show(request, page, now=timezone.now())


@never_cache
@require_POST
def make_file(request: HttpRequest, page_id: int, audience: str) -> HttpResponseBase:
    """Make a file and hand it to the browser while it is made; with ``count``, only say how many rows it would have."""
    page = action_for(request.user, page_id, Right.EXPORT)
    if audience not in Audience.values:
        raise Http404
    now = timezone.now()
    form = FileForm(request.POST, audience=Audience(audience))
    valid = form.is_valid()
    if f"{audience}-count" in request.POST:
        form.errors.pop("purpose", None)
        return _show(request, page, form, now=now)
    scope = form.scope(page, pages=pages_for(request.user, page), now=now)
    card = Card(form, scope)
    if valid and not card.refusal:
        form.refuse_too_many(card.rows)
    if not form.is_valid() or card.refusal:
        return _show(request, page, form, now=now, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _make(request, page, scope, form, rows=card.rows, now=now)


@require_POST
def mark(request: HttpRequest, page_id: int, hand_over_id: int) -> HttpResponse:
    """Mark a file as handed over, and its signatures with it."""
    page = action_for(request.user, page_id, Right.EXPORT)
    made = get_object_or_404(HandOver, pk=hand_over_id, action_key=page.action_key)
    if not is_within(made, pages_for(request.user, page)) or made.finished_at is None:
        raise Http404
    if made.delivered_at is None:
        done = mark_delivered(made, user=request.user, now=timezone.now())
        log(instance=page, action=MARK, user=request.user, data={"hand_over": made.pk, "finished": done})
        if done:
            messages.success(request, _("The file is marked as handed over."))
        else:
            messages.warning(
                request, _("So many signatures take a while. Press “Mark as handed over” again for the rest.")
            )
    return redirect("urgent_action_handover_admin:hand_over", page.pk)


def _make(
    request: HttpRequest, page: UrgentActionMixin, scope: Scope, form: FileForm, *, rows: int, now: datetime
) -> HttpResponseBase:
    output, purpose = form.cleaned_data["format"], form.cleaned_data["purpose"]
    made = begin(page, scope, output, rows=rows, purpose=purpose, user=request.user, now=now)
    log(
        instance=page,
        action=EXPORT,
        user=request.user,
        data={
            "hand_over": made.pk,
            "audience": made.audience,
            "format": made.format,
            "filter": made.filter,
            "rows": rows,
            "purpose": purpose,
        },
    )
    response = _printed(page, scope, made, now=now) if output is FileFormat.PDF else _streamed(page, scope, made)
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(page, made)}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _printed(page: UrgentActionMixin, scope: Scope, made: HandOver, *, now: datetime) -> HttpResponse:
    data, names = print_names(page, scope, now=now)
    finish(made, rows=names, now=timezone.now())
    return HttpResponse(data, content_type=MIME_TYPES[FileFormat.PDF])


def _streamed(page: UrgentActionMixin, scope: Scope, made: HandOver) -> StreamingHttpResponse:
    language = page.locale.language_code if scope.audience == Audience.TARGET else None
    if language:  # who gets the list reads the language of the page
        with override(language):
            table = table_of(scope)
    else:
        table = table_of(scope)
    output = FileFormat(made.format)
    pieces = csv_pieces(table) if output is FileFormat.CSV else xlsx_pieces(table)
    response = StreamingHttpResponse(_followed(pieces, table, made), content_type=MIME_TYPES[output])
    response.headers["X-Accel-Buffering"] = "no"  # nginx would collect the whole of it first
    return response


def _followed(pieces: Iterator[bytes], table: Table, made: HandOver) -> Iterator[bytes]:
    """The pieces; once the last was taken, the record says that the file is whole."""
    yield from pieces
    finish(made, rows=table.rows, now=timezone.now())


def _show(
    request: HttpRequest, page: UrgentActionMixin, bound: FileForm | None = None, *, now: datetime, status: int = 200
) -> HttpResponse:
    pages = pages_for(request.user, page)
    forms = [bound if bound and bound.audience == audience else FileForm(audience=audience) for audience in Audience]
    context: dict[str, Any] = {
        "page": page,
        "cards": [Card(form, form.scope(page, pages=pages, now=now)) for form in forms],
        "history": history_for(page, pages),
        "narrowed": pages is not None,
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
            {"url": "", "label": _("Hand over signatures")},
        ],
        "header_title": _("Hand over signatures"),
        "page_title": _("Hand over signatures"),
        "header_icon": "download",
    }
    return TemplateResponse(request, "urgent_action_handover/admin/hand_over.html", context, status=status)
