"""A page type that is named like the app's: Wagtail's page cannot have two accessors of one name."""

from wagtail.models import Page


class UrgentActionPage(Page):
    """What the site called an urgent action before."""
