"""PDFs by WeasyPrint, which is an extra: whether they can be made here, and what keeps a document from fetching anything."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any


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


@cache
def fetch_nothing() -> Any:
    """WeasyPrint's fetcher for a document that brings all of itself, whatever stands in a name, a title or a text: neither
    other sites' pictures nor files of the server are fetched.
    """
    from weasyprint.urls import URLFetcher

    class Nothing(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            raise ValueError(f"Documents fetch nothing: {url}")

    return Nothing()
