"""A site with models, tags, addresses and a page that are named like the app's."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE

INSTALLED_APPS = [*SUITE, "tests.sites.namesakes"]
ROOT_URLCONF = "tests.sites.namesakes.urls"
