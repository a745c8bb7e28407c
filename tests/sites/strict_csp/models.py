"""A page that has nothing of the app, and of Wagtail what the editor of an action has."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from urgent_action.blocks.base import SHEET_FEATURES


class PlainPage(Page):
    day = models.DateField(null=True, blank=True)
    hour = models.TimeField(null=True, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    other = models.ForeignKey(Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = RichTextField(blank=True, features=SHEET_FEATURES)

    content_panels = [
        *Page.content_panels,
        *map(FieldPanel, ("day", "hour", "picture", "other", "text")),
        InlinePanel("lines"),
    ]


class PlainLine(Orderable):
    page = ParentalKey(PlainPage, on_delete=models.CASCADE, related_name="lines")
    words = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.words
