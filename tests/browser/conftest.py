"""A browser, the demo on a real server, and visitors. Everything is made once for this folder, and put back after it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tools import ensure_chromium
from tools.guide_shots import log_in

from .gallery import Shown, hang
from .serving import demo_in
from .support import DESKTOP, PATIENCE, PHONE, DemoSite, Watch

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright, until the last test of this folder and no longer.

    Its event loop runs in the thread of the tests, where Django would refuse to touch the database. In here it is allowed
    to; a session-wide Playwright would take the check from every test that comes after.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as started:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield started


@pytest.fixture(scope="package")
def chromium() -> str:
    """The path of the system's Chromium."""
    path = ensure_chromium.find()
    if path is None:
        pytest.fail(f"No Chromium was found. Run: {sys.executable} -m tools.ensure_chromium")
    return path


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A headless Chromium."""
    with playwright.chromium.launch(executable_path=chromium, args=FLAGS) as launched:
        yield launched


@pytest.fixture(scope="package")
def served_demo(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[DemoSite]:
    """The demo, loaded once and served on a free port from a database and media folder of its own."""
    if not (connection.vendor == "sqlite" and connection.is_in_memory_db()):
        pytest.skip("The browser tests copy their database, and do so from SQLite in memory only.")
    middleware = ["tests.browser.support.StrictPolicy", *settings.MIDDLEWARE]
    with django_db_blocker.unblock(), demo_in(tmp_path_factory.mktemp("demo"), middleware=middleware) as served:
        yield served


@pytest.fixture(scope="package")
def gallery(served_demo: DemoSite) -> dict[str, dict[str, Shown]]:
    """Every page in every state and language, as it was answered once; whatever comes later changes none of it."""
    served_demo.reset()
    return hang(served_demo.url)


@pytest.fixture
def transactional_db(served_demo: DemoSite) -> None:
    """The demo as it was loaded, in place of pytest-django's fixture of this name, which empties every table after a test.

    The name tells pytest-django that these tests need the test database.
    """
    served_demo.reset()


@pytest.fixture
def demo(transactional_db: None, served_demo: DemoSite) -> DemoSite:
    """The site to visit."""
    return served_demo


@pytest.fixture
def watch(demo: DemoSite) -> Iterator[Watch]:
    """What browsers did behind the pages of this test; at the end nothing may have left the site or broken the policy."""
    watching = Watch(origin=demo.url)
    yield watching
    watching.assert_clean()


@pytest.fixture
def profile(browser: Browser, demo: DemoSite, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a fresh browser profile: a visitor of whom nothing is known."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{"base_url": demo.url, "viewport": DESKTOP, "locale": "en-GB", **options})
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def visit(profile: Callable[..., BrowserContext]) -> Visit:
    """Opens an address in a fresh profile; options are Playwright's for a context."""

    def open_page(address: str, **options: Any) -> Page:
        page = profile(**options).new_page()
        page.goto(address)
        return page

    return open_page


@pytest.fixture
def desktop(profile: Callable[..., BrowserContext]) -> Page:
    """A page on a desktop."""
    return profile(viewport=DESKTOP).new_page()


@pytest.fixture
def phone(profile: Callable[..., BrowserContext]) -> Page:
    """A page on a phone."""
    return profile(viewport=PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def editor(browser: Browser, demo: DemoSite) -> Iterator[Page]:
    """The demo's editor, who has the app's rights and is no administrator. The admin does not keep to the public policy."""
    with browser.new_context(
        base_url=demo.url, viewport=DESKTOP, locale="en-GB", bypass_csp=True, accept_downloads=True
    ) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        log_in(page, "editor")
        yield page
