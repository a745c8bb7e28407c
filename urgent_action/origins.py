"""Where a POST comes from, judged by headers that no page can forge.

A page from a shared cache cannot carry a CSRF token. Browsers say instead where a form was sent from: ``Sec-Fetch-Site``
(Fetch Metadata), or before that ``Origin`` (Fetch standard: sent with every POST).
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit


def is_same_origin(*, sec_fetch_site: str | None, origin: str | None, hosts: Collection[str]) -> bool:
    """Whether a form was sent from the site itself.

    ``Sec-Fetch-Site`` decides where it is there; a same-origin POST under ``Referrer-Policy: no-referrer`` has
    ``Origin: null``, so the origin alone would refuse people. Neither header: an old browser or a script, let in,
    since neither can be made to act for somebody else's browser.

    Args:
        sec_fetch_site: the header's value, or None.
        origin: the header's value, or None.
        hosts: ``host[:port]`` under which the site is reached.
    """
    if sec_fetch_site and sec_fetch_site != "same-site":
        return sec_fetch_site in ("same-origin", "none")
    if origin is None:
        return not sec_fetch_site
    try:
        netloc = urlsplit(origin).netloc.lower()
    except ValueError:
        return False
    return netloc in {host.lower() for host in hosts}
