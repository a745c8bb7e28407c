"""What format a file is in, told from its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from ..refusal import SheetRefused


class Format(StrEnum):
    """The formats that are read."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER = (
    b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ\x90", b"\x1f\x8b", b"BZh",
    b"7z\xbc\xaf", b"Rar!", b"RIFF", b"OggS", b"ID3", b"%!PS", b"II*\x00", b"MM\x00*",
)  # fmt: skip
_HTML = re.compile(rb"<(!doctype html|html|head|body|p|div|table|h[1-6]|ul|article)[\s>]", re.I)
_MARKDOWN = re.compile(r"^(#{1,6} |\*\*\*?\S|- \*\*)|\[[^\]]+\]\([^)]*\)|\*\*[^*\n]+\*\*", re.M)


def format_of(data: bytes, filename: str = "") -> Format:
    """Return the format of ``data``; raise :class:`SheetRefused` when it is none of ours."""
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"PK"):
        return Format.DOCX
    if data.startswith(_OLE):
        package = "EncryptedPackage".encode("utf-16-le")
        raise SheetRefused("encrypted" if package in data else "old_word")
    if data.startswith(_OTHER):
        raise SheetRefused("wrong_type")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\x00" in data or _binary(data)):
        raise SheetRefused("wrong_type")
    suffix = PurePath(filename).suffix.lower()
    head = data[:4096].replace(b"\x00", b"") if wide else data[:4096]
    if suffix in {".md", ".markdown"} and not re.search(rb"<(!doctype|html)", head, re.I):
        return Format.MARKDOWN
    if _HTML.search(head):
        return Format.HTML
    if suffix in {".html", ".htm", ".xhtml"}:
        return Format.HTML
    text = data[:20000].decode("utf-8", errors="replace")
    return Format.MARKDOWN if len(_MARKDOWN.findall(text)) >= 3 else Format.TEXT


def _binary(data: bytes) -> bool:
    sample = data[:4096]
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return control > len(sample) // 50
