"""Fixtures of the view tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from urgent_action.pages.models import UrgentActionPage


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
