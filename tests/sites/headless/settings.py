"""A site that hands its pages to another program, by each API that its Wagtail has."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE

INSTALLED_APPS = ["wagtail.api.v2", "rest_framework", *SUITE]
ROOT_URLCONF = "tests.sites.headless.urls"
