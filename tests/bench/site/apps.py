"""The Django app of the measured site."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    """The peers' models."""

    name = "tests.bench.site"
    label = "bench"
    default_auto_field = "django.db.models.BigAutoField"
