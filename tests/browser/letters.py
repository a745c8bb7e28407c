"""Letters for the browser tests: an action as they need it, and what mail programs and services make of a link."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from playwright.sync_api import Page

from tests.conftest import raw_body
from urgent_action.pages.models import UrgentActionPage

from .support import KITE, action

ARABIC_LETTER = {
    "language": "ar",
    "subject": "أطلقوا سراح إلياس فيرن",
    "salutation": "معالي الوزير،",
    "body": "أكتب إليكم بشأن إلياس فيرن، صانع الطائرات الورقية.\n\nإنه محتجز منذ ٣ مارس دون تهمة.",
    "demands_intro": "لذلك أحثكم على:",
    "demands": ["الإفراج عنه فورًا؛"],
    "closing": "وتفضلوا بقبول فائق الاحترام،",
}
EMBASSY = {
    "kind": "embassy",
    "role": "Embassy of Ruritania",
    "address": "3 Rue des Tilleuls\n75008 Paris",
    "country": "France",
    "emails": ["paris@ruritania.example"],
}
#: How each service calls the fields of a mail.
SERVICES = {
    "Gmail": ("mail.google.com", {"to": "to", "cc": "cc", "su": "subject", "body": "body"}),
    "Outlook.com": ("outlook.live.com", {"to": "to", "cc": "cc", "subject": "subject", "body": "body"}),
    "Yahoo Mail": ("compose.mail.yahoo.com", {"to": "to", "cc": "cc", "subject": "subject", "body": "body"}),
}


def publish(
    *more: tuple[str, Any], dead: tuple[str, ...] = (), letter: dict[str, Any] | None = None
) -> UrgentActionPage:
    """The kite maker's action with more blocks, dead channels, or another letter, as the public sees it."""
    page = action(KITE)
    blocks = [(block["type"], block["value"]) for block in json.loads(json.dumps(list(page.body.raw_data)))]
    if letter:
        blocks = [(kind, {**value, **letter} if kind == "letter" else value) for kind, value in blocks]
    page.body = raw_body([*blocks, *more])
    page.save()
    UrgentActionPage.objects.filter(pk=page.pk).update(dead_channels=list(dead))
    return page


def mailed(page: Page) -> dict[str, str]:
    """What a mail program makes of the composer's link (RFC 6068)."""
    href = str(page.get_attribute("[data-ua-mail]", "href"))
    assert href.startswith("mailto:")
    assert href.isascii()
    assert len(href) <= 1900
    addresses, _mark, query = href.removeprefix("mailto:").partition("?")
    fields = dict(pair.split("=") for pair in query.split("&"))
    decoded = {name: unquote(value, errors="strict") for name, value in fields.items()}
    return {"to": unquote(addresses), **decoded}


def offered(page: Page) -> dict[str, dict[str, str]]:
    """The mail services that are offered, each with what it makes of its link."""
    mails = {}
    for link in page.locator("[data-ua-webmail]:visible").all():
        name = link.inner_text()
        host, fields = SERVICES[name]
        parts = urlsplit(str(link.get_attribute("href")))
        assert (parts.scheme, parts.netloc, parts.fragment) == ("https", host, "")
        assert "+" not in parts.query  # which some services take for a space, and some do not
        values = parse_qsl(parts.query, strict_parsing=True, errors="strict")
        mails[name] = {fields[key]: value for key, value in values if key in fields}
    return mails


def too_long(page: Page) -> bool:
    """Whether the link asks to copy the letter instead of holding it."""
    return page.locator("[data-ua-pasted]").is_visible()
