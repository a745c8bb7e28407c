"""A page that is open in a browser when its deadline passes, whatever the visitor's clock says."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.signals import request_started
from playwright.sync_api import BrowserContext, Page, Route

from .support import KITE, Watch, action, close_at, fill_in, in_seconds, signatures, submit

ARRESTED = "/en/urgent-actions/archivist-arrested/"
#: Seconds by which a page may close after its deadline: one between two questions, the rest for a slow machine.
TOLERANCE = 10


def is_closed(page: Page) -> bool:
    """Whether the banner says so."""
    return page.locator(".ua-banner--closed").count() == 1


def open_before_the_close(page: Page, address: str, *, seconds: float = 2) -> datetime:
    """Open a page whose action closes in ``seconds``, or in more where a busy machine took longer than that to load it.

    Returns:
        The deadline, of a page that is open.
    """
    for patience in (1, 4, 16):
        deadline = in_seconds(seconds * patience)
        close_at(address, deadline)
        page.goto(address)
        if not is_closed(page):
            return deadline
    pytest.fail("This machine is too busy to load a page before its action closes.")


def assert_closes_at(page: Page, deadline: datetime) -> None:
    """The page is open until the deadline, and closed soon after it, without being loaded again."""
    page.evaluate("window.never = 'loaded again'")
    while datetime.now(UTC) < deadline:
        closed = is_closed(page)
        assert not closed or datetime.now(UTC) >= deadline, "closed early"
        time.sleep(0.05)
    page.wait_for_selector(".ua-banner--closed", timeout=TOLERANCE * 1000)
    assert page.evaluate("window.never") == "loaded again"


def asked(watch: Watch) -> int:
    """How often a browser has asked the server where the action stands."""
    return sum(request.url.endswith("/status.json") for request in watch.requests)


def test_open_page_flips_at_the_deadline(desktop: Page, watch: Watch) -> None:
    deadline = open_before_the_close(desktop, KITE)
    assert desktop.locator(".ua-banner--closing_soon").count() == 1
    assert_closes_at(desktop, deadline)
    banner = desktop.inner_text(".ua-banner")
    assert banner.startswith("Closed\n")
    assert "This action is closed. It was open until" in banner
    assert "Please check with your section if you wish to send appeals after the deadline." in banner
    assert desktop.locator("h1").inner_text() == "Kite maker held for a word in the sky"
    assert asked(watch) >= 1


def test_flipped_page_has_lost_whatever_asks_to_act(flipped: Page) -> None:
    parts = [
        "form",
        ".ua-letter",
        "textarea",
        "button",
        ".ua-button",
        "a[href^='mailto:']",
        "#ua-sign",
        "a[href='#ua-sign']",
    ]
    assert {part: flipped.locator(part).count() for part in parts} == dict.fromkeys(parts, 0)


@pytest.fixture
def flipped(desktop: Page) -> Page:
    """A page that was open when its deadline passed."""
    open_before_the_close(desktop, KITE, seconds=0.8)
    desktop.wait_for_selector(".ua-banner--closed", timeout=30_000)
    return desktop


def test_flipped_page_looks_like_one_loaded_after_the_deadline(flipped: Page) -> None:
    """Nothing that asks to act is left: what a reload would not show is not there."""
    before = flipped.inner_text("main").split()
    flipped.reload()
    assert before == flipped.inner_text("main").split()


def test_flipped_banner_still_leads_to_the_next_sheet(desktop: Page) -> None:
    deadline = open_before_the_close(desktop, ARRESTED)
    assert "Archivist free" in desktop.inner_text(".ua-banner")
    assert_closes_at(desktop, deadline)
    assert "Archivist free" in desktop.inner_text(".ua-banner")


def test_form_sent_at_the_deadline_is_refused_with_a_clear_page(profile: Callable[..., BrowserContext]) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto(KITE)
    fill_in(page)
    close_at(KITE, in_seconds(-0.1))
    before = signatures(KITE).count()
    submit(page)
    assert page.inner_text("h1") == "This action takes no more signatures"
    assert signatures(KITE).count() == before


# --- a visitor's clock that is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize("hours", [1, -1], ids=["an hour fast", "an hour slow"])
def test_wrong_clock_closes_neither_early_nor_late(desktop: Page, watch: Watch, hours: int) -> None:
    desktop.clock.install(time=in_seconds(hours * 3600))
    deadline = open_before_the_close(desktop, KITE)
    assert desktop.evaluate("Date.now()") == pytest.approx(in_seconds(hours * 3600).timestamp() * 1000, abs=60_000)
    assert_closes_at(desktop, deadline)
    assert asked(watch) >= 1


def test_answer_of_a_while_ago_is_not_taken_from_the_cache(profile: Callable[..., BrowserContext]) -> None:
    """The answer counts seconds, and grows old in the browser's cache: with it a page would close late."""
    close_at(KITE, in_seconds(30))
    context = profile()
    context.clock.install(time=in_seconds(3600))
    with requests_served() as served:
        for _visit in range(2):
            page = context.new_page()
            with page.expect_response("**/status.json") as answer:
                page.goto(KITE)
            answer.value.finished()
    assert sum(path.endswith("/status.json") for path in served) == 2


