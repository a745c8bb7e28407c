"""The steps of an import, as a browser takes them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.sheets_app.samples import KITE, as_file
from urgent_action.sheets.models import SheetImport


def upload_url(page: Any) -> str:
    """Where a sheet is uploaded."""
    return reverse("urgent_action_sheets_admin:upload", args=[page.pk])


def upload(client: Client, page: Any, data: bytes | None = None, *, name: str = "sheet.docx", **fields: Any) -> Any:
    """Send a file; the answer."""
    file = SimpleUploadedFile(name, as_file(KITE) if data is None else data)
    return client.post(upload_url(page), {"file": file, "text": "", "language": "en", **fields})


def review_url(row: SheetImport | None = None) -> str:
    """Where an import is reviewed."""
    row = row or SheetImport.objects.latest("created_at")
    return reverse("urgent_action_sheets_admin:review", args=[row.pk])


def form_fields(response: Any) -> dict[str, Any]:
    """What a browser would send of the review's forms if nothing were changed."""
    review = response.context["review"]
    fields: dict[str, Any] = {}
    formsets = (review.targets, review.subjects, review.pieces)
    forms = [review.facts, review.decision, *(formset.management_form for formset in formsets)]
    for form in [*forms, *(form for formset in formsets for form in formset)]:
        for bound in form:
            value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
            if value is True:
                fields[bound.html_name] = "on"
            elif value not in (None, False):
                fields[bound.html_name] = str(value)
    return fields
