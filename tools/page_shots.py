"""What `tools/screenshots.py` photographs of the public pages beside the action itself."""

from __future__ import annotations

from playwright.sync_api import Page

from tools.guide_shots import KITE, Shot, number_of

ARABIC = "/ar/urgent-actions/tal-nour-weavers/"
DESKTOP = (1280, 900)
PHONE = (360, 740)


def opened(address: str) -> Shot:
    """A page as it is opened."""

    def shot(page: Page) -> None:
        page.goto(address, wait_until="networkidle")

    return shot


def beside(address: str, path: str) -> Shot:
    """A page of an action beside its sheet, for example ``appeal/``."""

    def shot(page: Page) -> None:
        page.goto(f"/urgent-action/{number_of(page, address)}/{path}", wait_until="networkidle")

    return shot


def compose(page: Page) -> None:
    """The letter, as a supporter changes it."""
    page.goto(KITE, wait_until="networkidle")
    page.fill("#ua-signed", "Ana Example")
    page.locator("#ua-compose").evaluate("part => part.scrollIntoView({ block: 'start' })")


def card(page: Page) -> None:
    """The card, as other sites frame it."""
    page.goto(f"/urgent-action/embed/{number_of(page, KITE)}/", wait_until="networkidle")


PAGES: dict[str, tuple[Shot, tuple[int, int]]] = {
    "page-arabic-phone": (opened(ARABIC), PHONE),
    "index-phone": (opened("/en/urgent-actions/"), PHONE),
    "index-arabic-phone": (opened("/ar/urgent-actions/"), PHONE),
    "home": (opened("/en/"), DESKTOP),
    "letter": (compose, DESKTOP),
    "report-appeal": (beside(KITE, "appeal/"), (1280, 640)),
    "report-appeal-arabic-phone": (beside(ARABIC, "appeal/"), PHONE),
    "card": (card, (360, 320)),
}
