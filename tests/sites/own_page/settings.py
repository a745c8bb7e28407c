"""A site with page types of its own, in place of those of ``urgent_action.pages``."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE
from tests.settings import URGENT_ACTION as SUITE_ACTION
from tests.sites.made_migrations import empty_package

INSTALLED_APPS = ["tests.sites.own_page", *(app for app in SUITE if app not in ("home", "urgent_action.pages"))]
URGENT_ACTION = {name: value for name, value in SUITE_ACTION.items() if name != "BASE_TEMPLATE"}
MIGRATION_MODULES = {"own_page": empty_package("own_page")}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
