"""Fixtures of the view tests, and the choice of those that need PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from urgent_action.pages.models import UrgentActionPage

HERE = Path(__file__).resolve().parent
_left_out: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without PostgreSQL its tests are left out, and said so: a skip would look like a test that had run."""
    if config.getoption("database") == "postgres":
        return
    left = [item for item in items if item.path.is_relative_to(HERE) and item.get_closest_marker("postgres")]
    if left:
        _left_out.extend(item.nodeid for item in left)
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)


def pytest_report_collectionfinish(config: pytest.Config) -> list[str]:
    """Name what was left out."""
    if not _left_out:
        return []
    return [f"NOT RUN without --database postgres: {len(_left_out)} tests of tests/views ({', '.join(_left_out)})"]


@pytest.fixture
def sign(client: Client, form_data: Callable[..., dict[str, str]]) -> Callable[..., HttpResponse]:
    """Post the signature form of an action, as a browser does."""

    def post(page: UrgentActionPage, *, headers: dict[str, str] | None = None, **fields: Any) -> HttpResponse:
        data = {name: value for name, value in form_data(page, **fields).items() if value is not None}
        return client.post(sign_url(page), data, headers=headers)

    return post


def sign_url(page: UrgentActionPage) -> str:
    """Where the form posts to."""
    return f"/urgent-action/{page.pk}/sign/"
