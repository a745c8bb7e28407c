"""The address that a watcher asks: 200 or 503, the names of what fails, and nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client

from tests.domain.test_health import DAY, FailingCache, owe

pytestmark = pytest.mark.django_db

URL = "/urgent-action/health.json"


def away(*args: Any) -> Any:
    """A database that refuses every statement."""
    raise OperationalError("the database system is shutting down")


def test_healthy_site(client: Client) -> None:
    response = client.get(URL)
    assert (response.status_code, json.loads(response.content)) == (200, {"ok": True})
    assert "no-store" in response.headers["Cache-Control"]
    assert response.cookies == {}
    assert client.head(URL).status_code == 200


def test_names_of_what_fails_and_nothing_more(client: Client, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    settings.CACHES = {"default": {"BACKEND": f"{FailingCache.__module__}.FailingCache", "LOCATION": "nowhere"}}
    owe(due=datetime.now(UTC) - DAY)
    response = client.get(URL)
    assert response.status_code == 503
    assert json.loads(response.content) == {"ok": False, "failing": ["owed_mail", "keys", "cache"]}
    assert "no-store" in response.headers["Cache-Control"]


def test_database_that_is_away_is_told(client: Client) -> None:
    with connection.execute_wrapper(away):
        response = client.get(URL)
    assert (response.status_code, json.loads(response.content)) == (503, {"ok": False, "failing": ["database"]})


@pytest.mark.django_db(transaction=True)
def test_database_that_takes_no_connection_is_told_on_a_site_with_a_transaction_for_each_request(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any) -> Any:
        raise OperationalError("connection refused")

    monkeypatch.setitem(connections["default"].settings_dict, "ATOMIC_REQUESTS", True)
    with monkeypatch.context() as patched:
        patched.setattr(connections["default"], "connection", None)
        patched.setattr(connections["default"], "get_new_connection", refuse)
        response = client.get(URL)
    assert (response.status_code, json.loads(response.content)) == (503, {"ok": False, "failing": ["database"]})
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_done_here(client: Client, method: str) -> None:
    assert getattr(client, method)(URL).status_code == 405
