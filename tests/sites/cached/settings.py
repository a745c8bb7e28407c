"""A site with two apps of Wagtail's: one purges a cache, and a test says where that is; the other leads from old addresses to new."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE

INSTALLED_APPS = ["wagtail.contrib.frontend_cache", "wagtail.contrib.redirects", *SUITE]
