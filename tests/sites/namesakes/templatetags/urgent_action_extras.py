"""Tags of the site, with a name of which the app has the beginning."""

from django.template import Library

register = Library()


@register.simple_tag
def urgent_action_banner() -> str:
    """The site's own banner; whoever loads both libraries gets that of the last."""
    return "A banner of the site"
