"""What a supporter does on any site: reads the page, signs in its form, opens the link in the mail, and comes too late."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client

from urgent_action.domain.stopping import stop
from urgent_action.enums import StopKind
from urgent_action.forms.signature import FASTEST_PERSON
from urgent_action.models import Signature

#: Fields of the page that every site can fill.
FACTS: dict[str, Any] = {
    "title": "Kite maker held",
    "slug": "kite-maker",
    "summary": "A kite maker is held.",
    "live": False,
}


def sheet(model: Any) -> Any:
    """A short sheet that is open for a month, for a page class."""
    parts = {
        "target": {"kind": "target", "name": "Hon. Adaeze Morrow", "emails": ["minister@justice.example"]},
        "letter": {"language": "en", "body": "I write about Ilyas Verne.", "demands": ["release him;"]},
        "deadline": {"date": (date.today() + timedelta(days=30)).isoformat(), "zone": "UTC"},
    }
    raw = [{"type": kind, "value": value} for kind, value in parts.items()]
    return model._meta.get_field("body").stream_block.to_python(raw)


def form_of(html: str) -> dict[str, str]:
    """What the signature form sends as it stands, filled in by a person, who takes longer than a program."""
    form = BeautifulSoup(html, "html.parser").select_one("form.ua-form")
    assert form is not None
    hidden = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[type=hidden]")}
    hidden["shown_at"] = str(int(hidden["shown_at"]) - FASTEST_PERSON)
    return {**hidden, "name": "Ana Example", "email": "ana@supporter.example", "country": "KE", "consent": "1"}


def read_sign_confirm_and_come_too_late(page: Any, **answers: str) -> Signature:
    """The whole way of a supporter; returns the signature that counts."""
    client = Client()
    path = page.get_url()
    answer = client.get(path)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "max-age" in answer.headers["Cache-Control"]
    assert not answer.cookies
    for words in ("I write about Ilyas Verne.", "Hon. Adaeze Morrow", "ua-banner--open"):
        assert words in html
    signed = client.post(f"/urgent-action/{page.pk}/sign/", {**form_of(html), **answers})
    assert signed.status_code == 303, signed.content.decode()[:2000]
    assert client.get(signed["Location"]).status_code == 200
    link = re.search(r"https?://[^/\s]+(/\S*/confirm/\w+)", str(mail.outbox[-1].body))
    assert link
    assert client.get(link[1]).status_code == 200
    assert Signature.objects.get().state == "pending"
    assert client.post(link[1]).status_code in (200, 303)
    signature = Signature.objects.get()
    assert (signature.state, signature.page_id) == ("confirmed", page.pk)
    stop(page, {}, kind=StopKind.OTHER, now=datetime.now(UTC), by=None)
    closed = client.get(path).content.decode()
    assert "ua-banner--stopped" in closed
    assert "I write about Ilyas Verne." not in closed
    assert client.post(f"/urgent-action/{page.pk}/sign/", form_of(html)).status_code == 409
    return signature
