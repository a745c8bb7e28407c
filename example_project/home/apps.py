"""The example site's own app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page, base template and demo content."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"
