"""HTML to PDF. WeasyPrint is imported when the first PDF is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.cache import cache as shared_cache

from ...pdfs import fetch_nothing

#: Sizes of type in points, from the best to the smallest that can be read.
_SIZES = (10.5, 9.75, 9.0, 8.5)
_PAGES = 2
#: How official sheets are divided: the background begins the second page.
_DIVIDED = ".information { break-before: page } .information ~ .information { break-before: auto }"
#: Seconds for which a PDF is kept. The key is its content, so that it can never be out of date.
_KEPT = 24 * 3600
_STYLES = Path(__file__).parent / "print.css"


def make_pdf(html: str, *, base_url: str | None = None, fit: bool = False) -> bytes:
    """A PDF of a page of HTML. Nothing is fetched for it.

    Making one takes a second of a processor, and anybody may ask for one: it is made once and then comes from the cache.

    Args:
        html: the page; it brings no styles of its own.
        base_url: what relative links are relative to.
        fit: choose size and division so that it has two pages of A4, if its text allows; else it has as many as it needs.
    """
    key = "urgent_action_pdf_" + sha256(f"{fit}\n{base_url}\n{_styles()}\n{html}".encode()).hexdigest()
    data: bytes | None = shared_cache.get(key)
    if data is None:
        data = _render(html, base_url, fit=fit)
        shared_cache.set(key, data, _KEPT)
    return data


def _render(html: str, base_url: str | None, *, fit: bool) -> bytes:
    import weasyprint

    source = weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetch_nothing())
    sheet = weasyprint.CSS(string=_styles())

    def lay_out(size: float, more: str = "") -> Any:
        return source.render(stylesheets=[sheet, weasyprint.CSS(string=f"html {{ font-size: {size}pt }} {more}")])

    document = _fitted(lay_out) if fit else lay_out(_SIZES[0])
    data: bytes = document.write_pdf(pdf_tags=True)
    return data


def _fitted(lay_out: Callable[..., Any]) -> Any:
    """One page if that is enough; else two, divided as official sheets are where there is room for that."""
    flowing = lay_out(_SIZES[0])
    if len(flowing.pages) == 1:
        return flowing
    for size in _SIZES:
        divided = lay_out(size, _DIVIDED)
        if len(divided.pages) <= _PAGES:
            return divided
        flowing = lay_out(size)
        if len(flowing.pages) <= _PAGES:
            return flowing
    return lay_out(_SIZES[1])


@cache
def _styles() -> str:
    return _STYLES.read_text(encoding="utf-8")
