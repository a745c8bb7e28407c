"""From a sheet to a draft page, and from a page to a sheet.

``build_page`` makes a draft and never publishes; ``plan_page`` says what it would make, and what an editor has to look
at; ``read_page`` is the way back, and ``targets_of`` names the blocks of its targets.
"""

from .doubts import Doubt
from .making import build_page
from .planning import Plan, plan_page
from .reading_back import read_page, targets_of

__all__ = ["Doubt", "Plan", "build_page", "plan_page", "read_page", "targets_of"]
