"""Any body at all, under any headers: never a 5xx, never a control character stored, never a second recipient."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from hypothesis import strategies as st

from tests.fuzz.bodies import BODY, HEADERS, KEY, QUESTIONS
from tests.fuzz.running import Ran, attack
from urgent_action.domain.consent import current_statement
from urgent_action.models import Signature
from urgent_action.pages.models import SignatureQuestion, UrgentActionPage

#: Categories that no stored text holds; an answer of several lines has line breaks.
FORBIDDEN = {"Cc", "Cs", "Cn"}
#: A body is wrong in so many ways; 503 is none of them, since the database is there.
ANSWERS = {200, 303, 400, 403, 415, 422}
Sent = tuple[str, tuple[bytes, str], dict[str, str]]


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action with two questions of the editor's."""
    page = make_action(confirming=True)
    for kind in ("text", "long_text"):
        SignatureQuestion.objects.create(page=page, label="Your town?", question_type=kind, locale=page.locale)
    return page


def texts_of(row: dict[str, Any]) -> list[str]:
    """Every text that a signature holds."""
    answers = [str(answer["answer"]).replace("\n", "") for answer in row["answers"]]
    return [*answers, *(value for value in row.values() if isinstance(value, str))]


@pytest.mark.django_db
def test_any_body_is_answered_and_does_no_harm(
    page: UrgentActionPage, no_limits: None, django_capture_on_commit_callbacks: Any
) -> None:
    client = Client(raise_request_exception=True)
    numbers = SignatureQuestion.objects.order_by("pk").values_list("pk", flat=True)
    key = str(current_statement(page.get_site(), "en").key)
    real = {KEY: key, **{stand_in: f"question_{number}" for stand_in, number in zip(QUESTIONS, numbers, strict=True)}}
    stored = 0

    def post(ran: Ran, sent: Sent) -> None:
        path, (raw, kind), headers = sent
        for stand_in, name in real.items():
            raw = raw.replace(stand_in.encode(), name.encode())
        nonlocal stored
        with transaction.atomic():
            with ran.timed(f"{path} {raw!r}"), django_capture_on_commit_callbacks(execute=True):
                address = f"/urgent-action/{page.pk}/{path}/"
                response = client.generic("POST", address, raw, content_type=kind, **headers)
            stored += _check_stored()
            transaction.set_rollback(True)
        ran.answered(response.status_code)
        # Under a strange host there is no such page, or none that may be asked for.
        assert response.status_code in ANSWERS | ({404} if "HTTP_HOST" in headers else set()), response.status_code

    paths = st.sampled_from(["sign", "sign", "sign", "withdraw", "appeal", "channel"])
    ran = attack("bodies", post, st.tuples(paths, BODY, HEADERS), few=250)
    assert {"303", "400", "415", "422"} <= set(ran.answers), ran.answers
    assert stored > ran.tried / 20, (stored, ran.answers)


def _check_stored() -> int:
    """Look at what was mailed and stored; returns how many signatures there are."""
    for message in mail.outbox:
        assert len(message.recipients()) == 1
        assert "evil.example" not in str(message.message()).partition("\n\n")[0].replace(message.to[0], "")
    mail.outbox.clear()
    rows = list(Signature.objects.values())
    for row in rows:
        found = {unicodedata.category(char) for text in texts_of(row) for char in text}
        assert not found & FORBIDDEN
        assert row["state"] in ("pending", "quarantined")
    return len(rows)
