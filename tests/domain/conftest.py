"""Fixtures of the domain tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.people import CLOSES, closing_at
from urgent_action.pages.models import UrgentActionPage


@pytest.fixture
def action(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action that asks for confirmation and closes at :data:`tests.people.CLOSES`."""
    return make_action(confirming=True, body=closing_at(CLOSES))
