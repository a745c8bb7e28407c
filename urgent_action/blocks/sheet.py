"""The sheet: all blocks that an editor may put into the body of an urgent action, and what a new one starts with."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from .base import PREVIEW_TEMPLATE, SHEET_FEATURES
from .content import CaptionedImageBlock, OfficialSheetBlock, QuoteBlock, VideoBlock
from .deadline import DeadlineBlock
from .information import AdditionalInformationBlock
from .letter import AppealPointsBlock, ModelLetterBlock
from .target import TargetAddressBlock

_SHEET = _("The sheet")
_FREE = _("Free content")


class SheetBlock(blocks.StreamBlock):
    """The body of an urgent action, in the order that the editor wants."""

    target = TargetAddressBlock(group=_SHEET)
    letter = ModelLetterBlock(group=_SHEET)
    appeal_points = AppealPointsBlock(group=_SHEET)
    additional_information = AdditionalInformationBlock(group=_SHEET)
    deadline = DeadlineBlock(group=_SHEET)
    text = blocks.RichTextBlock(
        features=["h2", *SHEET_FEATURES],
        group=_FREE,
        label=_("Text"),
        icon="pilcrow",
        template="urgent_action/blocks/text.html",
        preview_template=PREVIEW_TEMPLATE,
        preview_value="<p>What happened next.</p>",
    )
    image = CaptionedImageBlock(group=_FREE)
    quote = QuoteBlock(group=_FREE)
    video = VideoBlock(group=_FREE)
    document = OfficialSheetBlock(group=_FREE)

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """Refuse, on publishing, two letters in one language: a supporter could not tell which to send."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        seen: set[str] = set()
        errors: dict[int, ValidationError] = {}
        for index, child in enumerate(cleaned):
            if child.block_type != "letter":
                continue
            language = child.value.get("language")
            if language in seen:
                message = ValidationError(_("There is already a letter in this language."))
                errors[index] = StructBlockValidationError({"language": message})
            seen.add(language)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        block_counts = {"appeal_points": {"max_num": 1}, "deadline": {"max_num": 1}}
        required = False


#: The parts that a new urgent action starts with, in the usual order of a sheet.
SKELETON = ("target", "letter", "additional_information", "deadline")


def sheet_skeleton() -> list[tuple[str, object]]:
    """What a new urgent action starts with: the parts of a sheet, in place and empty."""
    known = SheetBlock().child_blocks
    return [(name, known[name].get_default()) for name in SKELETON]
