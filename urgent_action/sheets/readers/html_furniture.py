"""What a web page puts around the sheet: menus, banners, share buttons, related actions."""

from __future__ import annotations

import re
from typing import Any

_TAGS = (
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button",
    "select", "svg", "iframe", "figcaption", "dialog", "title", "head", "object", "video", "audio",
)  # fmt: skip
_ROLES = {"navigation", "dialog", "contentinfo", "search", "complementary", "alert", "menu"}
_WORDS = {
    "cookie", "cookies", "consent", "gdpr", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "nav",
    "navbar", "navigation", "menu", "share", "sharing", "shares", "sidebar", "related", "footer",
    "newsletter", "signup", "subscribe", "skip", "topbar", "teaser", "teasers", "comments",
    "caption", "preheader", "preview", "toolbar", "pagination", "pager", "search", "donate",
    "langswitch", "languages", "social", "byline", "tags", "popup", "modal", "overlay", "promo",
    "unsubscribe",
}  # fmt: skip
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all|max-height:0|font-size:0(?!\.)")
_SHEET = re.compile(r"\b[A-Z]{3}\s\d{2,3}[/ ]\d+/\d{2,4}|@|\b(UA|AU)\b\s*:?\s*\d", re.I)
# A wrapper may be called "page with-sidebar"; what holds most of the text is no sidebar.
_MOST = 0.45


def remove_furniture(soup: Any) -> None:
    """Take out of ``soup`` what belongs to the site and not to the sheet."""
    for tag in soup.find_all(_TAGS):
        if not tag.decomposed:
            tag.decompose()
    total = max(len(soup.get_text()), 1)
    for tag in soup.find_all(True):
        if tag.decomposed or tag.name in {"html", "body", "main"}:
            continue
        if _is_hidden(tag) or (_is_furniture(tag) and len(tag.get_text()) < _MOST * total):
            tag.decompose()


def _is_hidden(tag: Any) -> bool:
    style = re.sub(r"\s", "", str(tag.get("style") or "").lower())
    return tag.has_attr("hidden") or bool(_HIDDEN.search(style))


def _is_furniture(tag: Any) -> bool:
    if str(tag.get("role") or "") in _ROLES:
        return True
    if tag.name == "header":
        text = tag.get_text()
        return not (_SHEET.search(text) or tag.find("h1") or len(text) > 300)
    names = " ".join([*_listed(tag.get("class")), str(tag.get("id") or "")]).lower()
    words = set(re.split(r"[^a-z]+", re.sub(r"no-\w+|without-\w+|has-\w+|with-\w+", "", names)))
    if not words & _WORDS:
        return False
    if words & {"social", "languages", "preview", "tags", "share"}:
        return "@" not in tag.get_text()
    return True


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [str(value)] if value else []
