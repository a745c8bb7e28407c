"""Plain text: typed sheets, mails, pasted pages."""

from __future__ import annotations

import codecs
import re

from ..lines import Line, tidy
from .wrapping import mark_wrapping

_LETTER = re.compile(r"^\s*o(?:\t|[ \u00a0]{2,})\s*\S")
_QUOTE = re.compile(r"^(?:>\s?)+")


def decode(data: bytes) -> str:
    """Decode text: a byte order mark decides, then UTF-8, then windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file that was cut in the middle of its last character is still UTF-8.
        if error.start >= len(data) - 4:
            return data[: error.start].decode("utf-8")
        return data.decode("cp1252", errors="replace")


def _letter_bullet(raw: str, above: str) -> bool:
    """Word's second bullet is an "o" in another font; as text only its distance, or the list, tells it."""
    return bool(_LETTER.match(raw)) or (raw.lstrip().startswith("o ") and above.endswith((":", ";")))


def read_text(text: str) -> list[Line]:
    """Read plain text. Blank lines part paragraphs; wrapped lines are marked as such."""
    lines: list[Line] = []
    gap, page = True, 1
    for number, raw in enumerate(re.split(r"\r\n|[\n\r\u2028\u2029\x0b\x85]", text), start=1):
        page += raw.count("\f")
        raw = _QUOTE.sub("", raw.replace("\f", ""))
        content = tidy(raw)
        if not content:
            gap = True
            continue
        if _letter_bullet(raw, lines[-1].text if lines else ""):
            content = f"• {content[2:]}"
        columns = raw.replace("\t", "    ").replace("\u00a0", " ").rstrip()
        lines.append(Line(content, raw=columns, number=number, gap=gap, page=page))
        gap = False
    gapless = sum(line.gap for line in lines) <= max(1, len(lines) // 25)
    double = len(lines) > 8 and all(line.gap for line in lines)
    return mark_wrapping(lines, across_gaps=gapless or double)
