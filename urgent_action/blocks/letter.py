"""What to write: the model letter, or appeal points on sheets that have no letter."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from .. import languages
from ..conf import default_language
from .base import PREVIEW_TEMPLATE, CodeChoiceBlock, SheetPartBlock, filled, listed, split_paragraphs


def _default_language() -> str:
    code = default_language()
    known = dict(languages.letter_languages())
    return code if code in known else code.split("-")[0]


class ModelLetterValue(blocks.StructValue):
    """A letter in one language."""

    @cached_property
    def paragraphs(self) -> list[str]:
        """The body, without salutation, demands and closing."""
        return split_paragraphs(self.get("body"))

    @cached_property
    def demand_list(self) -> list[str]:
        """The demands that hold something."""
        return filled(self.get("demands"))

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, which may differ from the page's."""
        return languages.direction(self.get("language") or "en")

    @property
    def language_name(self) -> str:
        """What speakers of the letter's language call it."""
        return languages.own_name(self.get("language") or "en")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write yet."""
        return not (self.paragraphs or self.demand_list)

    def as_text(self, *, salutation: str = "") -> str:
        """The letter as plain text: what is mailed, copied and printed.

        Args:
            salutation: the chosen target's own; empty for the letter's.
        """
        return "\n\n".join(filled([salutation or self.get("salutation"), self.body_text]))

    @property
    def body_text(self) -> str:
        """The letter as plain text from behind the salutation to the closing: what supporters edit."""
        demands = "\n".join(f"- {demand}" for demand in self.demand_list)
        parts = [*self.paragraphs, self.get("demands_intro"), demands, self.get("closing")]
        return "\n\n".join(filled(parts))


class ModelLetterBlock(SheetPartBlock):
    """The letter that supporters send, or take as a model for their own."""

    language = CodeChoiceBlock(
        choices=languages.letter_languages,
        default=_default_language,
        label=_("Language of the letter"),
        help_text=_("It may differ from the language of the page, and decides the writing direction."),
    )
    subject = blocks.CharBlock(required=False, max_length=200, label=_("E-mail subject"))
    salutation = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("Salutation"),
        help_text=_("For example “Dear Minister,”. A target's own salutation goes before it."),
    )
    body = blocks.TextBlock(
        rows=10, label=_("Body"), help_text=_("Plain text, as it is mailed. A blank line begins a new paragraph.")
    )
    demands_intro = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Introduction of the demands"),
        help_text=_("For example “I therefore urge you to:”."),
    )
    demands = listed(
        blocks.TextBlock(rows=2, label=_("Demand")),
        _("Demands"),
        help_text=_("One demand each, beginning with what the target should do."),
    )
    closing = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("Closing"),
        help_text=_("For example “Yours sincerely,”. Supporters add their own name."),
    )

    def clean(self, value: ModelLetterValue) -> ModelLetterValue:
        """Refuse, on publishing, a letter that says nothing."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not cleaned.paragraphs:
            raise StructBlockValidationError({"body": ValidationError(_("Write the body of the letter."))})
        return cleaned

    class Meta:
        icon = "mail"
        label = _("Model letter")
        label_format = "{language} {salutation}"
        description = _("The letter that supporters send, one for each language.")
        template = "urgent_action/blocks/letter.html"
        preview_template = PREVIEW_TEMPLATE
        value_class = ModelLetterValue
        form_layout = BlockGroup(
            children=[
                BlockGroup(
                    ["language", "subject"], heading=_("Language and subject"), icon="globe", label_format="{language}"
                ),
                BlockGroup(["salutation", "body"], heading=_("Letter"), icon="mail", label_format=""),
                BlockGroup(
                    ["demands_intro", "demands", "closing"],
                    heading=_("Demands and closing"),
                    icon="list-ul",
                    label_format="",
                ),
            ],
        )
        preview_value = {
            "language": "en",
            "subject": "Release Ilyas Verne",
            "salutation": "Dear Minister,",
            "body": "I am writing about Ilyas Verne, a kite maker, who has been held without charge since 3 March.",
            "demands_intro": "I therefore urge you to:",
            "demands": ["release him at once;", "let him see his family and a lawyer of his choice."],
            "closing": "Yours sincerely,",
        }


class AppealPointsBlock(SheetPartBlock):
    """What to write in one's own words, on sheets that have no letter."""

    introduction = blocks.CharBlock(
        required=False,
        max_length=500,
        label=_("Introduction"),
        help_text=_("For example “Please write immediately in English or your own language:”."),
    )
    points = blocks.ListBlock(blocks.TextBlock(rows=2, label=_("Point")), label=_("Points"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Appeal points")
        label_format = "{introduction}"
        description = _("What supporters should write, as points, when the sheet has no letter.")
        template = "urgent_action/blocks/appeal_points.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "introduction": "Please write immediately in English or your own language:",
            "points": ["Urging the authorities to release Ilyas Verne;", "Calling for an independent inquiry."],
        }
