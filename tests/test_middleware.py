"""Every page of a site while its database is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.test import Client
from django.utils import timezone

from tests.people import CLOSES, closing_at, sign_as
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

MIDDLEWARE = "urgent_action.middleware.DatabaseAwayMiddleware"


class Away:
    """Stands before every query: the database does not answer."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __call__(self, *args: Any) -> Any:
        """Fail."""
        raise self.error


@pytest.fixture
def _guarded(settings: Any) -> None:
    settings.MIDDLEWARE = [MIDDLEWARE, *settings.MIDDLEWARE]


@pytest.mark.usefixtures("_guarded")
def test_page_is_503_with_a_way_on(client: Client, make_action: Callable[..., UrgentActionPage]) -> None:
    path = make_action().get_url()
    with connection.execute_wrapper(Away(OperationalError("away"))):
        answer = client.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "no-store" in answer.headers["Cache-Control"]
    assert '<form method="get">' in answer.text
    assert 'method="post"' not in answer.text
    assert client.get(path).status_code == 200


@pytest.mark.usefixtures("_guarded")
def test_password_that_was_typed_is_not_repeated(client: Client) -> None:
    with connection.execute_wrapper(Away(OperationalError("away"))):
        answer = client.post("/cms/login/", {"username": "editor", "password": "kite-string"})
    assert answer.status_code == 503
    assert "kite-string" not in answer.text


@pytest.mark.usefixtures("_guarded")
def test_mistake_in_a_query_stays_a_mistake(client: Client, make_action: Callable[..., UrgentActionPage]) -> None:
    path = make_action().get_url()
    client.raise_request_exception = False
    with connection.execute_wrapper(Away(ProgrammingError("no such column"))):
        assert client.get(path).status_code == 500


def test_button_of_a_link_in_a_mail_can_be_pressed_again(
    client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    """Its form has no fields, and is a form all the same."""
    signature = sign_as(make_action(confirming=True, body=closing_at(CLOSES)))
    path = f"/urgent-action/confirm/{make_token(Purpose.CONFIRM, signature.pk, now=timezone.now())}"
    with connection.execute_wrapper(Away(OperationalError("away"))):
        shown, pressed = client.get(path), client.post(path)
    assert (shown.status_code, pressed.status_code) == (503, 503)
    assert f'<form method="post" action="{path}">' in pressed.text
    assert 'method="post"' not in shown.text
