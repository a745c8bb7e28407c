"""Sites with other settings than the suite's, each in a folder of its own and run by ``test_sites.py`` in a process of its own."""

from __future__ import annotations

from .test_sites import SITES

collect_ignore = list(SITES)
