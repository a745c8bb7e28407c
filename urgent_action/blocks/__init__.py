"""The parts of a sheet as an editor fills them in."""

from .content import CaptionedImageBlock, OfficialSheetBlock, QuoteBlock, VideoBlock
from .deadline import DeadlineBlock, DeadlineValue
from .information import AdditionalInformationBlock
from .letter import AppealPointsBlock, ModelLetterBlock, ModelLetterValue
from .sheet import SheetBlock, sheet_skeleton
from .target import TargetAddressBlock, TargetValue
from .teaser import UrgentActionsTeaserBlock

__all__ = [
    "AdditionalInformationBlock",
    "AppealPointsBlock",
    "CaptionedImageBlock",
    "DeadlineBlock",
    "DeadlineValue",
    "ModelLetterBlock",
    "ModelLetterValue",
    "OfficialSheetBlock",
    "QuoteBlock",
    "SheetBlock",
    "TargetAddressBlock",
    "TargetValue",
    "UrgentActionsTeaserBlock",
    "VideoBlock",
    "sheet_skeleton",
]
