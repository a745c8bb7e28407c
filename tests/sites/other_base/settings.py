"""The suite's settings in a site with a base template, a reset and a look of its own."""

from copy import deepcopy
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import TEMPLATES as SUITE
from tests.settings import URGENT_ACTION as SUITE_ACTION

HERE = Path(__file__).resolve().parent

TEMPLATES = deepcopy(SUITE)
TEMPLATES[0]["DIRS"] = [HERE / "templates"]
STATICFILES_DIRS = [HERE / "static"]
URGENT_ACTION = {**SUITE_ACTION, "BASE_TEMPLATE": "section/frame.html"}
