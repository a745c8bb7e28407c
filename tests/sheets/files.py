"""Small files of each format, made in memory. People and places are invented."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import docx

LETTER = """First UA: 12/24 Index: EUR 99/7001/2024 Ruritania Date: 3 March 2024

URGENT ACTION

TEACHER HELD FOR COUNTING SWANS

Teacher Mira Oldcastle has been held since 1 March because she counted the swans of a closed park. She has not seen a lawyer.

TAKE ACTION: WRITE AN APPEAL IN YOUR OWN WORDS OR USE THIS MODEL LETTER

Minister of Justice
Mr Rupert Blacktower
1 Castle Street
0099 Strelsau
Ruritania
Fax: +991 555 0101
Email: minister@justice.example

Dear Minister,

I am concerned about Mira Oldcastle, who was arrested in the park of Zenda with a notebook.

I urge you to:

• release her at once;
• give her back her notebook.

Yours sincerely,

ADDITIONAL INFORMATION

The park was closed in February after a quarrel about the swans, which belong to the crown.

PREFERRED LANGUAGE TO ADDRESS TARGET: Ruritanian, English

You can also write in your own language.

PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 28 April 2024

Please check with the Amnesty office in your country if you wish to send appeals after the deadline.

NAME AND PREFERRED PRONOUN: Mira Oldcastle (she/her)
"""


def docx_of(*paragraphs: str) -> bytes:
    """Return a Word file with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: object) -> bytes:
    """Return the bytes of a python-docx document."""
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a Word file with one part replaced or added."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return buffer.getvalue()


def part_of(data: bytes, name: str) -> str:
    """Return a part of a Word file as text."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def pdf_of(*pages: Sequence[tuple[float, float, str]], extra: bytes = b"") -> bytes:
    """Return a PDF; each page is a list of (x, y, text) in Helvetica of 10 points."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in pages:
        stream = b"".join(
            f"BT /F1 10 Tf {x} {y} Td ({_pdf_text(text)}) Tj ET\n".encode("latin-1") for x, y, text in page
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, extra, start)


def _pdf_text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
