"""The sheet and the letter as files: what they hold, who gets them, and for how long."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction, Site

from tests.sheets_app.samples import ARABIC, KITE
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.sheets.bounded import read_bounded
from urgent_action.sheets.builder import build_page
from urgent_action.sheets.printing import Format, available_formats, print_letter, print_sheet

OPEN = datetime(2031, 6, 1, 12, tzinfo=UTC)
CLOSED = datetime(2031, 7, 1, 12, tzinfo=UTC)
FORMATS = ["pdf", "docx", "txt"]
Publish = Callable[..., UrgentActionPage]


def sheet_url(page: UrgentActionPage, output: str) -> str:
    """Where the sheet is."""
    return reverse("urgent_action_sheets:sheet", args=[page.pk, output])


def letter_url(page: UrgentActionPage, output: str, language: str = "en") -> str:
    """Where the letter is."""
    return reverse("urgent_action_sheets:letter", args=[page.pk, language, output])


def text_of_pdf(data: bytes) -> tuple[str, int]:
    """Text and number of pages."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = [document[number].get_textpage() for number in range(len(document))]
    text = " ".join(page.get_text_bounded() for page in pages)
    count = len(document)
    for page in pages:
        page.close()
    document.close()
    return " ".join(text.split()), count


def text_of(data: bytes, output: str) -> str:
    """What a reader finds in a file."""
    if output == "pdf":
        return text_of_pdf(data)[0]
    if output == "docx":
        xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
        return " ".join(re.sub(r"<[^>]+>", " ", xml).split())
    return " ".join(data.decode().split())


@pytest.fixture
def arabic_page(site: Site) -> UrgentActionPage:
    """The weavers' action, on an Arabic page."""
    locale, _made = Locale.objects.get_or_create(language_code="ar")
    home = site.root_page.copy_for_translation(locale)
    home.save_revision().publish()
    index = UrgentActionIndexPage(title="تحركات", slug="actions", locale=locale)
    home.add_child(instance=index)
    page = build_page(ARABIC, parent=index, user=None, language="ar", page_model=UrgentActionPage)
    return UrgentActionPage.objects.get(pk=page.pk)


# --- what they hold ---------------------------------------------------------------------------------------------------


def test_every_format_can_be_made_here() -> None:
    """With the libraries that the tests install nothing is missing; if this fails, install Pango, as tools/ensure_pango.py does."""
    assert available_formats() == (Format.PDF, Format.DOCX, Format.TEXT)


@pytest.mark.parametrize("output", FORMATS)
def test_open_sheet_holds_everything(publish_sheet: Publish, output: str) -> None:
    page = publish_sheet(KITE)
    text = text_of(print_sheet(page, Format(output), now=OPEN).data, output)
    expected = [
        "URGENT ACTION", "80/31", KITE.index_number, "4 May 2031", KITE.headline, "Uganda", KITE.summary,
        *KITE.targets[0].address_lines, *KITE.targets[0].emails, *KITE.targets[0].faxes, *KITE.letter.body,
        *KITE.letter.demands, KITE.letter.closing, *KITE.additional_information, "English, French", "30 June 2031",
        KITE.after_deadline_note, "Ilyas Verne (he/him)", *KITE.previous_action_urls,
    ]  # fmt: skip
    squeezed = text.replace(" ", "").replace("￾", "-")
    assert [part for part in expected if str(part).replace(" ", "") not in squeezed] == []


@pytest.mark.parametrize("output", FORMATS)
def test_closed_sheet_has_no_letter_and_says_so(publish_sheet: Publish, output: str) -> None:
    page = publish_sheet(replace(KITE, appeal_points=("Urging the authorities to release him;",)))
    text = text_of(print_sheet(page, Format(output), now=CLOSED).data, output)
    assert "This action is closed. It was open until 30 June 2031" in text
    assert KITE.additional_information[0] in text
    for gone in ("Dear Minister", "I therefore urge", "Urging the authorities", "Yours sincerely"):
        assert gone not in text


