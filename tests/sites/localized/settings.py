"""The suite's settings, with wagtail-localize."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS

#: In place of Wagtail's own list of locales and way to translate.
INSTALLED_APPS = [
    "wagtail_localize",
    "wagtail_localize.locales",
    *(app for app in INSTALLED_APPS if app not in ("wagtail.locales", "wagtail.contrib.simple_translation")),
]
