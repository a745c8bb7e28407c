"""An app of the site whose label is the app's."""

from django.apps import AppConfig


class OwnConfig(AppConfig):
    """Named first."""

    name = "tests.sites.namesakes.urgent_action"
