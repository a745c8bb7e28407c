"""Markdown, as exports of web pages and documents write it."""

from __future__ import annotations

import re

from ..lines import Line, tidy
from .wrapping import mark_wrapping

# Nothing here may look from each place of a long line to its end: what stands between brackets is bounded, or ends where
# the next one begins.
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+")
_ITEM = re.compile(r"^\s*(?:([-*+•])|(\d{1,2})[.)])\s+(?=\S)")
_RULE = re.compile(r"^\s*(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|={3,})$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]+\|$")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\((?:[^()]*|[^)]{0,2000})\)")
_LINK = re.compile(r"\[((?:\\.|[^\]\\]){0,500})\]\(<?([^)\s>]{0,2000})>?(?:\s+\"[^\"]*\")?\)")
_AUTO = re.compile(r"<((?:https?://|mailto:)[^>\s]+|[^\s<>@]+@[^\s<>@]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(\*{1,3}|_{1,3})(?=\S)((?:(?!\1).)*?\S)\1(?![\w])")
_HELD = "\ue000"


def read_markdown(text: str) -> list[Line]:
    """Read markdown: marks become style marks, links keep their address, escapes are undone."""
    text = _without_comments(text)
    lines: list[Line] = []
    gap, hard, table = True, False, 0
    for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        source = re.sub(r"^\s*(?:>\s?)+", "", raw)
        if not source.strip() or _RULE.match(source) or _TABLE_RULE.match(source.lstrip()):
            gap = True
            if not source.strip():
                table += 1
            continue
        heading = _HEADING.match(source)
        level = len(heading.group(1)) if heading else 0
        source = source[heading.end() :].rstrip().rstrip("#").rstrip() if heading else source
        item = None if heading else _ITEM.match(source)
        source = source[item.end() :] if item else source
        cells = _cells(source)
        for column, cell in enumerate(cells):
            for part in re.split(r"<br\s*/?>", cell):
                bold, italic = _emphasis(part)
                content, links = _plain(part)
                if not content:
                    continue
                lines.append(
                    Line(
                        content,
                        raw=content,
                        number=number,
                        gap=gap or bool(item) or bool(level) or len(cells) > 1,
                        bold=bold,
                        italic=italic,
                        level=level,
                        item=bool(item),
                        ordered=bool(item and item.group(2)),
                        cell=(table, number, column) if len(cells) > 1 else None,
                        links=links,
                    )
                )
                gap = False
        hard = raw.rstrip("\n").endswith(("  ", "\\"))
        gap = bool(level)
        if hard:
            lines[-1:] = [_hard(line) for line in lines[-1:]]
    return _unmark(mark_wrapping(lines))


def _without_comments(text: str) -> str:
    """The text without ``<!-- … -->``; one that never ends is text."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _hard(line: Line) -> Line:
    """Columns in ``raw`` keep :func:`mark_wrapping` from joining over a hard break."""
    return Line(
        line.text, raw=f"{line.text}   {_HELD}", number=line.number, gap=line.gap, bold=line.bold,
        italic=line.italic, level=line.level, item=line.item, ordered=line.ordered,
        cell=line.cell, links=line.links,
    )  # fmt: skip


def _unmark(lines: list[Line]) -> list[Line]:
    return [
        Line(
            line.text, raw=line.text, number=line.number, gap=line.gap, goes_on=line.goes_on,
            bold=line.bold, italic=line.italic, level=line.level, item=line.item,
            ordered=line.ordered, cell=line.cell, links=line.links,
        )
        for line in lines
    ]  # fmt: skip


def _cells(source: str) -> list[str]:
    stripped = source.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 2:
        return [cell.strip() for cell in re.split(r"(?<!\\)\|", stripped[1:-1])]
    return [source]


def _emphasis(text: str) -> tuple[bool, bool]:
    stripped = text.strip().rstrip("\\").strip()
    stars = len(stripped) - len(stripped.lstrip("*_"))
    return stars >= 2, stars in (1, 3)


def _plain(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text without marks, and the addresses of its links."""
    links: list[str] = []
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group(1))
        return f"{_HELD}{len(held) - 1}{_HELD}"

    def link(match: re.Match[str]) -> str:
        links.append(match.group(2))
        return match.group(1)

    def auto(match: re.Match[str]) -> str:
        links.append(match.group(1))
        return match.group(1).removeprefix("mailto:")

    text = re.sub(r"\\\s*$", "", _IMAGE.sub("", text))
    text = _LINK.sub(link, text)
    text = _ESCAPED.sub(hold, text)
    text = _TAG.sub("", _AUTO.sub(auto, text))
    for _ in range(3):
        text = _STRONG.sub(_unwrap, text)
    # Emphasis that opens or closes here belongs to a block of several lines.
    text = re.sub(r"^(\s*)(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(\s*)$", r"\1\2", text)
    text = re.sub(rf"{_HELD}(\d+){_HELD}", lambda match: held[int(match.group(1))], text)
    text = text.replace("&nbsp;", " ").replace("&amp;", "&").replace("&lt;", "<")
    return tidy(text.replace("&gt;", ">")), tuple(links)


def _unwrap(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    if match.group(1)[0] == "_" and before.isalnum():
        return match.group(0)
    return match.group(2)
