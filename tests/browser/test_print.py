"""The letter on paper: by itself, and with its address where a window envelope shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import BrowserContext, Page

from .letters import ARABIC_LETTER, publish
from .support import KITE

#: Millimetres in a point.
MM = 25.4 / 72
#: The window of an envelope for DIN 5008 form B, in millimetres from the left and the top of the sheet.
LEFT, TOP, RIGHT, BOTTOM = 20, 45, 105, 90
#: What stands near the window and has to keep out of it.
AROUND = range(38, 97)

ARABIC_TARGET = {
    "kind": "target",
    "name": "السيد كريم النجار",
    "role": "وزير الداخلية",
    "salutation": "معالي الوزير،",
    "address": "وزارة الداخلية\nشارع الميناء ٧\nتل نور",
    "country": "بلاد النور",
}
LONG_TARGET = {
    "kind": "target",
    "name": "His Excellency Professor Doctor Maximilian Alexander von Hohenfels-Bergentheim",
    "role": "Chairperson of the Interministerial Commission for the Enforcement of Sentences",
    "address": "Federal Ministry of Justice\nWing C, Staircase 4\nRoom 4.117\nKingdom Avenue 1200\n10000 Port Selwyn",
    "country": "Ruritania",
}


@dataclass(frozen=True)
class Mark:
    """A character on paper, with its box in millimetres from the left and the top."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Printed:
    """A PDF as Chromium prints it."""

    def __init__(self, data: bytes) -> None:
        self.pages = [self._marks(page) for page in pdfium.PdfDocument(data)]

    def text(self) -> str:
        """All that stands on all pages."""
        return "".join(mark.text for page in self.pages for mark in page)

    def near_the_window(self) -> list[Mark]:
        """What stands on the first page at the height of the window or close to it."""
        return [mark for mark in self.pages[0] if round(mark.bottom) in AROUND or round(mark.top) in AROUND]

    @staticmethod
    def _marks(page: Any) -> list[Mark]:
        text, height, marks = page.get_textpage(), page.get_height(), []
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            sign = text.get_text_range(index, 1)
            if sign.strip():
                marks.append(Mark(sign, left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
        return marks


@pytest.fixture
def to_print(profile: Callable[..., BrowserContext]) -> Callable[..., Printed]:
    """Opens the page, writes, presses the letter's print button, and prints what the browser would."""

    def printed(*, to: str = "", language: str = "", name: str = "", body: str = "", subject: str = "") -> Printed:
        page = profile().new_page()
        page.add_init_script("window.print = () => { window.printed = true }")
        page.goto(KITE)
        if to:
            page.select_option("#ua-to", label=to)
        if language:
            page.select_option("#ua-in", label=language)
        if body:
            page.fill("#ua-body", body)
        if subject:
            page.fill("#ua-subject", subject)
        page.fill("#ua-signed", name)
        page.fill("#ua-town", "Kisumu" if name else "")
        page.click("[data-ua-print]")
        assert page.evaluate("window.printed") is True
        return Printed(page.pdf(format="A4"))

    return printed


def assert_in_the_window(printed: Printed) -> str:
    """All that is near the window is inside it; what it says, without spaces."""
    marks = printed.near_the_window()
    outside = [
        mark for mark in marks if mark.left < LEFT or mark.right > RIGHT or mark.top < TOP or mark.bottom > BOTTOM
    ]
    assert outside == []
    return "".join(mark.text for mark in marks)


def test_address_of_the_letter_is_in_the_window(to_print: Callable[..., Printed]) -> None:
    printed = to_print(name="Ana Example")
    address = "Hon. Adaeze Morrow|Minister of Justice|Ministry of Justice|4 Harbour Square|1000 Port Selwyn|Ruritania"
    assert assert_in_the_window(printed) == address.replace("|", "").replace(" ", "")


def test_arabic_letter_runs_from_the_right_and_its_address_is_in_the_window(to_print: Callable[..., Printed]) -> None:
    publish(("target", ARABIC_TARGET), ("letter", ARABIC_LETTER))
    printed = to_print(to="السيد كريم النجار, وزير الداخلية", language="العربيّة", name="آنا مثال")
    inside = assert_in_the_window(printed)
    assert {"٧", "ا", "ر"} <= set(inside)
    assert len(inside) == pytest.approx(
        len("السيدكريمالنجاروزيرالداخليةوزارةالداخليةشارعالميناء٧تلنوربلادالنور"), abs=6
    )
    body = [mark for mark in printed.pages[0] if mark.top > 125]
    assert max(mark.right for mark in body) == pytest.approx(190, abs=3)  # 20 mm from the right edge of A4


def test_longest_address_is_in_the_window(to_print: Callable[..., Printed]) -> None:
    publish(("target", LONG_TARGET))
    inside = assert_in_the_window(to_print(to=f"{LONG_TARGET['name']}, {LONG_TARGET['role']}"))
    assert inside.startswith("HisExcellencyProfessor")
    assert inside.endswith("Ruritania")


def test_printed_letter_is_the_letter_and_nothing_else_of_the_page(to_print: Callable[..., Printed]) -> None:
    printed = to_print(name="Ana Example", subject="Free him", body="Let him go.\n\nYours sincerely,")
    (page,) = printed.pages
    text = printed.text()
    for part in ("AnaExampleKisumu", "Kisumu,", "Freehim", "DearMinister,", "Lethimgo.", "Copiesto:"):
        assert part in text
    for part in ("Signtheappeal", "Kitemakerheld", "Ruritaniasolidarity", "Copytheletter", "Additional"):
        assert part.casefold() not in text.casefold()
    assert text.index("Yourssincerely,") < text.rindex("AnaExample")
    assert all(mark.top > 15 for mark in page)


def test_long_letter_goes_on_over_the_page_with_margins(to_print: Callable[..., Printed]) -> None:
    printed = to_print(name="Ana Example", body="\n\n".join(f"{number}. Let him go. " * 20 for number in range(1, 19)))
    assert len(printed.pages) >= 2
    assert printed.text().count("Lethimgo.") == 18 * 20
    for page in printed.pages:
        assert min(mark.left for mark in page) >= 24
        assert max(mark.right for mark in page) <= 191
        assert min(mark.top for mark in page) >= 18
        assert max(mark.bottom for mark in page) <= 279


def test_page_is_itself_again_after_printing(desktop: Page) -> None:
    desktop.add_init_script("window.print = () => dispatchEvent(new Event('afterprint'))")
    desktop.goto(KITE)
    for _time in range(2):
        desktop.click("[data-ua-print]")
        assert desktop.locator("body > .ua-post").count() == 0
        assert desktop.get_attribute("html", "data-ua-printing") is None
    desktop.emulate_media(media="print")
    assert desktop.locator("h1").is_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_page_printed_from_the_menu_is_the_sheet_with_the_letter_as_text(
    profile: Callable[..., BrowserContext], javascript: bool
) -> None:
    publish(("letter", ARABIC_LETTER))
    page = profile(java_script_enabled=javascript).new_page()
    page.goto(KITE)
    page.emulate_media(media="print")
    assert page.locator(".ua-letter__paper:visible").count() == 2
    hidden = (
        "form, #ua-sign, .ua-tally, .ua-downloads, button, textarea, .ua-composer, .ua-skip, .ua-button, "
        ".ua-embassies, .ua-social"
    )
    assert page.locator(hidden).and_(page.locator(":visible")).count() == 0
    for part in (".ua-banner", "h1", "address", ".ua-deadline"):
        assert page.locator(part).first.is_visible()
    assert "4 Harbour Square" in page.inner_text("address >> nth=0")


def test_what_is_smaller_on_the_screen_is_smaller_on_paper(desktop: Page) -> None:
    desktop.goto(KITE)
    desktop.emulate_media(media="print")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    text = desktop.locator(".ua-sheet").evaluate(size)
    assert text == pytest.approx(10.5 / 72 * 96, abs=0.1)
    for part in (".ua-target .ua-hint", ".ua-channels dt", ".ua-deadline .ua-hint", ".ua-numbers"):
        assert desktop.locator(part).first.evaluate(size) < text, part
