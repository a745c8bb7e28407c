"""What several blocks share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..translating import FactBlockMixin

#: Whole page around a block in the editor's block picker.
PREVIEW_TEMPLATE = "urgent_action/blocks/preview.html"

#: Rich text that a sheet needs, and that the sanitizer lets through.
SHEET_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]

_phone = RegexValidator(
    r"^(?=(?:\D*\d){4})[+(\d][\d\s().\-–/]*(?:(?:ext|x|#)\.?\s*\d+)?$",
    _("Enter a number as it is dialled, for example +44 20 7946 0000."),
)


class PhoneBlock(FactBlockMixin, blocks.CharBlock):
    """A telephone or fax number, kept as printed."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=60, validators=(_phone,), **kwargs)

    class Meta:
        icon = "mobile-alt"


class MailAddressBlock(FactBlockMixin, blocks.EmailBlock):
    """An e-mail address."""


class AccountBlock(FactBlockMixin, blocks.CharBlock):
    """A network and the account on it, kept as printed."""


class CodeChoiceBlock(blocks.ChoiceBlock):
    """A choice among codes: of a kind, a language, a zone. Codes are text, and stored as they are.

    Wagtail walks the choices whenever a page is read, to give a code back in its own type, and whenever one is saved, to have
    its label found by a search. With some five hundred zones that took longer than the rest of the sheet, and nobody looks
    for sheets by the zone of their deadline.
    """

    def normalize_choice(self, value: object) -> str | None:
        """The code, whether or not it is among the choices."""
        return None if value is None else str(value)

    def get_searchable_content(self, value: object) -> list[str]:
        """Nothing."""
        return []


class SheetPartBlock(blocks.StructBlock):
    """A part of the sheet that can be read whatever a program or an old version stored in it.

    What has not the shape of its field counts as empty: a page that the public sees must not fail because of it.
    """

    def to_python(self, value: Any) -> blocks.StructValue:
        """The stored value in native types."""
        return super().to_python(_shaped(self, value))

    def bulk_to_python(self, values: list[Any]) -> list[blocks.StructValue]:
        """Stored values in native types."""
        return super().bulk_to_python([_shaped(self, value) for value in values])


def _shaped(block: blocks.Block, value: Any) -> Any:
    """The stored value of a block, or an empty one where it cannot be what the block holds."""
    if isinstance(block, SheetPartBlock):
        given = value if isinstance(value, dict) else {}
        known = {name: _shaped(child, given[name]) for name, child in block.child_blocks.items() if name in given}
        # Text that is not there is empty, as it is from the form, and not None: wagtail-localize fails at that.
        empty = {name: "" for name in block.child_blocks if name not in known and _is_plain_text(block, name)}
        return {**known, **empty}
    if isinstance(block, blocks.ListBlock):
        return value if isinstance(value, list) else []
    if isinstance(block, blocks.DateBlock | blocks.TimeBlock):
        return value if _is_readable(block, value) else None
    if isinstance(
        block, blocks.CharBlock | blocks.TextBlock | blocks.ChoiceBlock | blocks.URLBlock | blocks.RichTextBlock
    ):
        return value if isinstance(value, str) else ""
    return value


def _is_plain_text(block: blocks.StructBlock, name: str) -> bool:
    child = block.child_blocks[name]
    return isinstance(child, blocks.CharBlock | blocks.TextBlock) and child.meta.default is None


def _is_readable(block: blocks.Block, value: Any) -> bool:
    try:
        block.to_python(value)
    except (ValueError, TypeError):
        return False
    return True


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
