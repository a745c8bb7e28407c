"""Every kind of page for every kind of visitor: axe-core, reflow, large text, targets that a finger can hit."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .support import (
    ARABIC,
    CLOSED,
    DESKTOP,
    INDEX,
    KITE,
    OUTCOME,
    PHONE,
    STOPPED,
    DemoSite,
    Watch,
    action,
    close_at,
    fill_in,
    submit,
)

#: What axe-core could not decide by itself and a person has looked at. ``FREEZE_AXE=1`` writes it anew.
FROZEN = Path(__file__).with_name("axe_incomplete.json")


def refused(page: Page) -> None:
    """The form with every error it can have."""
    page.goto(KITE)
    submit(page)


def thanked(page: Page) -> None:
    """The page after a signature."""
    page.goto(KITE)
    fill_in(page)
    submit(page)


def late(page: Page) -> None:
    """A signature that came after the close."""
    page.goto(KITE)
    page.evaluate("document.querySelector('[data-ua-closes]').removeAttribute('data-ua-closes')")
    close_at(KITE, datetime.now(UTC))
    submit(page)


def foreign(page: Page) -> None:
    """A form that another site sent."""
    page.goto(KITE)
    here = page.evaluate("location.origin")
    other = here.replace("localhost", "127.0.0.1")
    target = f"{here}/urgent-action/{action(KITE).pk}/sign/"
    form = f'<form method="post" action="{target}"><button>Go</button></form>'
    page.route(f"{other}/trap", lambda route: route.fulfill(body=form, content_type="text/html"))
    page.goto(f"{other}/trap")
    with page.expect_navigation():
        page.click("button")


PAGES: dict[str, str | Callable[[Page], None]] = {
    "open": KITE,
    "errors": refused,
    "thanks": thanked,
    "closed": CLOSED,
    "stopped": STOPPED,
    "outcome": OUTCOME,
    "index": INDEX,
    "arabic": ARABIC,
    "too_late": late,
    "foreign_form": foreign,
}


@pytest.fixture(scope="module", params=PAGES)
def opened(request: pytest.FixtureRequest, browser: Browser, served_demo: DemoSite) -> Iterator[tuple[str, Page]]:
    """One page of each kind, opened once for all that is asked of it."""
    served_demo.reset()
    watch = Watch(origin=served_demo.url)
    with browser.new_context(base_url=served_demo.url, locale="en-GB") as context:
        watch.over(context)
        page = context.new_page()
        way = PAGES[request.param]
        page.goto(way) if isinstance(way, str) else way(page)
        watch.foreign = [url for url in watch.foreign if not url.endswith("/trap")]
        yield request.param, page
    watch.assert_clean()


@pytest.fixture
def shown(opened: tuple[str, Page]) -> Iterator[Page]:
    """The page in its usual form: light, on a desktop, with text of the usual size."""
    page = opened[1]
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="light")
    yield page
    page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.fixture(scope="module")
def undecided() -> Iterator[dict[str, list[str]]]:
    """Collects what axe-core leaves to a person, page by page, and freezes it when asked to."""
    found: dict[str, list[str]] = {}
    yield found
    if "FREEZE_AXE" in os.environ:
        FROZEN.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def test_page_passes_axe(opened: tuple[str, Page], shown: Page, undecided: dict[str, list[str]]) -> None:
    name, _page = opened
    violations: set[str] = set()
    incomplete: set[str] = set()
    for scheme in ("light", "dark"):
        shown.emulate_media(color_scheme=scheme)
        for size in (DESKTOP, PHONE):
            shown.set_viewport_size(size)
            result = run_axe(shown)
            assert {"color-contrast", "target-size"} <= {rule["id"] for rule in result["passes"]}, "axe did not look"
            mode = f"{scheme} {size['width']}"
            violations |= {f"{mode}: {line}" for line in told(result["violations"])}
            incomplete |= {rule["id"] for rule in result["incomplete"]}
    assert violations == set()
    undecided[name] = sorted(incomplete)
    if "FREEZE_AXE" not in os.environ:
        assert undecided[name] == json.loads(FROZEN.read_text(encoding="utf-8"))[name]


def run_axe(page: Page) -> dict[str, Any]:
    """Everything that axe-core has, best practices and the size of targets included."""
    options = {"resultTypes": ["violations", "incomplete"], "rules": {"target-size": {"enabled": True}}}
    return dict(Axe().run(page, options=options).response)


def told(rules: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each element that breaks a rule."""
    for rule in rules:
        for node in rule["nodes"]:
            yield f"{rule['id']} {node['target']} {node.get('failureSummary', '')}"


# --- room -----------------------------------------------------------------------------------------------------------

_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > wide + 1 || e.getBoundingClientRect().left < -1)
    .map(e => e.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize(
    ("width", "text"), [(320, 100), (1280, 200), (640, 200), (360, 200)], ids=lambda number: str(number)
)
def test_page_never_scrolls_sideways(shown: Page, width: int, text: int) -> None:
    shown.set_viewport_size({"width": width, "height": 740})
    shown.evaluate("percent => { document.documentElement.style.fontSize = `${percent}%` }", text)
    assert shown.evaluate(_TOO_WIDE) == []
    assert shown.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


# A link in a sentence is as high as its line, and exempt (WCAG 2.5.8).
_TOO_SMALL = """() => {
  const inSentence = link => [...link.parentElement.childNodes].some(n => n.nodeType === 3 && n.data.trim().length > 1);
  const all = document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary');
  return [...all]
    .filter(e => e.checkVisibility() && !e.closest('.ua-trap') && !e.matches('.ua-skip'))
    .filter(e => !(e.localName === 'a' && inSentence(e)))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`);
}"""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_targets_are_large_enough_to_hit(shown: Page, size: dict[str, int]) -> None:
    shown.set_viewport_size(size)  # type: ignore[arg-type]
    assert shown.evaluate(_TOO_SMALL) == []
