"""What several blocks share."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

#: Whole page around a block in the editor's block picker.
PREVIEW_TEMPLATE = "urgent_action/blocks/preview.html"

#: Rich text that a sheet needs, and that the sanitizer lets through.
SHEET_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]

_phone = RegexValidator(
    r"^(?=(?:\D*\d){4})[+(\d][\d\s().\-–/]*(?:(?:ext|x|#)\.?\s*\d+)?$",
    _("Enter a number as it is dialled, for example +44 20 7946 0000."),
)


class PhoneBlock(blocks.CharBlock):
    """A telephone or fax number, kept as printed."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=60, validators=(_phone,), **kwargs)

    class Meta:
        icon = "mobile-alt"


def listed(child: blocks.Block, label: object, **kwargs: object) -> blocks.ListBlock:
    """A list of 0..n lines that starts empty: a stock ListBlock starts with one blank line, which then has to be filled."""
    return blocks.ListBlock(child, label=label, default=[], required=False, **kwargs)


def filled(values: Iterable[object] | None) -> list[str]:
    """The lines that hold something, trimmed; drafts and imports may have blank ones."""
    return [text for text in (str(value or "").strip() for value in values or ()) if text]


def split_lines(text: str | None) -> list[str]:
    """The lines of a text area that hold something."""
    return filled((text or "").splitlines())


def split_paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text area, divided by blank lines; line breaks inside a paragraph stay."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            paragraphs[-1].append(line.strip())
        elif paragraphs[-1]:
            paragraphs.append([])
    return ["\n".join(paragraph) for paragraph in paragraphs if paragraph]
