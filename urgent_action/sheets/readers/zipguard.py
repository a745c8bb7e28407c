"""What a .docx has to pass before any library opens it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from ..refusal import SheetRefused

MAX_MEMBERS = 600
MAX_UNPACKED = 60 * 1024 * 1024
MAX_PART = 25 * 1024 * 1024
MAX_RATIO = 200
# A ratio says little about a part that is small in any case.
RATIO_FROM = 4 * 1024 * 1024
_DECLARATION = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
_PARTS = (".xml", ".rels")


def check_docx(data: bytes) -> None:
    """Refuse bombs, macros, encryption and entity declarations; read no more than the limits.

    Declared sizes can lie, so each part is also counted while it unpacks.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check(package)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise SheetRefused("unreadable") from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise SheetRefused("unreadable") from error
    except RuntimeError as error:  # what zipfile raises for a part with a password
        raise SheetRefused("encrypted") from error


def _check(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    if len(members) > MAX_MEMBERS or sum(info.file_size for info in members) > MAX_UNPACKED:
        raise SheetRefused("bomb")
    names = {info.filename.lower() for info in members}
    if any(info.flag_bits & 1 for info in members):
        raise SheetRefused("encrypted")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise SheetRefused("macros")
    if "word/document.xml" not in names:
        raise SheetRefused("wrong_type")
    total = 0
    for info in members:
        total += _unpacked(package, info)
        if total > MAX_UNPACKED:
            raise SheetRefused("bomb")


def _unpacked(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> int:
    size, tail = 0, b""
    is_xml = info.filename.lower().endswith(_PARTS)
    with package.open(info) as part:
        while chunk := part.read(1 << 16):
            size += len(chunk)
            if size > MAX_PART or (size > RATIO_FROM and size > MAX_RATIO * max(info.compress_size, 1)):
                raise SheetRefused("bomb")
            if is_xml:
                # UTF-16 parts are legal XML: without the zero bytes they read like ASCII.
                window = (tail + chunk).replace(b"\x00", b"")
                if _DECLARATION.search(window):
                    raise SheetRefused("entities")
                if info.filename == "[Content_Types].xml" and b"macroEnabled" in window:
                    raise SheetRefused("macros")
                tail = window[-64:]
    return size
