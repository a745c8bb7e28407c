"""A site that has swapped Wagtail's base page: for that of Wagtail's own tests, which has no field for search engines."""

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS as SUITE
from tests.settings import URGENT_ACTION as SUITE_ACTION
from tests.sites.made_migrations import empty_package

WAGTAIL_PAGE_MODEL = "basepage.BasePage"
INSTALLED_APPS = [
    "wagtail.test.basepage",
    "tests.sites.swapped_page",
    *(app for app in SUITE if app not in ("home", "urgent_action.pages")),
]
URGENT_ACTION = {name: value for name, value in SUITE_ACTION.items() if name != "BASE_TEMPLATE"}
MIGRATION_MODULES = {"swapped_page": empty_package("swapped_page")}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
