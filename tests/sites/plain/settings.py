"""A site in one language that has never heard of another: no translations, no middleware for them, no prefix in its addresses."""

from tests.settings import *  # noqa: F403
from tests.settings import MIDDLEWARE as SUITE_MIDDLEWARE
from tests.settings import URGENT_ACTION as SUITE_ACTION

USE_I18N = False
WAGTAIL_I18N_ENABLED = False
LANGUAGES = [("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
MIDDLEWARE = [name for name in SUITE_MIDDLEWARE if "locale" not in name]
ROOT_URLCONF = "tests.sites.plain.urls"
URGENT_ACTION = {name: value for name, value in SUITE_ACTION.items() if name not in ("BASE_TEMPLATE", "THEMES")}