@pytest.mark.parametrize("output", ["docx", "txt"])
def test_printed_sheet_reads_back(publish_sheet: Publish, output: str) -> None:
    data = print_sheet(publish_sheet(KITE), Format(output), now=OPEN).data
    assert read_bounded(data, f"sheet.{output}").reading.sheet == KITE


def test_pdf_reads_back(publish_sheet: Publish) -> None:
    sheet = read_bounded(print_sheet(publish_sheet(KITE), Format.PDF, now=OPEN).data).reading.sheet
    for name in ("ua_number", "index_number", "issue_date", "deadline", "headline", "letter", "subjects"):
        assert getattr(sheet, name) == getattr(KITE, name)
    assert sheet.targets[0].emails == KITE.targets[0].emails


def test_long_sheet_fits_two_pages(publish_sheet: Publish) -> None:
    background = tuple(f"{number}. " + "The kite law bans flying objects of opinion. " * 9 for number in range(7))
    body = tuple("He was seen for the last time at the harbour, with a kite under his arm. " * 5 for _ in range(4))
    letter = replace(KITE.letter, body=body)
    page = publish_sheet(replace(KITE, additional_information=background, letter=letter))
    assert text_of_pdf(print_sheet(page, Format.PDF, now=OPEN).data)[1] == 2


def test_very_long_sheet_is_still_printed(publish_sheet: Publish) -> None:
    background = tuple("The kite law bans flying objects of opinion. " * 40 for _ in range(12))
    page = publish_sheet(replace(KITE, additional_information=background))
    assert text_of_pdf(print_sheet(page, Format.PDF, now=OPEN).data)[1] > 2


def test_sheet_with_many_long_addresses_leaves_no_page_empty_and_cuts_no_word(publish_sheet: Publish) -> None:
    import pypdfium2

    address = (
        "Department for International Legal Cooperation and Human Rights, Section IV B 3",
        "1000 Port Selwyn",
    ) * 4
    email = f"{'section-of-the-minister' * 4}@{'department' * 5}.example"
    targets = tuple(replace(KITE.targets[0], address_lines=address, emails=(email,)) for _number in range(6))
    page = publish_sheet(replace(KITE, summary="w" * 150, targets=targets))
    document = pypdfium2.PdfDocument(print_sheet(page, Format.PDF, now=OPEN).data)
    for number in range(len(document)):
        texts = document[number].get_textpage()
        boxes = [texts.get_charbox(char) for char in range(texts.count_chars())]
        assert max(right for _left, _bottom, right, _top in boxes) < document[number].get_width() - 30
        assert len(boxes) > 400
        texts.close()
    document.close()


@pytest.mark.parametrize("output", FORMATS)
def test_arabic_sheet(arabic_page: UrgentActionPage, output: str) -> None:
    data = print_sheet(arabic_page, Format(output), now=OPEN - timedelta(days=40)).data
    if output == "txt":
        assert ARABIC.headline in data.decode()
    if output == "docx":
        xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
        assert ARABIC.headline in xml
        assert xml.count("<w:bidi/>") >= 10
        assert "<w:rtl/>" in xml
    if output == "pdf":
        assert b"/Lang (ar)" in data or text_of_pdf(data)[1] == 1


def test_what_the_editor_typed_is_text_in_the_pdf(publish_sheet: Publish) -> None:
    page = publish_sheet(replace(KITE, summary='<img src="http://evil.example/x.png"> & <b>bold</b>'))
    assert '<img src="http://evil.example/x.png">' in text_of_pdf(print_sheet(page, Format.PDF, now=OPEN).data)[0]


