"""HTML to PDF. WeasyPrint is imported when the first PDF is asked for, and what is made is kept nowhere: it holds names."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

#: Names in one PDF: half a minute's work of a processor, and more than anybody leafs through.
MOST_NAMES = 5000
_STYLES = Path(__file__).parent / "print.css"


@cache
def prints_pdf() -> bool:
    """Whether PDFs can be made here. WeasyPrint can be installed and yet not work: it needs Pango from the system."""
    if find_spec("weasyprint") is None:
        return False
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


def make_pdf(html: str) -> bytes:
    """A PDF of a page of HTML that brings no styles of its own. Nothing is fetched for it."""
    import weasyprint

    sheet = weasyprint.CSS(filename=str(_STYLES))
    data: bytes = weasyprint.HTML(string=html, url_fetcher=_nothing()).write_pdf(stylesheets=[sheet], pdf_tags=True)
    return data


@cache
def _nothing() -> Any:
    """Fetches nothing, whatever stands in a name or a title."""
    from weasyprint.urls import URLFetcher

    class Nothing(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            raise ValueError(f"Lists of names fetch nothing: {url}")

    return Nothing()
