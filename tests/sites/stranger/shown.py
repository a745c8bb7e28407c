"""The demo's content in a site unlike it, for pictures: ``tools/stranger_shots.py`` serves it."""

from copy import deepcopy
from pathlib import Path

from example.settings import *  # noqa: F403
from example.settings import TEMPLATES as EXAMPLE
from example.settings import URGENT_ACTION as EXAMPLE_ACTION

HERE = Path(__file__).resolve().parent

TEMPLATES = deepcopy(EXAMPLE)
TEMPLATES[0]["DIRS"] = [HERE / "templates"]
STATICFILES_DIRS = [HERE / "static"]
URGENT_ACTION = {**EXAMPLE_ACTION, "BASE_TEMPLATE": "harbour/frame.html"}
