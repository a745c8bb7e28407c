"""Free content between the parts of the sheet."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from .base import PREVIEW_TEMPLATE, SheetPartBlock


class CaptionedImageBlock(SheetPartBlock):
    """A picture with its caption and credit."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(required=False, max_length=300, label=_("Caption"))
    credit = blocks.CharBlock(required=False, max_length=200, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Image")
        template = "urgent_action/blocks/image.html"


class QuoteBlock(SheetPartBlock):
    """Words of somebody, set apart."""

    text = blocks.TextBlock(rows=3, label=_("Quote"))
    attribution = blocks.CharBlock(required=False, max_length=200, label=_("Who said it"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "urgent_action/blocks/quote.html"
        preview_template = PREVIEW_TEMPLATE
        preview_value = {
            "text": "They took the kites, but they did not take the wind.",
            "attribution": "Ilyas Verne’s sister",
        }


class VideoValue(blocks.StructValue):
    """A link out."""

    @property
    def host(self) -> str:
        """Whose site the link leads to; a visitor should know before following it."""
        try:
            return (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")
        except ValueError:  # half an IPv6 address
            return ""


class VideoBlock(SheetPartBlock):
    """A video or post elsewhere, as a link.

    It is not embedded: a frame of another site would tell that site who reads about the case.
    """

    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_(
            "A video or post on another site. It is linked, not embedded, so that the other site does not learn who reads this page."
        ),
    )
    title = blocks.CharBlock(max_length=200, label=_("Title"))

    class Meta:
        icon = "media"
        label = _("Video or post elsewhere")
        template = "urgent_action/blocks/video.html"
        preview_template = PREVIEW_TEMPLATE
        value_class = VideoValue
        preview_value = {"url": "https://video.example/watch/kites", "title": "The last kite festival"}


class OfficialSheetBlock(SheetPartBlock):
    """The official sheet, or another document, to download."""

    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(
        required=False, max_length=200, label=_("Title"), help_text=_("Empty: the document's own title.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Document")
        description = _("The official sheet or another document to download.")
        template = "urgent_action/blocks/document.html"
