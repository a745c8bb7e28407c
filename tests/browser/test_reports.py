"""Reporting an appeal and a dead address, without scripts; and what axe-core says of the pages after acting."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from urgent_action.appeals.models import ChannelReport

from .support import KITE, PHONE, Watch, action
from .test_accessibility import run_axe, told

FAX = "+999 1 555 0102"
MAIL = "minister@justice.ruritania.example"


def press(page: Page, name: str) -> None:
    """Press a button, and wait for the answer's page."""
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).click()


def test_reporting_without_scripts_and_cookies(profile: Callable[..., BrowserContext]) -> None:
    page = profile(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(KITE)
    assert "311 letters reported" in page.inner_text(".ua-aside")
    press(page, "Report my appeal")
    assert page.title().startswith("Error: Report your appeal")
    assert page.locator("#ua-errors a").all_inner_texts() == ["Choose how you sent it."]
    page.get_by_label("Post", exact=True).check()
    page.get_by_label("How many did you send?").fill("12")
    press(page, "Report my appeal")
    assert page.inner_text("h1") == "Thank you. Your appeal is counted."
    assert "323 letters reported" in page.inner_text("main")
    page.get_by_role("link", name="Sign the appeal").click()
    page.wait_for_url(f"**{KITE}#ua-sign")
    page.get_by_text("An address did not work?").click()
    options = page.get_by_label("Which address did not work?")
    assert FAX not in options.inner_text()  # known to be dead, and said so above
    assert page.locator("s", has_text=FAX).count() == 1
    options.select_option(label=f"E-mail: \u2068{MAIL}\u2069")
    press(page, "Report this address")
    assert page.inner_text("h1") == "Thank you. We look into it."
    assert ChannelReport.objects.get(value=MAIL).reports == 4
    assert page.context.cookies() == []


def test_pages_after_acting_pass_axe(phone: Page, watch: Watch) -> None:
    def refused() -> None:
        phone.goto(f"/urgent-action/{action(KITE).pk}/appeal/")
        press(phone, "Report my appeal")
        assert phone.evaluate("document.activeElement.id") == "ua-errors"

    paths = ["thanks/", "confirmed/", "appeal/thanks/", "channel/", "channel/thanks/"]
    ways = [lambda path=path: phone.goto(f"/urgent-action/{action(KITE).pk}/{path}") for path in paths]
    violations: set[str] = set()
    for way in (*ways, refused):
        way()
        for scheme in ("light", "dark"):
            phone.emulate_media(color_scheme=scheme)
            violations |= {f"{phone.url} {scheme}: {line}" for line in told(run_axe(phone)["violations"])}
    assert violations == set()
