"""HTML to PDF. WeasyPrint is imported when the first PDF is asked for, and what is made is kept nowhere: it holds names."""

from __future__ import annotations

from pathlib import Path

from ...pdfs import fetch_nothing

#: Names in one PDF: half a minute's work of a processor, and more than anybody leafs through.
MOST_NAMES = 5000
_STYLES = Path(__file__).parent / "print.css"


def make_pdf(html: str) -> bytes:
    """A PDF of a page of HTML that brings no styles of its own. Nothing is fetched for it."""
    import weasyprint

    sheet = weasyprint.CSS(filename=str(_STYLES))
    data: bytes = weasyprint.HTML(string=html, url_fetcher=fetch_nothing()).write_pdf(
        stylesheets=[sheet], pdf_tags=True
    )
    return data
