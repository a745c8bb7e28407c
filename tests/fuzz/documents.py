"""Documents for the import readers: real ones, made by the app's own writers, and what becomes of them in bad hands."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

from hypothesis import strategies as st

from tests.fuzz.bodies import AWKWARD
from tests.fuzz.texts import PIECES
from tests.sheets_app.hostile import pdf_of_pages
from tests.sheets_app.samples import ARABIC, KITE, as_file
from urgent_action.sheets.writers import Output

#: Words that mean something to a reader or to the parser.
WORDS = (
    "UA: 80/31", "URGENT ACTION", "AI Index: AFR 99/0123/2031", "Date: 4 May 2031", "Fax: +1 555 0100",
    "Email: a@b.example", "Salutation:", "Dear Minister,", "TAKE ACTION: ", "Name: Ada Morrow (she/her)",
    "PREFERRED LANGUAGE TO ADDRESS TARGET: English", "ADDITIONAL INFORMATION",
    "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 30 June 2031", "LINK TO PREVIOUS UA: https://a.example/",
    "And copies to:", "* ", "1) ", "# ", "| a | b |", "---", "> ", "```", "<table><tr><td>", "<!--", "&#x0;",
    "<p hidden>", "<w:tbl><w:tr><w:tc>", "<w:p/>", "]]>", "stream", "endobj", "/Length 99999999", "/Kids [2 0 R]",
    "<< >>", "BT (a) Tj ET", "\u202e", "\ufdfa", "12/31", "31/12/9999", "٣٠ يونيو",
)  # fmt: skip
#: (what, where of a thousand, with what, how often)
Edit = tuple[str, int, bytes, int]
PIECE = st.one_of(
    st.sampled_from([word.encode() for word in WORDS]),
    st.sampled_from([piece.encode("utf-8", "surrogatepass") for piece in PIECES]),
    AWKWARD.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=12),
)
EDITS: st.SearchStrategy[list[Edit]] = st.lists(
    st.tuples(
        st.sampled_from(["insert", "put", "cut", "drop", "copy"]),
        st.integers(0, 1000),
        PIECE,
        st.one_of(st.just(1), st.integers(1, 30), st.sampled_from([500, 3000, 20_000])),
    ),
    max_size=6,
)
PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "[Content_Types].xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
)


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """Bytes after a few edits, and no more than a reader takes in."""
    for what, at, piece, times in edits:
        start = len(data) * at // 1000
        match what:
            case "insert":
                data = data[:start] + piece * times + data[start:]
            case "put":
                data = data[:start] + piece * times + data[start + len(piece) * times :]
            case "cut":
                data = data[:start]
            case "drop":
                data = data[:start] + data[start + times :]
            case "copy":
                data = data[:start] + data[start : start + 200] * min(times, 500) + data[start:]
    return data[: 10 * 1024 * 1024]


@cache
def written(kind: str) -> bytes:
    """A real document of a kind."""
    makers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: as_file(KITE),
        "arabic docx": lambda: as_file(ARABIC, language="ar"),
        "html": lambda: as_file(KITE, Output.HTML),
        "markdown": lambda: as_file(KITE, Output.MARKDOWN),
        "text": lambda: as_file(KITE, Output.TEXT),
        "arabic text": lambda: as_file(ARABIC, Output.TEXT, "ar"),
        "pdf": _printed,
        "plain pdf": lambda: pdf_of_pages(2),
        "nothing": lambda: b"",
    }
    return makers[kind]()


KINDS = ("docx", "arabic docx", "html", "markdown", "text", "arabic text", "pdf", "plain pdf", "nothing")
SUFFIXES = {"docx": "docx", "html": "html", "markdown": "md", "pdf": "pdf"}


def document(kind: str, part: str, edits: list[Edit]) -> tuple[bytes, str]:
    """The bytes of a document after edits, and its name. Of a Word file either a part of the package is edited, or its bytes."""
    data = written(kind)
    name = f"sheet.{SUFFIXES.get(kind.rpartition(' ')[2], 'txt')}"
    if not data.startswith(b"PK") or not part:
        return edited(data, edits), name
    return _with_part(data, part, lambda inside: edited(inside, edits)), name


def body_of_word() -> bytes:
    """The XML of a Word file's body."""
    with zipfile.ZipFile(BytesIO(written("docx"))) as package:
        return package.read(PARTS[0])


def in_word(body: bytes) -> bytes:
    """A Word file with this for its body."""
    return _with_part(written("docx"), PARTS[0], lambda _inside: body)


def _with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            inside = source.read(info)
            target.writestr(info, change(inside) if info.filename == part else inside)
    return made.getvalue()


def _printed() -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=as_file(KITE, Output.HTML).decode("utf-8")).write_pdf())
