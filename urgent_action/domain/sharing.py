"""Links by which a page is passed on: plain links, which ask nobody anything before they are followed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ShareLink:
    """One way to pass a page on: a name for readers, and where its link leads."""

    name: str | Promise
    url: str


def share_links(*, title: str, url: str) -> list[ShareLink]:
    """The ways to pass on the page with this title at this absolute URL."""
    said, address = quote(title, safe=""), quote(url, safe="")
    text, mail = (quote(joined, safe="") for joined in (f"{title}\n{url}", f"{title}\r\n\r\n{url}"))
    return [
        ShareLink(_("E-mail"), f"mailto:?subject={said}&body={mail}"),
        ShareLink("WhatsApp", f"https://wa.me/?text={text}"),
        ShareLink("Telegram", f"https://t.me/share/url?url={address}&text={said}"),
        ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        ShareLink("X", f"https://x.com/intent/post?text={said}&url={address}"),
        ShareLink("Bluesky", f"https://bsky.app/intent/compose?text={text}"),
        # Mastodon's own page, which asks for one's server; behind the "#" the text stays in the browser.
        ShareLink("Mastodon", f"https://share.joinmastodon.org/#text={text}"),
    ]
