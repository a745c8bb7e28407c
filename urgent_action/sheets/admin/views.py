"""The admin views: each asks who may, calls one verb, and answers."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from ... import languages
from ...arrivals import arrived_at
from ..builder import build_page
from ..models import SheetImport, SheetSource
from ..printing import print_sheet
from ..views.downloads import file_response, wanted
from .access import editable_action, parent_for_import
from .review import Review
from .showing import Showing, state_names
from .upload import UploadForm


def upload_sheet(request: HttpRequest, parent_id: int) -> HttpResponse:
    """Take a file or pasted text, and go on to its review."""
    parent, models = parent_for_import(parent_id, request.user)
    SheetImport.objects.forget_old(arrived_at(request))
    initial = {"language": _letter_language(parent)}
    form = UploadForm(request.POST or None, request.FILES or None, page_models=models, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = form.keep(parent=parent, user=request.user)
        return redirect("urgent_action_sheets_admin:review", row.pk)
    return _page(request, "upload", parent, _("Import a sheet"), form=form)


def review_sheet(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Show what was found beside its source; make the draft when the editor says so."""
    with transaction.atomic():
        row, parent = _waiting(request, import_id, lock=request.method == "POST")
        review = Review(row, request.user, arrived_at(request), request.POST if request.method == "POST" else None)
        if request.method == "POST" and "make" in request.POST and review.is_valid():
            page = _make(review, parent, request.user)
            messages.success(request, _("The draft was made from the sheet. Nothing is published yet."))
            return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"review": review, "showing": Showing(review), "states": state_names(), "form": review.facts}
    return _page(request, "review", parent, _("Review of the sheet"), **context)


@require_POST
def discard_sheet(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Forget an import."""
    row, parent = _waiting(request, import_id)
    row.delete()
    messages.success(request, _("The sheet was discarded. Nothing of it was kept."))
    return redirect("wagtailadmin_explore", parent.pk)


@require_safe
def show_source(request: HttpRequest, page_id: int) -> FileResponse:
    """The document from which a page was imported, as a file to save; never shown by the browser."""
    page = editable_action(page_id, request.user)
    source = SheetSource.objects.filter(page_id=page.pk).order_by("-pk").first()
    if source is None:
        raise Http404
    response = FileResponse(
        BytesIO(bytes(source.data)),
        as_attachment=True,
        filename=source.filename,
        content_type="application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def show_draft(request: HttpRequest, page_id: int, output: str) -> HttpResponse:
    """The sheet of the newest draft as a file."""
    page = editable_action(page_id, request.user)
    return file_response(print_sheet(page, wanted(output), now=arrived_at(request)))


def _make(review: Review, parent: Any, user: Any) -> Any:
    previous = review.decision.cleaned_data.get("previous") or ""
    page = build_page(
        review.sheet,
        parent=parent,
        user=user,
        language=review.language,
        page_model=review.row.page_model,
        previous_action=next((sheet for sheet in review.existing if str(sheet.pk) == previous), None),
        shapes=review.shapes,
    )
    row = review.row
    if review.decision.cleaned_data["keep_source"]:
        SheetSource.objects.create(page_id=page.pk, filename=row.filename or "pasted.txt", data=row.source)
    row.delete()
    return page


def _waiting(request: HttpRequest, import_id: UUID, *, lock: bool = False) -> tuple[SheetImport, Any]:
    """The user's own import, while the rights that it was begun with still stand."""
    rows = SheetImport.objects.waiting_for(request.user, arrived_at(request))
    row = get_object_or_404(rows.select_for_update() if lock else rows, pk=import_id)
    parent, models = parent_for_import(row.parent_id, request.user)
    if row.page_type not in {model._meta.label for model in models}:
        raise PermissionDenied
    return row, parent


def _letter_language(parent: Any) -> str:
    code = parent.locale.language_code
    return code if code in dict(languages.letter_languages()) else code.split("-")[0]


def _page(request: HttpRequest, name: str, parent: Any, title: str, **context: Any) -> HttpResponse:
    here = {"url": request.path, "label": title}
    above = {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent.get_admin_display_title()}
    shell = {
        "parent": parent,
        "page_title": title,
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": [above, here],
    }
    return render(request, f"urgent_action/sheets/admin/{name}.html", {**shell, **context})
