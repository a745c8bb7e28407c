"""Plain text and markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .layout import Paragraph, Style

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_OPENING = re.compile(r"^(\s*)([#+-]|\d+[.)])(?=\s)")


def to_text(paragraphs: Sequence[Paragraph]) -> str:
    """Write plain text: a paragraph a line, blank lines between, ``•`` before list items."""
    blocks = ["\n".join(f"• {line}" if p.style is Style.ITEM else line for line in p.lines) for p in paragraphs]
    return _spaced(paragraphs, blocks)


def to_markdown(paragraphs: Sequence[Paragraph]) -> str:
    """Write markdown: headings, bold labels, hard breaks in addresses, everything else escaped."""
    return _spaced(paragraphs, [_markdown(paragraph) for paragraph in paragraphs])


def _spaced(paragraphs: Sequence[Paragraph], blocks: Sequence[str]) -> str:
    text = blocks[0] if blocks else ""
    for (before, paragraph), block in zip(pairwise(paragraphs), blocks[1:], strict=True):
        tight = before.style is paragraph.style is Style.ITEM
        text += ("\n" if tight else "\n\n") + block
    return text + "\n"


def _markdown(paragraph: Paragraph) -> str:
    lines = [_escaped(line) for line in paragraph.lines]
    if paragraph.style is Style.TITLE:
        return f"# {lines[0]}"
    if paragraph.style in (Style.HEADLINE, Style.HEADING):
        return f"## {lines[0]}"
    if paragraph.style is Style.ITEM:
        return f"- {lines[0]}"
    if paragraph.strong:
        label = _escaped(paragraph.strong)
        return f"**{label}**{lines[0].removeprefix(label)}"
    return "  \n".join(lines)


def _escaped(text: str) -> str:
    # An address of a page is left alone: nobody copies one with backslashes in it.
    pieces = re.split(r"(https?://\S+)", text)
    escaped = "".join(p if n % 2 else _SPECIAL.sub(r"\\\1", p) for n, p in enumerate(pieces))
    return _OPENING.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)
