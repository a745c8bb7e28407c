"""An action, people who signed it, and somebody who may export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.admin.conftest import log_in  # noqa: F401  a fixture
from tests.factories import consent_row, in_arabic, signature
from urgent_action.models import ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionPage

RIGHT = "urgent_action.export_signature"
Signed = Callable[..., Signature]


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """The action in English."""
    return make_action(title="Kite maker held", ua_number="80/21", index_number="AFR 99/0123/2021")


@pytest.fixture
def arabic(page: UrgentActionPage) -> UrgentActionPage:
    """The same action in Arabic."""
    return in_arabic(page, title="صانع طائرات ورقية محتجز")


@pytest.fixture
def consent(db: None) -> ConsentStatement:
    """What they agreed to."""
    return consent_row(text="I agree.\nYou may keep it.")


@pytest.fixture
def signed(page: UrgentActionPage, consent: ConsentStatement) -> Signed:
    """Make somebody who signed an hour ago, confirmed, and agreed to everything, or nearly so."""

    def make(name: str = "Ana Example", **facts: Any) -> Signature:
        facts = {
            "page_id": page.pk,
            "action_key": page.action_key,
            "name": name,
            "wants_updates": True,
            "public_name": True,
            "created_at": timezone.now() - timedelta(hours=1),
            **facts,
        }
        row = signature(consent, **facts)
        row.save(force_insert=True)
        return row

    return make


@pytest.fixture
def exporter(log_in: Callable[..., Client], page: UrgentActionPage) -> Client:  # noqa: F811
    """Somebody who may export the signatures of the page."""
    return log_in(RIGHT, may_change=page)


def url(page: Any, *parts: Any) -> str:
    """The address of the view, or of what is beneath it."""
    return "/".join(["/cms/urgent-action", str(page.pk), "hand-over", *map(str, parts), ""])


def asked(audience: str, **fields: str) -> dict[str, str]:
    """What the form of a card sends."""
    usual = {"purpose": "Meeting at the embassy", "format": "csv", "new": "new", "everybody": "asked"}
    return {f"{audience}-{name}": value for name, value in {**usual, "country": "", "language": "", **fields}.items()}


def body(answer: Any) -> bytes:
    """The whole of a download, as a browser takes it."""
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def hostile_names(number: int) -> list[str]:
    """Names that a spreadsheet would run, that break files, or that look like numbers and dates."""
    starts = [
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
        "\t=",
        "\r=",
        "\n=",
        " =",
        "\u00a0=",
        "﹢",
        "'",
        '"',
        ";=",
        ",=",
        "|=",
        "",
    ]
    middles = [
        "1+1",
        "cmd|' /C calc'!A0",
        'HYPERLINK("http://evil.example","x")',
        "SUM(A1:A9)",
        "1E5",
        "1/2",
        "_x003D_1",
    ]
    ends = [
        "",
        "\x00",
        "\x0b",
        "\ufffe",
        "\uffff",
        "\x1b[31m",
        "\nx",
        "\r\n=1",
        '"',
        '","=1+1',
        "</t></is>",
        "]]>",
        "\ufeff",
        "آنا",
    ]
    return [
        f"{starts[n % len(starts)]}{middles[n % len(middles)]}{ends[n // 3 % len(ends)]} {n}" for n in range(number)
    ]
