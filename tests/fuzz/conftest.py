"""What the targets share, and the summary of a long run."""

from __future__ import annotations

from heapq import nlargest
from typing import Any

import pytest

from tests.admin.conftest import log_in  # noqa: F401  a fixture
from tests.admin.test_permission_matrix import sections  # noqa: F401  a fixture
from tests.fuzz.running import LEDGER, SECONDS, SLOWEST


@pytest.fixture
def no_limits(settings: Any) -> None:
    """No limits: thousands of forms come from one address."""
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "CLIENT_LIMIT": 10**9, "ADDRESS_LIMIT": 10**9}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many inputs each target was given, how they were answered, and which took longest."""
    if not SECONDS or not LEDGER:
        return
    terminalreporter.section("fuzz")
    for ran in LEDGER:
        told = ", ".join(f"{answer}: {number}" for answer, number in ran.answers.most_common(12))
        terminalreporter.write_line(f"{ran.name:22} {ran.tried:>8,} inputs{' FOUND SOMETHING' * ran.failed}  {told}")
    costs = nlargest(SLOWEST, ((seconds, ran.name, what) for ran in LEDGER for seconds, what in ran.costs))
    if costs:
        terminalreporter.write_line(f"the slowest {len(costs)}, in seconds of CPU:")
    for seconds, name, what in costs:
        terminalreporter.write_line(f"{seconds:8.3f}  {name}: {what}")
