"""The command that says whether everything works: to people, to programs, and by its exit code."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from tests.domain.test_health import owe

pytestmark = pytest.mark.django_db

NAMES = ["database", "owed_mail", "refused_mail", "tally", "keys", "cache", "worker"]


def run(*options: str) -> tuple[str, CommandError | None]:
    """What the command prints, and the error that it ends with."""
    out = StringIO()
    try:
        call_command("urgent_action_status", *options, stdout=out)
    except CommandError as error:
        return out.getvalue(), error
    return out.getvalue(), None


def test_table_says_a_sentence_of_each_finding() -> None:
    out, error = run()
    assert error is None
    assert [line.split()[:2] for line in out.splitlines()] == [["ok", name] for name in NAMES]
    assert "The database answers." in out


def test_exit_code_is_1_when_something_is_not_as_it_should_be(settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "TOKEN_KEY": ""}
    out, error = run()
    assert error
    assert (error.returncode, str(error)) == (1, "Not as it should be: keys.")
    assert "NOT OK  keys " in out


def test_json_has_numbers_with_units() -> None:
    owe(due=datetime.now(UTC) - timedelta(hours=2))
    out, error = run("--json")
    said = json.loads(out)
    assert (said["ok"], error is None) == (False, False)
    assert [finding["name"] for finding in said["findings"]] == NAMES
    mail = said["findings"][1]
    assert 7200 <= mail.pop("number") < 7300
    assert mail == {
        "name": "owed_mail",
        "ok": False,
        "sentence": "The oldest owed mail has waited 2 h 0 min; the limit is 1 h 0 min.",
        "unit": "seconds",
    }


def test_database_that_is_away_is_told() -> None:
    def away(*args: Any) -> Any:
        raise OperationalError("away")

    with connection.execute_wrapper(away):
        out, error = run("--json")
    assert error
    assert [finding["name"] for finding in json.loads(out)["findings"] if not finding["ok"]] == ["database"]
