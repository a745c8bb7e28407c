"""The list of names on paper, read back."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from django.test import Client

from urgent_action.handover.files.pdf import make_pdf
from urgent_action.handover.models import HandOver
from urgent_action.pages.models import UrgentActionPage

from .conftest import Signed, asked, body, url

pytestmark = pytest.mark.django_db


def pages_of(data: bytes) -> list[str]:
    """The text of each page."""
    assert data.startswith(b"%PDF")
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    finally:
        document.close()


def test_cover_tells_the_totals_and_the_list_the_names(
    exporter: Client, page: UrgentActionPage, signed: Signed
) -> None:
    page.offline_signatures = 40
    page.save_revision().publish()
    for number in range(60):
        signed(f"Ana Example {number}", country="DE" if number % 4 else "KE")
    signed("Shy Person", public_name=False, country="SE")
    signed("<b>Bold</b> & Co", country="SE")
    answer = exporter.post(url(page, "target"), asked("target", format="pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].endswith('.pdf"')
    cover, *lists = pages_of(body(answer))
    told = " ".join(cover.split())
    for line in (
        "Ruritania Solidarity", "UA 80/21", "AFR 99/0123/2021", "Kite maker held", "Hon. Adaeze Morrow, Minister of Justice",
        "62 people have signed this appeal", "and 40 on paper", "61 people agreed to be named to you",
        "Germany 45", "Others 17",
    ):  # fmt: skip
        assert line in told
    assert "Sweden" not in told
    names = " ".join(" ".join(lists).split())
    assert "1 Ana Example 0 Kenya" in names
    assert "61 <b>Bold</b> & Co Sweden" in names
    assert "Shy Person" not in names
    assert "End of the file: 61 rows" in names
    made = HandOver.objects.get()
    assert (made.rows, made.finished_at is not None) == (61, True)


def test_pdf_speaks_the_language_of_the_page(
    log_in: Any, page: UrgentActionPage, arabic: UrgentActionPage, signed: Signed
) -> None:
    signed("آنا")
    answer = log_in(superuser=True).post(url(arabic, "target"), asked("target", format="pdf"))
    text = "".join(pages_of(body(answer)))
    assert "Ruritania Solidarity" in text
    assert not [word for word in ("Kenya", "Name") if word in text]


def test_nothing_is_fetched_for_a_pdf(tmp_path: Any) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    html = f'<html><body>Names<img src="{secret.as_uri()}"><object data="{secret.as_uri()}"></object></body></html>'
    assert "secret" not in "".join(pages_of(make_pdf(html)))
