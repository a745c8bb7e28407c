"""The letter leaves the page: copied and mailed, with scripts and without, and not after the close."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from urgent_action.domain.composing import salutation

from .letters import publish
from .support import ARABIC, CLOSED, KITE, LIGHTHOUSE, action, until


@pytest.mark.parametrize("address", [KITE, LIGHTHOUSE, ARABIC])
def test_copy_button_copies_exactly_the_letter(profile: Callable[..., BrowserContext], address: str) -> None:
    page = profile(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(address)
    page.get_by_role("button").and_(page.locator("[data-ua-copy=letter]")).click()
    expect(page.locator("[data-ua-copied]")).not_to_have_text("")
    copied = page.evaluate("navigator.clipboard.readText()")
    letter = action(address).letters[0]
    assert copied == letter.as_text(salutation=letter["salutation"])
    for paragraph in (*letter.paragraphs, *letter.demand_list, letter["closing"]):
        assert paragraph in copied


def test_parts_of_the_letter_are_copied_one_by_one(profile: Callable[..., BrowserContext]) -> None:
    page = profile(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(KITE)
    page.fill("#ua-body", "Let him go.")
    parts = {}
    for button in page.locator("[data-ua-copy]").all():
        page.evaluate("navigator.clipboard.writeText('')")
        button.click()
        parts[button.inner_text()] = until(
            page, lambda: page.evaluate("navigator.clipboard.readText()"), "what the button copies"
        )
    email, address = (
        "minister@justice.ruritania.example",
        "Hon. Adaeze Morrow\nMinister of Justice\nMinistry of Justice\n4 Harbour Square\n1000 Port Selwyn\nRuritania",
    )
    text = "Dear Minister,\n\nLet him go."
    assert parts == {
        "Copy the letter": text,
        "E-mail address": email,
        "Postal address": address,
        "Subject": "Release Ilyas Verne",
        "Everything": f"{email}\n\noffice@prosecution.ruritania.example\n\n{address}\n\nRelease Ilyas Verne\n\n{text}",
    }


def test_refused_clipboard_is_told_and_the_text_marked(profile: Callable[..., BrowserContext]) -> None:
    """A browser may deny the clipboard: nobody may believe that the letter was copied, or see nothing happen."""
    page = profile(permissions=["geolocation"]).new_page()  # that one, and no other
    page.goto(KITE)
    told = page.locator("[data-ua-copied]")
    assert (told.get_attribute("role"), told.inner_text()) == ("status", "")
    page.click("[data-ua-copy=subject]")
    expect(told).not_to_have_text("")
    assert told.inner_text().startswith("Your browser did not allow it.")
    assert page.evaluate("getSelection().toString()") == "Release Ilyas Verne"


@pytest.fixture
def plain(profile: Callable[..., BrowserContext]) -> Page:
    """A page in a browser without scripts."""
    return profile(java_script_enabled=False).new_page()


def test_without_scripts_the_letter_is_text_and_nothing_is_offered_that_would_not_work(plain: Page) -> None:
    publish(dead=())
    plain.goto(KITE)
    assert plain.locator(".ua-letter__paper").is_visible()
    assert plain.locator(".ua-composer:visible, .ua-letter button:visible, .ua-ended:visible").count() == 0
    assert plain.locator("a[href^='tel:']").all_inner_texts() == ["+999 1 555 0102", "+999 1 555 0177"]
    plain.click(".ua-social summary")
    assert plain.locator("[data-ua-suggested]").is_visible()
    assert plain.locator("[data-ua-copy-post]:visible").count() == 0


@pytest.mark.parametrize("address", [KITE, LIGHTHOUSE, ARABIC])
def test_mail_link_without_scripts_holds_the_letter_or_says_that_it_does_not(plain: Page, address: str) -> None:
    plain.goto(address)
    page = action(address)
    letter = page.letters[0]
    reachable = [target for target in page.targets if target.channels.get("emails")]
    links = plain.locator(".ua-target:has(a[href^='mailto:'])").all()
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
        if honest:
            assert fields["body"] == "[Paste your letter here]"
        else:
            assert fields["body"].replace("\r\n", "\n") == letter.as_text(salutation=salutation(page, target, letter))
            assert "\n" not in fields["body"].replace("\r\n", "")
        assert fields.get("cc", "").split(",") == (copies or [""] if target["kind"] == "target" else [""])


def test_closed_action_hands_out_no_letter(desktop: Page) -> None:
    desktop.goto(CLOSED)
    assert desktop.locator(".ua-letter, a[href^='mailto:'], a[href^='tel:'], button, form").count() == 0


def test_letter_of_another_language_keeps_its_direction(desktop: Page) -> None:
    desktop.goto(ARABIC)
    letter = desktop.locator("[data-ua-letter]").first
    assert (letter.get_attribute("lang"), letter.get_attribute("dir")) == ("en", "ltr")
    assert desktop.evaluate("getComputedStyle(document.querySelector('.ua')).direction") == "rtl"
    assert desktop.evaluate("getComputedStyle(document.querySelector('[data-ua-letter]')).direction") == "ltr"
