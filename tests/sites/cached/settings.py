"""A site behind a cache that Wagtail's own app purges; a test says where the cache is."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE

INSTALLED_APPS = ["wagtail.contrib.frontend_cache", *SUITE]
