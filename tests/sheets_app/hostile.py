"""Files that mean harm, made when they are needed: none of them lies in the repository."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.sheets_app.samples import KITE, as_file
from urgent_action.sheets.writers import Output

MEGABYTE = 1024 * 1024


def _docx(**parts: bytes) -> bytes:
    """The kite maker's sheet as a Word file, with parts replaced or added."""
    buffer = BytesIO()
    names = {name.replace("__", "/").replace("_", "."): data for name, data in parts.items()}
    with zipfile.ZipFile(BytesIO(as_file(KITE))) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            if info.filename not in names:
                made.writestr(info, source.read(info))
        for name, data in names.items():
            made.writestr(name, data)
    return buffer.getvalue()


def _document(body: bytes, *, head: bytes = b"") -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return b'<?xml version="1.0"?>' + head + b"<w:document " + space + b"><w:body>" + body + b"</w:body></w:document>"


def zip_bomb() -> bytes:
    """200 MB of nothing in a small file."""
    return _docx(word__document_xml=_document(b"<w:p/>" * 100 + b" " * (200 * MEGABYTE)))


def entity_expansion() -> bytes:
    """A billion laughs."""
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    head = b'<!DOCTYPE w [<!ENTITY l0 "ha">' + levels + b"]>"
    return _docx(word__document_xml=_document(b"<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", head=head))


def external_entity() -> bytes:
    """A file of the server, to be read into the page."""
    head = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return _docx(word__document_xml=_document(b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head=head))


def macros() -> bytes:
    """Visual Basic."""
    return _docx(word__vbaProject_bin=b"\xd0\xcf\x11\xe0" + b"\x00" * 100)


def deep_tables() -> bytes:
    """A table in a table in a table, five thousand times."""
    return _docx(word__document_xml=_document(b"<w:tbl><w:tr><w:tc>" * 5000 + b"</w:tc></w:tr></w:tbl>" * 5000))


def many_paragraphs() -> bytes:
    """A Word file of 300,000 paragraphs."""
    return _docx(word__document_xml=_document(b"<w:p><w:r><w:t>Write to the minister</w:t></w:r></w:p>" * 300_000))


def pdf_of_pages(count: int) -> bytes:
    """A PDF of many pages, each with one line."""
    stream = b"BT /F1 12 Tf 72 720 Td (URGENT ACTION UA 80/31) Tj ET"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    kids = []
    for _ in range(count):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>"
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b" ".join(kids))
    return _pdf(objects)


def _pdf(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return data + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def encrypted_pdf() -> bytes:
    """A PDF that wants a password that nobody gives."""
    plain = pdf_of_pages(1)
    secret = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"00" * 32 + b"> /U <" + b"11" * 32 + b"> /P -4 >>"
    return plain.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt " + secret + b" /ID [<00><00>]")


def pages_in_a_circle() -> bytes:
    """A tree of pages that contains itself."""
    return _pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 2 0 R] >>"])


def deep_html() -> bytes:
    """A hundred thousand elements inside one another."""
    return b"<html><body>" + b"<div>" * 100_000 + b"URGENT ACTION UA 80/31" + b"</div>" * 100_000


def long_line() -> bytes:
    """Nine megabytes without a line end."""
    return b"URGENT ACTION UA: 80/31 " + b"please write, " * (9 * MEGABYTE // 14)


def many_labels() -> bytes:
    """As many lines as are read, each a label."""
    return b"UA: 80/31\nURGENT ACTION\n" + b"Name: Ada Morrow (she/her)\nFax: +1 555 0100\n" * 2900


def open_brackets() -> bytes:
    """What regular expressions hate."""
    return (
        b"UA: 80/31\n"
        + b"(" * 3000
        + b"\n"
        + b"[" * 3000
        + b"\n"
        + b"a@" * 3000
        + b"\n"
        + b"1 " * 3000
        + b"\n"
        + b"* " * 3000
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "blank": lambda: b" \n\t\n" * 1000,
    "too big": lambda: b"x" * (10 * MEGABYTE + 1),
    "noise": lambda: bytes(range(256)) * 400,
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 1000,
    "old word": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000,
    "prose": lambda: b"Eggs, flour and milk. Stir, and bake for an hour.\n" * 40,
    "truncated docx": lambda: as_file(KITE)[:-4000],
    "truncated pdf": lambda: pdf_of_pages(2)[:300],
    "zip bomb": zip_bomb,
    "entity expansion": entity_expansion,
    "external entity": external_entity,
    "macros": macros,
    "deep tables": deep_tables,
    "many paragraphs": many_paragraphs,
    "ten thousand pages": lambda: pdf_of_pages(10_000),
    "encrypted pdf": encrypted_pdf,
    "pages in a circle": pages_in_a_circle,
    "long line": long_line,
}
#: Odd, but not refused by all means: what matters is that reading ends.
ODD: dict[str, Callable[[], bytes]] = {
    "deep html": deep_html,
    "many labels": many_labels,
    "open brackets": open_brackets,
    "nul": lambda: as_file(KITE, Output.TEXT).replace(b"Kite", b"Ki\x00te"),
    "lone surrogates": lambda: as_file(KITE, Output.TEXT).decode().encode("utf-16") + b"\x00\xd8",
}