@contextmanager
def requests_served() -> Iterator[list[str]]:
    """Collects the paths of requests that reach the server: what a browser takes from its cache does not."""
    paths: list[str] = []

    def note(environ: dict[str, Any], **kwargs: object) -> None:
        paths.append(environ["PATH_INFO"])

    request_started.connect(note)
    yield paths
    request_started.disconnect(note)


def test_deadline_farther_than_a_timer_reaches(desktop: Page, watch: Watch) -> None:
    """Forty days overflow a browser's timer, which would fire at once, over and over."""
    desktop.clock.install()
    desktop.goto(KITE)
    desktop.wait_for_timeout(300)
    assert asked(watch) == 0
    desktop.clock.fast_forward(24 * 3600 * 1000)
    desktop.wait_for_timeout(300)
    assert not is_closed(desktop)
    close_at(KITE, in_seconds(-1))
    desktop.clock.fast_forward(42 * 24 * 3600 * 1000)
    desktop.wait_for_selector(".ua-banner--closed", timeout=20_000)


def test_server_that_prolonged_the_action_keeps_the_page_open(desktop: Page) -> None:
    def prolong(route: Route) -> None:
        close_at(KITE, in_seconds(3600))
        route.continue_()

    desktop.route("**/status.json", prolong)
    with desktop.expect_response("**/status.json") as answer:
        open_before_the_close(desktop, KITE)
    answer.value.finished()
    desktop.wait_for_timeout(300)
    assert not is_closed(desktop)
    assert desktop.locator("#ua-sign").count() == 1


def cut_off(route: Route) -> None:
    """The network is gone."""
    route.abort("internetdisconnected")


def fail(route: Route) -> None:
    """The server answers with a page of its own."""
    route.fulfill(status=503, content_type="text/html", body="<h1>Please try again</h1>")


@pytest.mark.parametrize("trouble", [cut_off, fail])
def test_unreachable_server_closes_as_printed(desktop: Page, trouble: Callable[[Route], None]) -> None:
    desktop.route("**/status.json", trouble)
    deadline = open_before_the_close(desktop, KITE)
    # The printed instant has whole seconds.
    assert_closes_at(desktop, deadline.replace(microsecond=0))
    assert desktop.locator("#ua-sign").count() == 0


def test_stopped_page_never_asks(desktop: Page, watch: Watch) -> None:
    desktop.goto("/en/urgent-actions/noodle-vendor-evicted/")
    desktop.wait_for_timeout(200)
    assert asked(watch) == 0
    assert action("/en/urgent-actions/noodle-vendor-evicted/").closes_at > datetime.now(UTC)
