"""Any body at all: never a 5xx, never a control character stored, never a second recipient.

``URGENT_ACTION_FUZZ=10000 pytest tests/fuzz`` tries as many; by default it is a few hundred.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from urgent_action.domain.consent import current_statement
from urgent_action.models import Signature
from urgent_action.pages.models import SignatureQuestion, UrgentActionPage

EXAMPLES = int(os.environ.get("URGENT_ACTION_FUZZ", "250"))
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "x-fuzz-x"
#: Categories that no stored text holds; an answer of several lines has line breaks.
FORBIDDEN = {"Cc", "Cs", "Cn"}

#: Stand for the editor's two questions, whose numbers are not known here.
QUESTIONS = ("question_A", "question_B")
#: Stands for the consent statement's key.
KEY = "the-key-of-the-words"
FIELDS = (
    "name",
    "email",
    "country",
    "consent",
    "consent_key",
    "updates",
    "public_name",
    "website",
    "shown_at",
    *QUESTIONS,
)
EXTRA = ("is_confirmed", "id", "state", "next", "csrfmiddlewaretoken", "action_key", "page", "question_0")

#: What is awkward somewhere between a browser and a mail.
AWKWARD = st.sampled_from(
    [
        "\x00", "\r\n", "\nBcc: evil@evil.example", "%0Abcc:evil@evil.example", ",evil@evil.example", ";evil@evil.example",
        " evil@evil.example", "<evil@evil.example>", '"quoted"@x.example', "\u202e", "\u200b", "\u2028", "\ufffe", "\ud800",
        "=HYPERLINK(1)", "{{7*7}}", "${jndi:ldap}", "%s%n", "'; DROP TABLE x; --", "<script>", "\x1b[31m", "e\u0301" * 30,
        "a@b@c.example", "a@[127.0.0.1]", "a@localhost", "é@müller.example", "ж" * 60 + "@x.example", "x" * 300, "-1", "1e999",
        "٣", "９" * 5, "true", "0", "on", "KE", "ke", "ZZ",
    ]
)  # fmt: skip
ANY_TEXT = st.text(st.characters(codec=None), max_size=40)
VALUE = st.one_of(AWKWARD, ANY_TEXT, st.tuples(ANY_TEXT, AWKWARD, ANY_TEXT).map("".join))
EMAIL = st.one_of(
    st.emails(),
    st.builds(
        "{}{}@supporter.example{}".format, st.sampled_from(["ana", "a.b", ""]), VALUE, st.one_of(st.just(""), VALUE)
    ),
)


def encoded(text: str) -> bytes:
    """The bytes that a client would send for a text, well-formed or not."""
    return text.encode("utf-8", "surrogatepass")


@st.composite
def form_fields(draw: Any) -> dict[str, bytes]:
    """The right form, with some of its fields replaced, left out or joined by others."""
    fields = {
        "name": "Ana Example",
        "email": "ana@supporter.example",
        "country": "KE",
        "consent": "1",
        "consent_key": KEY,
    }
    for name in draw(st.lists(st.sampled_from(FIELDS + EXTRA), unique=True, max_size=3)):
        fields[name] = draw(EMAIL if name == "email" else VALUE)
    for name in draw(st.lists(st.sampled_from(FIELDS), unique=True, max_size=2)):
        if draw(st.integers(0, 4)) == 0:
            fields.pop(name, None)
    return {name: encoded(value) for name, value in fields.items()}


@st.composite
def urlencoded(draw: Any) -> tuple[bytes, str]:
    """A form as browsers send it, perhaps cut, repeated or sprinkled with raw bytes."""
    body = urlencode(draw(form_fields()), quote_via=_quote).encode()
    match draw(st.integers(0, 9)):
        case 0:
            body = body[: draw(st.integers(0, len(body)))]
        case 1:
            at = draw(st.integers(0, len(body)))
            body = body[:at] + draw(st.binary(max_size=20)) + body[at:]
        case 2:
            body += b"&" + draw(st.sampled_from(FIELDS)).encode() + b"=again"
    charset = draw(
        st.sampled_from(["", "", "", "; charset=utf-8", "; charset=utf-16", "; charset=nonsense", "; charset=utf-7"])
    )
    return body, FORM + charset


@st.composite
def multipart(draw: Any) -> tuple[bytes, str]:
    """A form in parts, perhaps with a file, cut, or with a strange head."""
    lines = []
    for name, value in draw(form_fields()).items():
        file = b'; filename="x.txt"' if draw(st.integers(0, 40)) == 0 else b""
        lines += [b"--" + BOUNDARY.encode(), b'Content-Disposition: form-data; name="' + name.encode() + b'"' + file]
        if draw(st.integers(0, 20)) == 0:
            lines.append(
                draw(st.sampled_from([b"Content-Transfer-Encoding: base64", b"Content-Type: \xff", b"X" * 2000]))
            )
        lines += [b"", value]
    body = b"\r\n".join([*lines, b"--" + BOUNDARY.encode() + b"--", b""])
    if draw(st.integers(0, 6)) == 0:
        body = body[: draw(st.integers(0, len(body)))]
    kind = draw(
        st.sampled_from(
            [f"; boundary={BOUNDARY}"] * 6 + ["", "; boundary=", "; boundary=é", '; boundary="' + "x" * 300]
        )
    )
    return body, "multipart/form-data" + kind


RAW = st.tuples(
    st.binary(max_size=300),
    st.sampled_from([FORM, "text/plain", "application/json", "", "é/\x00", "multipart/form-data"]),
)
BODY = st.one_of(urlencoded(), urlencoded(), multipart(), RAW)


def _quote(text: Any, safe: Any = "", encoding: Any = None, errors: Any = None) -> str:
    return quote_from_bytes(text if isinstance(text, bytes) else text.encode(), safe="")


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
    paths = {path: f"/urgent-action/{page.pk}/{path}/" for path in ("sign", "withdraw")}
    numbers = SignatureQuestion.objects.order_by("pk").values_list("pk", flat=True)
    key = str(current_statement(page.get_site(), "en").key)
    real = {KEY: key, **{stand_in: f"question_{number}" for stand_in, number in zip(QUESTIONS, numbers, strict=True)}}
    seen: Counter[int] = Counter()
    stored = 0

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(body=BODY, path=st.sampled_from(["sign", "sign", "sign", "withdraw"]))
    def attack(body: tuple[bytes, str], path: str) -> None:
        raw, kind = body
        for stand_in, name in real.items():
            raw = raw.replace(stand_in.encode(), name.encode())
        with django_capture_on_commit_callbacks(execute=True):
            response = client.generic("POST", paths[path], raw, content_type=kind)
        nonlocal stored
        seen[response.status_code] += 1
        assert response.status_code in (200, 303, 400, 415, 422), response.status_code
        for message in mail.outbox:
            assert len(message.recipients()) == 1
            assert "evil.example" not in str(message.message()).partition("\n\n")[0].replace(message.to[0], "")
        mail.outbox.clear()
        for row in Signature.objects.values():
            found = {unicodedata.category(char) for text in texts_of(row) for char in text}
            assert not found & FORBIDDEN
            assert row["state"] in ("pending", "quarantined")
        stored += Signature.objects.all().delete()[0]

    attack()
    assert {303, 400, 415, 422} <= set(seen), seen
    assert stored > EXAMPLES / 20, (stored, seen)


@pytest.fixture
def no_limits(settings: Any) -> None:
    """No limits: thousands of forms come from one address."""
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "CLIENT_LIMIT": 10**9, "ADDRESS_LIMIT": 10**9}
