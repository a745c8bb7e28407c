"""Links that are nobody's: made up, garbled, made for something else. None of them does anything, and none is an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import strategies as st

from tests.factories import consent_row, signature
from tests.fuzz.running import Ran, attack
from tests.fuzz.texts import TEXT, text_of
from urgent_action.admin.subscription import CalendarPurpose
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token
from urgent_action.updates.tokens import UpdatesPurpose

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
PATHS = {
    "confirm": "/urgent-action/confirm/{}",
    "withdraw": "/urgent-action/withdraw/{}",
    "unsubscribe": "/urgent-action/updates/end/{}",
    "calendar": "/urgent-action/calendar/{user}/{}.ics",
}

#: What is done to a token: (what, where, with what).
Change = tuple[str, int, str]
#: Letters that a careless reader would take for those of the alphabet are among them.
LETTERS = [*ALPHABET, *ALPHABET.upper(), *"018=ſıKß２\x00-"]
CHANGES: st.SearchStrategy[list[Change]] = st.lists(
    st.tuples(
        st.sampled_from(["put", "insert", "cut", "turn", "swap", "double"]),
        st.integers(0, 45),
        st.one_of(st.sampled_from(LETTERS), st.text(max_size=3)),
    ),
    max_size=4,
)
Tried = tuple[str, str, str, list[Change], Any]


def changed(token: str, changes: list[Change]) -> str:
    """The token after a few mishaps."""
    for what, at, letters in changes:
        at = min(at, len(token))
        match what:
            case "put":
                token = token[:at] + letters + token[at + 1 :]
            case "insert":
                token = token[:at] + letters + token[at:]
            case "cut":
                token = token[:at]
            case "turn":
                token = token[at:] + token[:at]
            case "swap":
                token = token[:at] + token[at : at + 2][::-1] + token[at + 2 :]
            case "double":
                token += token[:at]
    return token


def speaks_as(text: str, token: str) -> bool:
    """Whether a text is the token with no more than what mail programs glue to it."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"=\r?\n", "", text.lower())).removeprefix("3d") == token


@pytest.mark.django_db
def test_no_link_but_the_real_one_does_anything(
    make_action: Callable[..., UrgentActionPage], no_limits: None, django_user_model: Any
) -> None:
    page, now = make_action(confirming=True), timezone.now()
    user = django_user_model.objects.create_superuser("fuzz", "fuzz@section.example", "-")
    row = signature(consent_row(), page_id=page.pk, action_key=page.action_key, created_at=now, wants_updates=True)
    row.state, row.confirmed_at = "pending", None
    row.save()
    before = Signature.objects.values().get()
    # Made once for all inputs; an input names one by its purpose.
    real = {
        "confirm": make_token(Purpose.CONFIRM, row.pk, now=now),
        "withdraw": make_token(Purpose.WITHDRAW, row.pk, now=now),
        "unsubscribe": make_token(UpdatesPurpose.UNSUBSCRIBE, row.pk, now=now),
        "calendar": make_token(CalendarPurpose(user), 0, now=now),
        "another": make_token(Purpose.CONFIRM, row.pk + 1, now=now),
    }
    client = Client()

    def follow(ran: Ran, tried: Tried) -> None:
        path, method, made_for, changes, noise = tried
        text = changed(real[made_for], changes) if noise is None else text_of(noise)
        address = PATHS[path].format(quote(text.encode("utf-8", "surrogatepass"), safe=""), user=user.pk)
        with transaction.atomic():
            with ran.timed(f"{path} {text!r}"):
                answer = client.generic(method, address, b"List-Unsubscribe=One-Click", content_type="text/plain")
            after = Signature.objects.values().get()
            transaction.set_rollback(True)
        ran.answered(answer.status_code)
        assert answer.status_code < 500, answer.status_code
        if not speaks_as(text, real.get(path, "")):
            assert after == before
            # 400: no URL of the app takes so long a token, and Django leads nobody on to an address of that length.
            assert answer.status_code in (200, 302, 400, 404, 405), answer.status_code
            assert b"BEGIN:VCALENDAR" not in answer.content
        elif path == "confirm" and method == "POST":
            ran.answered("confirmed")

    inputs = st.tuples(
        st.sampled_from(sorted(PATHS)),
        st.sampled_from(["POST", "POST", "GET"]),
        st.sampled_from(sorted(real)),
        CHANGES,
        st.one_of(st.none(), st.none(), st.none(), TEXT),
    )
    ran = attack("tokens", follow, inputs, few=150)
    assert ran.answers["200"] > ran.tried / 4, ran.answers
