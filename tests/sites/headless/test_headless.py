"""What another program reads of an action: what its page shows, and nothing of a signer or an editor."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.people import sign_as
from urgent_action.domain.stopping import stop
from urgent_action.enums import StopKind
from urgent_action.models.page import ACTION_API_FIELDS
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
#: Beside Wagtail's own ``id``, ``meta`` and ``title``.
PUBLIC = {field.name for field in ACTION_API_FIELDS}
#: What the admin alone knows.
PRIVATE = ("ana@supporter.example", "Ana Example", "offline_signatures", "confirming", "dead_channels", "email_digest")


@pytest.fixture
def page(make_action: MakeAction) -> UrgentActionPage:
    page = make_action(
        title="Kite maker held", kind="update", ua_number="80/21", countries=["KE"], offline_signatures=77
    )
    sign_as(page, now=datetime.now(UTC))
    return page


def _read(client: Client, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_page_is_read_with_every_public_field_and_no_private_one(client: Client, page: UrgentActionPage) -> None:
    found = _read(client, f"/api/v2/pages/{page.pk}/")
    assert set(found) == PUBLIC | {"id", "meta", "title"}
    assert (found["kind"], found["ua_number"], found["country_codes"]) == ("update", "80/21", ["KE"])
    assert [person["name"] for person in found["people_at_risk"]] == ["Ilyas Verne 0"]
    assert [block["type"] for block in found["body"]] == ["target", "letter", "additional_information", "deadline"]
    assert datetime.fromisoformat(found["closes_at"]) == page.closes_at
    assert [secret for secret in PRIVATE if secret in json.dumps(found)] == []


def test_list_gives_the_same_fields_to_whoever_asks_for_all(client: Client, page: UrgentActionPage) -> None:
    [found] = _read(client, "/api/v2/pages/?type=urgent_action_pages.UrgentActionPage&fields=*")["items"]
    assert set(found) == PUBLIC | {"id", "meta", "title"}
    assert [secret for secret in PRIVATE if secret in json.dumps(found)] == []


@pytest.mark.parametrize(
    "name", ["signatures", "offline_signatures", "signature_questions", "confirming", "stop_reason"]
)
def test_private_field_cannot_be_asked_for(client: Client, page: UrgentActionPage, name: str) -> None:
    answer = client.get(f"/api/v2/pages/?type=urgent_action_pages.UrgentActionPage&fields={name}")
    assert answer.status_code == 400
    assert "unknown fields" in answer.json()["message"]


def test_letter_is_gone_once_the_action_is_stopped(client: Client, page: UrgentActionPage) -> None:
    stop(page, {}, kind=StopKind.OTHER, now=datetime.now(UTC), by=None)
    found = _read(client, f"/api/v2/pages/{page.pk}/")
    assert found["stopped_at"] is not None
    assert "letter" not in [block["type"] for block in found["body"]]
    assert "I write about" not in json.dumps(found)


def test_letter_is_gone_once_the_deadline_is_over(client: Client, make_action: MakeAction) -> None:
    page = make_action(closes_in=timedelta(hours=-1))
    assert "letter" not in [block["type"] for block in _read(client, f"/api/v2/pages/{page.pk}/")["body"]]


@pytest.mark.since("wagtail", "8.0")
def test_newest_api_of_wagtail_tells_the_same(client: Client, page: UrgentActionPage) -> None:
    found = _read(client, f"/api/v3/pages/{page.pk}/")
    assert set(found) >= PUBLIC
    assert [secret for secret in PRIVATE if secret in json.dumps(found)] == []
