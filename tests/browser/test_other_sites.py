"""Outside the page of the action: the card in a frame of another site, the banner and teaser of the home page, shared data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, FrameLocator, Page, expect

from urgent_action.pages.models import UrgentActionPage

from .support import ARABIC, DESKTOP, INDEX, KITE, PHONE, Watch, action, close_at, in_seconds

HOME = "/en/"
Profile = Callable[..., BrowserContext]
Partner = Callable[[str], str]


@pytest.fixture
def partner() -> Iterator[Partner]:
    """Another site, with an address of its own: puts a page on it and says where. Chromium lets no faked one frame ours."""
    pages: dict[str, bytes] = {}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages["/"])

        def log_message(self, *args: object) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()

    def publish(html: str) -> str:
        pages["/"] = html.encode()
        return f"http://127.0.0.1:{server.server_port}/"

    yield publish
    server.shutdown()
    server.server_close()


def framed(page: Page, address: str, partner: Partner, watch: Watch) -> FrameLocator:
    """The card of an action in a frame of another site."""
    card = f"{watch.origin}/urgent-action/embed/{action(address).pk}/"
    frame = f'<iframe src="{card}" width="100%" height="340" title="Card"></iframe>'
    there = partner(f'<!doctype html><title>Partner</title><link rel="icon" href="data:,">{frame}')
    page.goto(there)
    watch.foreign.remove(there)
    return page.frame_locator("iframe")


@pytest.mark.parametrize(
    ("address", "viewport", "scheme"), [(KITE, PHONE, "light"), (ARABIC, DESKTOP, "dark")], ids=["phone", "arabic"]
)
def test_card_is_shown_on_another_site_without_a_cookie(
    profile: Profile, partner: Partner, watch: Watch, address: str, viewport: dict[str, int], scheme: str
) -> None:
    context = profile(viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    card = framed(page, address, partner, watch)
    expect(card.locator("h1")).to_have_text(action(address).title)
    expect(card.locator("html")).to_have_attribute("dir", "rtl" if address == ARABIC else "ltr")
    assert card.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth")
    assert context.cookies() == []
    page.goto(f"{watch.origin}/urgent-action/embed/{action(address).pk}/")
    assert Axe().run(page).response["violations"] == []


def test_card_leads_to_the_page_in_a_window_of_its_own(profile: Profile, partner: Partner, watch: Watch) -> None:
    page = profile().new_page()
    card = framed(page, KITE, partner, watch)
    with page.expect_popup() as opened:
        card.get_by_role("link", name="Take action").click()
    assert opened.value.url == f"{watch.origin}{KITE}"
    assert opened.value.evaluate("window.opener") is None
    assert page.url.startswith("http://127.0.0.1")


def test_card_closes_by_itself(profile: Profile, partner: Partner, watch: Watch) -> None:
    page = profile().new_page()
    close_at(KITE, in_seconds(10))
    card = framed(page, KITE, partner, watch)
    expect(card.get_by_role("link", name="Take action")).to_be_visible()
    expect(card.locator(".ua-banner--closed")).to_contain_text("Was open until", timeout=30_000)
    expect(card.get_by_role("link")).to_have_text("Read the case", use_inner_text=True)


def test_banner_and_teaser_of_the_home_page_go_with_the_last_action(desktop: Page, watch: Watch) -> None:
    english = UrgentActionPage.objects.filter(locale__language_code="en")
    first = english.taking_action(datetime.now(UTC)).exclude(pk=action(KITE).pk).first()
    english.exclude(pk__in=[first.pk, action(KITE).pk]).update(stopped_at=in_seconds(-60))
    close_at(first.url, in_seconds(8))
    close_at(KITE, in_seconds(20))
    desktop.goto(HOME)
    banner, teaser = desktop.locator(".ua-site-banner"), desktop.locator(".ua-on-page")
    expect(banner).to_contain_text(first.title)
    expect(banner.get_by_text(action(KITE).title)).to_be_hidden()
    expect(teaser.locator(".ua-teaser")).to_have_count(2)
    expect(banner.get_by_text(action(KITE).title)).to_be_visible(timeout=30_000)
    expect(teaser.locator(".ua-teaser")).to_have_count(1)
    expect(banner).to_have_count(0, timeout=30_000)
    expect(teaser).to_have_count(0)
    assert desktop.locator("h1").inner_text() == "Ruritania Solidarity"


@pytest.mark.parametrize("address", [HOME, "/ar/", f"{INDEX}?q=kite&country=GB", f"{INDEX}?q=zzz"])
def test_pages_that_lead_to_actions_are_accessible_and_fit_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(phone).response["violations"] == []


def test_search_works_without_a_script(profile: Profile) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto(INDEX)
    page.get_by_role("searchbox", name="Search").fill("kite maker")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".ua-teaser h3")).to_have_text(["Kite maker held for a word in the sky"])
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".ua-teaser").nth(3)).to_be_visible()


def test_data_for_search_engines_breaks_no_policy(desktop: Page, watch: Watch) -> None:
    """``watch`` collects what Chromium reports: script-src does not reach data that is not run."""
    desktop.goto(KITE)
    data = desktop.locator('script[type="application/ld+json"]')
    assert data.count() == 1
    assert desktop.evaluate("json => JSON.parse(json)['@type']", data.text_content()) == "Article"
    assert watch.violations == []
