"""The home page of the example site."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from urgent_action.blocks import UrgentActionsTeaserBlock
from urgent_action.caching import limit_cache


class HomePage(Page):
    """A few words and the way to the actions."""

    introduction = models.TextField(blank=True)
    body = StreamField([("urgent_actions", UrgentActionsTeaserBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    max_count_per_parent = 1

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page shows open actions, so no cache may keep it past the next close."""
        return limit_cache(request, super().serve(request, *args, **kwargs))
