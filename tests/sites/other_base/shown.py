"""The same look around the demo's content, for pictures: ``tools/other_site_shots.py`` serves it."""

from copy import deepcopy

from example.settings import *  # noqa: F403
from example.settings import TEMPLATES as EXAMPLE
from example.settings import URGENT_ACTION as EXAMPLE_ACTION

from .settings import HERE, STATICFILES_DIRS

TEMPLATES = deepcopy(EXAMPLE)
TEMPLATES[0]["DIRS"] = [HERE / "templates"]
URGENT_ACTION = {**EXAMPLE_ACTION, "BASE_TEMPLATE": "section/frame.html"}

__all__ = ["STATICFILES_DIRS"]
