"""The formats that are handed out, and a file in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.util import find_spec

from django.utils.text import slugify

from ...pdfs import prints_pdf


class Format(StrEnum):
    """The formats, in the order in which they are offered."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "txt"

    @property
    def mime_type(self) -> str:
        """What browsers are told."""
        return _MIME_TYPES[self]

    @property
    def opens_in_browser(self) -> bool:
        """Whether browsers show it; a Word file is saved."""
        return self is not Format.DOCX


_MIME_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.TEXT: "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file that is ready to be sent."""

    name: str
    format: Format
    data: bytes


def file_name(page: object, what: str, output: Format) -> str:
    """A name in plain letters, whatever the title holds."""
    number = slugify(str(getattr(page, "ua_number", "")).replace("/", "-").replace(".", "-"))
    slug = slugify(str(getattr(page, "slug", "")))[:60]
    return "-".join(part for part in ("ua", number, slug, what) if part) + f".{output}"


@cache
def available_formats() -> tuple[Format, ...]:
    """The formats for which the libraries are there; text always is."""
    able = {Format.TEXT: True, Format.DOCX: find_spec("docx") is not None, Format.PDF: prints_pdf()}
    return tuple(output for output in Format if able[output])