def test_nothing_is_fetched_for_a_pdf() -> None:
    from urgent_action.pdfs import fetch_nothing
    from urgent_action.sheets.printing.pdf import make_pdf

    data = make_pdf('<p>x</p><img src="http://localhost:1/x.png"><img src="file:///etc/hostname">')
    assert data.startswith(b"%PDF")
    with pytest.raises(ValueError, match="fetch nothing"):
        fetch_nothing().fetch("file:///etc/hostname")


def test_pdf_is_made_once(publish_sheet: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    from urgent_action.sheets.printing import pdf

    page = publish_sheet(KITE)
    first = print_sheet(page, Format.PDF, now=OPEN).data
    monkeypatch.setattr(pdf, "_render", lambda *args, **kwargs: pytest.fail("made again"))
    assert print_sheet(page, Format.PDF, now=OPEN).data == first


@pytest.mark.parametrize("output", FORMATS)
def test_letter_alone(publish_sheet: Publish, output: str) -> None:
    printed = print_letter(publish_sheet(KITE), "en", Format(output))
    assert printed is not None
    text = text_of(printed.data, output)
    assert "Dear Minister," in text
    assert "Release Ilyas Verne at once;" in text
    assert "He makes kites" not in text
    assert ("4 Harbour Square" in text) == (output != "txt")
    assert printed.name == f"ua-80-31-kite-maker-held-for-a-word-in-the-sky-letter-en.{output}"


def test_letter_has_a_page_for_each_target(publish_sheet: Publish) -> None:
    other = replace(KITE.targets[0], name="Dr Ada Lowe", role="Governor")
    page = publish_sheet(replace(KITE, targets=(*KITE.targets, other)))
    printed = print_letter(page, "en", Format.PDF)
    assert printed is not None
    assert text_of_pdf(printed.data)[1] == 2


def test_contact_form_and_note_are_printed(make_action: Callable[..., UrgentActionPage]) -> None:
    body = [("target", {"kind": "target", "role": "Minister", "web_form": "https://justice.example/write",
                        "note": "Post to this country is suspended"})]  # fmt: skip
    page = make_action(body=body)
    for output in Format:
        text = text_of(print_sheet(page, output, now=OPEN).data, output)
        assert "https://justice.example/write" in text
        assert "Post to this country is suspended" in text


@pytest.mark.parametrize("output", FORMATS)
def test_note_stands_behind_the_country_and_not_within_the_address(
    make_action: Callable[..., UrgentActionPage], output: str
) -> None:
    body = [("target", {"kind": "target", "role": "Minister", "address": "4 Harbour Square\n1000 Port Selwyn",
                        "country": "Ruritania", "note": "Post is slow"})]  # fmt: skip
    text = text_of(print_sheet(make_action(body=body), Format(output), now=OPEN).data, output)
    assert re.search(r"Minister 4 Harbour Square 1000 Port Selwyn Ruritania Post is slow", text)


@pytest.mark.parametrize("output", FORMATS)
def test_way_that_does_not_work_any_more_is_not_printed(
    make_action: Callable[..., UrgentActionPage], output: str
) -> None:
    body = [
        ("target", {"role": "Minister", "address": "4 Harbour Square\n1000 Port Selwyn", "country": "Ruritania",
                    "emails": ["minister@justice.example", "old@justice.example"], "faxes": ["+999 1 0102"],
                    "web_form": "https://justice.example/write"}),
        ("target", {"kind": "copy", "emails": ["gone@embassy.example"]}),
        ("target", {"kind": "copy", "web_form": "https://embassy.example/gone"}),
        ("letter", {"language": "en", "body": "Let him go."}),
    ]  # fmt: skip
    dead = ["old@justice.example", "+999 1 0102", "https://justice.example/write", "gone@embassy.example",
            "https://embassy.example/gone"]  # fmt: skip
    page = make_action(body=body, dead_channels=dead)
    text = text_of(print_sheet(page, Format(output), now=OPEN).data, output)
    assert "Minister 4 Harbour Square 1000 Port Selwyn Ruritania" in text
    assert "minister@justice.example" in text
    assert [value for value in (*dead, "embassy", "Embassy", "diplom") if value in text] == []
    page.dead_channels = ["4 Harbour Square\n1000 Port Selwyn"]
    letter = print_letter(page, "en", Format(output))
    assert letter is not None
    for data in (print_sheet(page, Format(output), now=OPEN).data, letter.data):
        assert "Harbour" not in text_of(data, output)


def test_embassy_in_your_country_is_asked_for_beside_its_note(make_action: Callable[..., UrgentActionPage]) -> None:
    body = [("target", {"role": "Minister"}), ("target", {"kind": "embassy", "note": "Ask for the consul."})]
    text = text_of(print_sheet(make_action(body=body), Format.PDF, now=OPEN).data, "pdf")
    assert "Ask for the consul." in text
    assert "diplomatic representatives" in text


@pytest.mark.parametrize("output", FORMATS)
def test_stopped_sheet_names_no_deadline_and_nothing_to_do_after_it(publish_sheet: Publish, output: str) -> None:
    page = publish_sheet(KITE)
    page.stopped_at = OPEN
    text = text_of(print_sheet(page, Format(output), now=OPEN).data, output)
    assert "This action was stopped. No further appeals are asked for." in text
    assert "30 June" not in text
    assert KITE.after_deadline_note not in text


# --- who gets them, and for how long ----------------------------------------------------------------------------------


@pytest.mark.parametrize("output", FORMATS)
def test_public_sheet(publish_sheet: Publish, output: str) -> None:
    page = publish_sheet(KITE)
    with time_machine.travel(OPEN):
        response = Client().get(sheet_url(page, output))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == Format(output).mime_type
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert response.headers["Content-Disposition"].endswith(f'.{output}"')
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("output", FORMATS)
def test_letter_ends_with_the_action(publish_sheet: Publish, output: str) -> None:
    page = publish_sheet(KITE)
    closes_at = page.closes_at
    with time_machine.travel(closes_at - timedelta(seconds=20), tick=False):
        response = Client().get(letter_url(page, output))
        assert (response.status_code, response.headers["Cache-Control"]) == (200, "public, max-age=20")
        assert Client().get(sheet_url(page, output)).headers["Cache-Control"] == "public, max-age=20"
    with time_machine.travel(closes_at, tick=False):
        assert Client().get(letter_url(page, output)).status_code == 404
        assert Client().get(sheet_url(page, output)).status_code == 200


@pytest.mark.parametrize("address", ["sheet.exe", "sheet.PDF", "letter-fr.txt", "letter-.txt", "letter-en.html"])
def test_what_does_not_exist_is_404(publish_sheet: Publish, address: str) -> None:
    page = publish_sheet(KITE)
    with time_machine.travel(OPEN):
        assert Client().get(f"/urgent-action/{page.pk}/{address}", follow=True).status_code == 404


def test_drafts_and_other_pages_are_404(import_draft: Callable[..., UrgentActionPage], site: Site) -> None:
    page = import_draft(KITE)
    for pk in (page.pk, page.get_parent().pk, site.root_page_id, 99999999):
        assert Client().get(f"/urgent-action/{pk}/sheet.txt", follow=True).status_code == 404


def test_page_of_another_site_is_404(publish_sheet: Publish, site: Site) -> None:
    page = publish_sheet(KITE)
    Site.objects.create(hostname="other.example", root_page=site.root_page.get_parent().add_child(
        instance=UrgentActionIndexPage(title="Other", slug="other")))  # fmt: skip
    assert Client(headers={"host": "other.example"}).get(sheet_url(page, "txt"), follow=True).status_code == 404


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_restricted_page_hands_nothing_out(publish_sheet: Publish, kind: str, admin_user: Any) -> None:
    page = publish_sheet(KITE)
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    with time_machine.travel(OPEN):
        for url in (sheet_url(page, "txt"), letter_url(page, "txt")):
            response = Client().get(url)
            assert (response.status_code, response.url) == (302, page.get_url())
            assert "no-store" in response.headers["Cache-Control"]
        if kind == PageViewRestriction.LOGIN:
            member = Client()
            member.force_login(admin_user)
            seen = member.get(sheet_url(page, "txt"))
            assert seen.status_code == 200
            assert {"private", "no-store"} <= set(seen.headers["Cache-Control"].split(", "))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_methods_are_refused(publish_sheet: Publish, method: str) -> None:
    page = publish_sheet(KITE)
    assert getattr(Client(), method)(sheet_url(page, "txt")).status_code == 405


# --- the links on the page --------------------------------------------------------------------------------------------


def links(page: UrgentActionPage, now: datetime) -> list[str]:
    """Addresses of the files that the page offers."""
    with time_machine.travel(now, tick=False):
        html = Client().get(page.get_url()).text
    return re.findall(r'href="(/urgent-action/\d+/(?:sheet|letter)[^"]*)"', html)


def test_page_offers_its_files(publish_sheet: Publish) -> None:
    page = publish_sheet(KITE)
    sheets = [sheet_url(page, output) for output in FORMATS]
    assert links(page, OPEN) == [*sheets, *(letter_url(page, output) for output in FORMATS)]
    assert links(page, CLOSED) == sheets


def test_letter_links_leave_a_page_that_is_open_at_the_close(publish_sheet: Publish) -> None:
    page = publish_sheet(KITE)
    with time_machine.travel(OPEN, tick=False):
        html = Client().get(page.get_url()).text
    (paragraph,) = re.findall(r"<p data-ua-open-only>The model letter:(.*?)</p>", html, re.DOTALL)
    assert letter_url(page, "pdf") in paragraph


def test_preview_offers_nothing(publish_sheet: Publish) -> None:
    page = publish_sheet(KITE)
    response = page.make_preview_request(preview_mode="")
    assert "sheet.pdf" not in response.content.decode()


def test_without_the_urls_nothing_is_offered(publish_sheet: Publish, settings: Any) -> None:
    from urgent_action.sheets.checks import check_urls

    page = publish_sheet(KITE)
    assert check_urls() == []
    settings.ROOT_URLCONF = "tests.sheets_app.urls_without"
    assert [warning.id for warning in check_urls()] == ["urgent_action_sheets.W001"]
    assert links(page, OPEN) == []


def test_without_weasyprint_there_is_no_pdf(publish_sheet: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    from urgent_action.sheets.printing import files

    page = publish_sheet(KITE)
    monkeypatch.setattr(files, "prints_pdf", lambda: False)
    files.available_formats.cache_clear()
    try:
        assert not [link for link in links(page, OPEN) if link.endswith(".pdf")]
        assert Client().get(sheet_url(page, "pdf"), follow=True).status_code == 404
    finally:
        files.available_formats.cache_clear()


def test_draft_is_printed_for_its_editor(editor: User, import_draft: Callable[..., UrgentActionPage]) -> None:
    page = import_draft(KITE)
    page.title = "A newer draft"
    page.save_revision()
    with time_machine.travel(OPEN):
        editing = Client()
        editing.force_login(editor)
        response = editing.get(reverse("urgent_action_sheets_admin:draft", args=[page.pk, "txt"]))
    assert "A newer draft" in response.text
    assert "no-store" in response.headers["Cache-Control"]


def test_deadline_that_is_edited_moves_the_letter(publish_sheet: Publish) -> None:
    page = publish_sheet(KITE)
    later = publish_sheet(replace(KITE, deadline=date(2031, 8, 31), ua_number="81/31"))
    with time_machine.travel(CLOSED):
        assert Client().get(letter_url(page, "txt"), follow=True).status_code == 404
        assert Client().get(letter_url(later, "txt")).status_code == 200
