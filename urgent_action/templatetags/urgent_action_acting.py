"""What templates ask for around acting: safety before it, counts and the next step after it."""

from __future__ import annotations

from django import template
from django.template.context import Context

from ..arrivals import arrived_at
from ..counters import Counter, counters_of
from ..domain.next_steps import another_open_action
from ..models import UrgentActionMixin
from ..page_parts import page_parts
from ..sections import safety_notice_for, section_for
from .urgent_action_tags import site_of

register = template.Library()

register.simple_tag(page_parts, name="action_parts")


@register.simple_tag
def action_counters(page: UrgentActionMixin) -> list[Counter]:
    """Numbers beside the tally that installed apps count; no zero is shown."""
    return [counter for counter in counters_of(page.action_key) if counter.number]


@register.simple_tag(takes_context=True)
def safety_notice(context: Context, page: UrgentActionMixin) -> str:
    """What supporters of an action should think of, in the words of its editor or section; empty: the app's own do."""
    return safety_notice_for(page, section_for(site_of(context, page), page.locale.language_code))


@register.simple_tag(takes_context=True)
def another_action(context: Context, page: UrgentActionMixin) -> UrgentActionMixin | None:
    """Another open action of the site for somebody who has acted: the next to close, in the same language."""
    return another_open_action(page, site_of(context, page), now=arrived_at(context.get("request")))
