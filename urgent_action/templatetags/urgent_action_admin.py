"""What the app's templates in the admin ask for."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.coreutils import get_content_languages

from ..admin.access import signatures_for
from ..admin.signatures.summary import summarise
from ..countries import country_name

register = template.Library()


@register.simple_tag
def signature_standings(page: Any, request: HttpRequest) -> dict[str, Any]:
    """How many signatures of an action are in which state, and where they are listed."""
    summary, _matches = summarise(page, signatures_for(request.user, page), now=timezone.now())
    return {
        "summary": summary,
        "url": reverse("urgent_action_signatures:list", args=[page.pk]),
        "charts_url": reverse("urgent_action_signatures:charts", args=[page.pk]),
    }


@register.filter
def country_in_words(code: Any) -> str:
    """What a country is called in the language in use; nothing for none."""
    return country_name(str(code)) if code else ""


@register.filter
def language_in_words(code: str) -> str:
    """What the site calls one of its languages."""
    return str(get_content_languages().get(code, code))
