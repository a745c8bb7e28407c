"""Where a name still stands when an action has been redacted: in documents that pages were imported from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..models import SheetSource


def sources_of(pages: list[Any], matcher: Any) -> Iterator[str]:
    """Documents that pages were imported from: a name that is redacted stays in them, unseen."""
    for source in SheetSource.objects.filter(page__in=[page.pk for page in pages]).only("filename"):
        yield _("The document that the page was imported from, “%(filename)s”") % {"filename": source.filename}
