"""Numbers among the settings that are none, each app's under its own name."""

from __future__ import annotations

from typing import Any

import pytest

from urgent_action.appeals import checks as appeals
from urgent_action.checks import installation


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRUSTED_PROXIES", "2"), ("RETENTION_DAYS", -1), ("CONFIRM_DAYS", None), ("CLIENT_LIMIT", True)],
)
def test_number_that_is_none_is_told_as_it_stands(settings: Any, name: str, value: object) -> None:
    settings.URGENT_ACTION = {name: value}
    [message] = installation.check_numbers()
    assert (message.id, message.obj) == ("urgent_action.E010", "URGENT_ACTION")
    assert message.msg == f"{name} of URGENT_ACTION is {value!r}."
    assert "int(" in str(message.hint)


@pytest.mark.parametrize("value", [0, 2, 0.5])
def test_number_from_0_on_is_silent(settings: Any, value: float) -> None:
    settings.URGENT_ACTION = {"CONFIRM_GRACE_HOURS": value}
    assert installation.check_numbers() == []


def test_numbers_of_an_optional_app_are_told_by_the_app(settings: Any) -> None:
    assert appeals.check_numbers() == []
    settings.URGENT_ACTION_APPEALS = {"CLIENT_LIMIT": "100"}
    [message] = appeals.check_numbers()
    assert (message.id, message.obj) == ("urgent_action_appeals.E003", "URGENT_ACTION_APPEALS")
