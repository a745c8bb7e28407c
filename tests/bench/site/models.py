"""What the peers store, and their pages."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.fields import RichTextField
from wagtail.models import Page


class BarePage(Page):
    """A page with a headline and a text, as Wagtail's tutorial has it."""

    intro = RichTextField(blank=True)
    template = "bench/bare_page.html"


class FormPage(AbstractForm):
    """A page of ``wagtail.contrib.forms``, as Wagtail's documentation has it."""

    intro = RichTextField(blank=True)
    template = "bench/form_page.html"
    landing_page_template = "bench/form_page_landing.html"


class FormPageField(AbstractFormField):
    """A field of that form."""

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="form_fields")


class StreamFormPage(Page):
    """A page with a form of wagtailstreamforms, by its template tag."""

    intro = RichTextField(blank=True)
    template = "bench/stream_form_page.html"


class PlainSignature(models.Model):
    """A signature without anything around it."""

    action_key = models.UUIDField()
    email_digest = models.UUIDField()
    name = models.CharField(max_length=100)
    email = models.EmailField()
    country = models.CharField(max_length=2)
    updates = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action_key", "email_digest"], name="bench_once")]

    def __str__(self) -> str:
        return self.name
