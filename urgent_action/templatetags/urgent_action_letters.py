"""What the templates of targets and letters ask for. The tag ``mailto`` is with the others, for templates of any site."""

from __future__ import annotations

import json
from typing import Any

from django import template

from ..domain.channels import Channel, Post, channels_of, living, post_of, posts_to
from ..domain.composing import composition
from ..enums import TargetKind

register = template.Library()


@register.simple_tag
def target_channels(page: Any, target: Any) -> dict[str, list[Channel]]:
    """The ways to a target as printed, each with whether it still works; ``page`` is empty in the block picker."""
    return channels_of(page or None, target)


@register.simple_tag
def target_post(page: Any, target: Any) -> Channel | None:
    """The postal address of a target, with whether letters still arrive there; ``page`` as above."""
    return post_of(page or None, target)


@register.simple_tag
def social_posts(page: Any, target: Any) -> list[Post]:
    """A suggested post for each account of a target that still works."""
    if not living(page, target, "social"):
        return []
    letter = next(iter(page.letters), None)
    about = (letter.get("subject") if letter else "") or page.title
    return posts_to(page, target, about=about, url=page.full_url or "")


@register.simple_tag
def place_of(page: Any, target: Any) -> int | None:
    """Place of a target among the page's, by which the composer knows it."""
    return next((place for place, other in enumerate(page.targets) if other is target), None)


@register.simple_tag
def is_first_letter(page: Any, letter: Any) -> bool:
    """Whether the composer belongs here: one stands for all letters, at the place of the first."""
    return bool(page) and letter is next(iter(page.letters), None)


@register.simple_tag
def letter_composition(page: Any) -> dict[str, Any]:
    """Letters and addressees for the composer's template, and as JSON for its script under ``json``."""
    facts = composition(page)
    return {**facts, "json": json.dumps(facts, ensure_ascii=False)}


@register.simple_tag
def embassy_countries(page: Any, target: Any) -> list[str]:
    """Countries to choose an embassy by, where ``target`` is the first of several embassies; else none."""
    embassies = [other for other in page.targets if other.get("kind") == TargetKind.EMBASSY] if page else []
    countries = sorted({other.get("country") for other in embassies if other.get("country")})
    return countries if len(countries) > 1 and embassies[0] is target else []
