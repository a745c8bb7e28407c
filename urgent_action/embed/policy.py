"""The card's own Content Security Policy: what it loads is its own, and who may frame it says the setting."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.templatetags.static import static

from .conf import embed_settings


def card_policy() -> str:
    """The value of the header."""
    own = _sources([static("urgent_action/urgent_action.css"), static("urgent_action/closing.js")])
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src {own}",
            f"script-src {own}",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            # The site itself shows the card to its editors.
            " ".join(["frame-ancestors 'self'", *embed_settings().frame_ancestors]),
        ]
    )


def _sources(urls: Iterable[str]) -> str:
    """The site itself, and the hosts that its files come from where it keeps them elsewhere."""
    parts = [urlsplit(url) for url in urls]
    hosts = sorted({f"{part.scheme or 'https'}://{part.netloc}" for part in parts if part.netloc})
    return " ".join(["'self'", *hosts])
