"""What a file is called, and what it is."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify

from ..models import FileFormat, HandOver

MIME_TYPES = {
    FileFormat.PDF: "application/pdf",
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_name(page: Any, made: HandOver) -> str:
    """A name in plain letters, whatever number and title hold."""
    number = slugify(str(page.ua_number).replace("/", "-").replace(".", "-"))
    parts = ("ua", number, slugify(page.slug)[:60], made.audience, f"{made.made_at:%Y-%m-%d}")
    return "-".join(part for part in parts if part) + f".{made.format}"
