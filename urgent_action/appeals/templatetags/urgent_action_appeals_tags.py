"""What the part on the page asks for."""

from __future__ import annotations

from django import template

from ...models import UrgentActionMixin
from ..domain.channels import addresses_of
from ..forms import AppealForm, ChannelForm

register = template.Library()


@register.simple_tag
def appeal_form() -> AppealForm:
    """An empty form to report an appeal."""
    return AppealForm()


@register.simple_tag
def channel_form(page: UrgentActionMixin) -> ChannelForm:
    """An empty form to report an address of the page that did not work."""
    return ChannelForm(addresses=addresses_of(page))
