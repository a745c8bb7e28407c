"""The letter: copied, mailed and printed, without the server seeing it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from .support import ARABIC, CLOSED, KITE, LIGHTHOUSE, action


@pytest.mark.parametrize("address", [KITE, LIGHTHOUSE, ARABIC])
def test_copy_button_copies_exactly_the_letter(profile: Callable[..., BrowserContext], address: str) -> None:
    context = profile(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button").and_(page.locator("[data-ua-copy]")).click()
    page.wait_for_function("document.querySelector('[data-ua-copied]').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    letter = action(address).letters[0]
    assert copied == letter.as_text()
    for paragraph in (letter["salutation"], *letter.paragraphs, *letter.demand_list, letter["closing"]):
        assert paragraph in copied


def test_copy_says_so_to_everybody(profile: Callable[..., BrowserContext]) -> None:
    page = profile(permissions=["clipboard-write"]).new_page()
    page.goto(KITE)
    told = page.locator("[data-ua-copied]")
    assert (told.get_attribute("role"), told.inner_text()) == ("status", "")
    page.click("[data-ua-copy]")
    page.wait_for_function("document.querySelector('[data-ua-copied]').textContent === 'Copied.'")


def test_refused_clipboard_is_told(profile: Callable[..., BrowserContext]) -> None:
    """A browser may deny the clipboard: nobody may believe that the letter was copied, or see nothing happen."""
    page = profile(permissions=["geolocation"]).new_page()  # that one, and no other
    page.goto(KITE)
    page.click("[data-ua-copy]")
    page.wait_for_timeout(200)
    assert page.inner_text("[data-ua-copied]") not in ("", "Copied.")


def test_buttons_without_scripts_are_not_there(profile: Callable[..., BrowserContext]) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto(KITE)
    assert page.locator("[data-ua-copy]:visible, [data-ua-print]:visible").count() == 0
    assert page.locator(".ua-letter__paper").is_visible()


@pytest.mark.parametrize("address", [KITE, LIGHTHOUSE, ARABIC])
def test_mail_link_holds_the_letter_or_says_that_it_does_not(desktop: Page, address: str) -> None:
    desktop.goto(address)
    page = action(address)
    letter = page.letters[0]
    reachable = [target for target in page.targets if target.channels.get("emails")]
    links = desktop.locator(".ua-target:has(a[href^='mailto:'])").all()
    assert len(links) == len(reachable)
    copies = [email for target in reachable if target["kind"] == "copy" for email in target.channels["emails"]]
    for section, target in zip(links, reachable, strict=True):
        href = str(section.locator("a[href^='mailto:']").get_attribute("href"))
        parts = urlsplit(href)
        fields = {name: values[0] for name, values in parse_qs(parts.query, strict_parsing=True).items()}
        assert unquote(parts.path).split(",") == target.channels["emails"]
        assert fields["subject"] == letter["subject"]
        assert len(href) <= 1900
        honest = section.get_by_text("The letter is too long for a link").count()
        if "body" in fields:
            assert fields["body"].replace("\r\n", "\n") == letter.as_text(salutation=target["salutation"] or "")
            assert "\n" not in fields["body"].replace("\r\n", "")
            assert fields.get("cc", "").split(",") == (copies or [""] if target["kind"] == "target" else [""])
            assert honest == 0
        else:
            assert honest == 1


def test_printed_page_is_the_letter_and_the_address(desktop: Page) -> None:
    desktop.goto(KITE)
    desktop.emulate_media(media="print")
    hidden = [
        "form",
        "#ua-sign",
        ".ua-tally",
        ".ua-jump",
        "button",
        ".site-header",
        ".site-footer",
        ".ua-skip",
        ".ua-button",
    ]
    assert {part: desktop.locator(f"{part}:visible").count() for part in hidden} == dict.fromkeys(hidden, 0)
    for part in (".ua-banner", "h1", "address", ".ua-letter__paper", ".ua-deadline"):
        assert desktop.locator(part).first.is_visible()
    assert "4 Harbour Square" in desktop.inner_text("address >> nth=0")
    assert "Please take action" in desktop.inner_text(".ua-banner")


def test_print_button_prints_this_page(desktop: Page) -> None:
    desktop.add_init_script("window.print = () => { window.printed = true }")
    desktop.goto(KITE)
    desktop.click("[data-ua-print]")
    assert desktop.evaluate("window.printed") is True


def test_closed_action_hands_out_no_letter(desktop: Page) -> None:
    desktop.goto(CLOSED)
    assert desktop.locator(".ua-letter, a[href^='mailto:'], a[href^='tel:'], button, form").count() == 0


def test_letter_of_another_language_keeps_its_direction(desktop: Page) -> None:
    desktop.goto(ARABIC)
    letter = desktop.locator("[data-ua-letter]")
    assert (letter.get_attribute("lang"), letter.get_attribute("dir")) == ("en", "ltr")
    assert desktop.evaluate("getComputedStyle(document.querySelector('.ua')).direction") == "rtl"
    assert desktop.evaluate("getComputedStyle(document.querySelector('[data-ua-letter]')).direction") == "ltr"
