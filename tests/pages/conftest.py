"""An editor whose session outlives the tests' travels in time."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _long_sessions(settings: Any) -> None:
    """A century: the session is opened at the real time, the editor then works in 2021 or 2031."""
    settings.SESSION_COOKIE_AGE = 100 * 365 * 24 * 3600
