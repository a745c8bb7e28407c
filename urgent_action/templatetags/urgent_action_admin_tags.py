"""What templates of the admin may ask for."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from ..domain.review import Finding, findings

register = template.Library()


@register.simple_tag
def action_findings(page: Any) -> list[Finding]:
    """What is to be said of a page before it is published."""
    return findings(page, now=timezone.now())
