"""Urgent actions on a site's own pages: which close next, how many are open, and a banner for the whole site."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from ..caching import max_age, site_actions
from ..models import UrgentActionIndexMixin, UrgentActionMixin

register = template.Library()

#: How many actions the banner of a site names one after the other, as they close while a page is open.
IN_BANNER = 5


@register.simple_tag(takes_context=True)
def urgent_actions_open(context: Context, number: int = 3) -> list[UrgentActionMixin]:
    """The open actions of the site that close next, at most ``number``; each may be shown by ``parts/card.html``."""
    actions = site_actions(context.get("request"))
    return actions.first_open(max(0, number)) if actions else []


@register.simple_tag(takes_context=True)
def urgent_actions_count(context: Context) -> int:
    """How many actions of the site are open."""
    actions = site_actions(context.get("request"))
    return actions.count_open if actions else 0


@register.simple_tag(takes_context=True)
def urgent_actions_next_deadline(context: Context) -> UrgentActionMixin | None:
    """The open action that closes next; None if none has a deadline."""
    first = urgent_actions_open(context, 1)
    return first[0] if first and first[0].closes_at else None


@register.simple_tag(takes_context=True)
def urgent_actions_index(context: Context) -> UrgentActionIndexMixin | None:
    """The site's list of actions in the language in use."""
    actions = site_actions(context.get("request"))
    return actions.index if actions else None


@register.simple_tag(takes_context=True)
def urgent_actions_max_age(context: Context) -> int:
    """Seconds for which a fragment with any of this may be cached: ``{% cache seconds fragment %}``."""
    return max_age(context.get("request"))


@register.inclusion_tag("urgent_action/site_banner.html", takes_context=True)
def urgent_actions_banner(context: Context) -> dict[str, Any]:
    """A line for the top of every page of the site while an action is open; it goes by itself when the last one closes.

    It needs the stylesheet ``urgent_action/urgent_action.css``, and brings its script.
    """
    named = urgent_actions_open(context, IN_BANNER)
    return {
        "request": context.get("request"),
        "actions": named,
        "more": len(named) == IN_BANNER and urgent_actions_count(context) > IN_BANNER,
        "index": urgent_actions_index(context) if named else None,
    }
