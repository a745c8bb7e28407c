"""HTML: a page that stands alone, without script or style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .layout import Paragraph, Style

_TAGS = {Style.TITLE: "h1", Style.HEADLINE: "h2", Style.HEADING: "h3"}
_RTL = {"ar", "fa", "he", "ur"}


def to_html(paragraphs: Sequence[Paragraph], language: str) -> bytes:
    """Write a page. Everything printed is escaped."""
    code = language.lower().replace("_", "-")
    direction = ' dir="rtl"' if code.split("-")[0] in _RTL else ""
    title = next((p.lines[0] for p in paragraphs if p.style is Style.HEADLINE), "")
    body: list[str] = []
    in_list = False
    for paragraph in paragraphs:
        if (paragraph.style is Style.ITEM) != in_list:
            body.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        body.append(_element(paragraph))
    if in_list:
        body.append("</ul>")
    page = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(code)}"{direction}>',
        f'<head><meta charset="utf-8"><title>{escape(title)}</title></head>',
        "<body>",
        *body,
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(page).encode("utf-8")


def _element(paragraph: Paragraph) -> str:
    lines = [escape(line) for line in paragraph.lines]
    tag = _TAGS.get(paragraph.style)
    if tag:
        return f"<{tag}>{lines[0]}</{tag}>"
    if paragraph.style is Style.ITEM:
        return f"<li>{lines[0]}</li>"
    if paragraph.strong:
        label = escape(paragraph.strong)
        return f"<p><strong>{label}</strong>{lines[0].removeprefix(label)}</p>"
    if paragraph.style is Style.LABEL:
        return f"<p><strong>{lines[0]}</strong></p>"
    return f"<p>{'<br>'.join(lines)}</p>"
