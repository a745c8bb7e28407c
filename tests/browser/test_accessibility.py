"""Every page in every state and language, light and dark: axe-core, reflow, large text, targets that a finger can hit."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from .gallery import LANGUAGES, STATES, Shown
from .support import DESKTOP, PHONE, DemoSite, Watch

pytestmark = pytest.mark.django_db(transaction=True)

#: What axe-core could not decide by itself and a person has looked at. ``FREEZE_AXE=1`` writes it anew.
FROZEN = Path(__file__).with_name("axe_incomplete.json")

#: Everything that axe-core has, best practices and the size of targets included.
ALL_RULES: dict[str, Any] = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {"target-size": {"enabled": True}},
}
#: What other colours and a smaller window can change.
RULES_OF_LOOKS = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
}
#: Windows and sizes of text, in pixels and per cent, in which nothing may scroll sideways (WCAG 1.4.4 and 1.4.10).
ROOMS = [(320, 100), (360, 200), (1280, 200)]

_RUN = """([part, options]) => axe.run(part, options).then(found => ({
  passes: found.passes.map(rule => rule.id),
  incomplete: found.incomplete.map(rule => rule.id),
  violations: found.violations.flatMap(rule => rule.nodes.map(n => `${rule.id} ${n.target} ${n.failureSummary}`)),
}))"""

_TOO_WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('html, body *')]
    .filter(e => e.getBoundingClientRect().right > wide + 1 || e.getBoundingClientRect().left < -1 || !e.parentElement)
    .map(e => e.outerHTML.slice(0, 90));
}"""

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


@dataclass
class Look:
    """What was seen of one state in all languages, each line with the language and window it was seen in."""

    violations: list[str] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    unlooked: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    too_small: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def window(browser: Browser, served_demo: DemoSite) -> Iterator[Page]:
    """One page for all; under the strict policy nothing of what it opens may leave the site."""
    watch = Watch(origin=served_demo.url)
    with browser.new_context(base_url=served_demo.url, locale="en-GB") as context:
        watch.over(context)
        context.add_init_script(path=AXE_FILE_PATH)
        yield context.new_page()
    watch.errors = [error for error in watch.errors if not error.startswith("503 ")]  # is one of the states
    watch.assert_clean()
    assert watch.requests


@pytest.fixture(scope="module", params=STATES)
def look(request: pytest.FixtureRequest, window: Page, gallery: dict[str, dict[str, Shown]]) -> tuple[str, Look]:
    """One state, opened once in each language for all that is asked of it."""
    name, seen = request.param, Look()
    for language in LANGUAGES:
        hung = gallery[name][language]
        _open(window, hung)
        # A form with one error differs from the page without in the form alone.
        part = "#ua-sign" if name.startswith("form with") else "html"
        for scheme, size, rules in (("light", DESKTOP, ALL_RULES), ("dark", PHONE, RULES_OF_LOOKS)):
            window.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            window.set_viewport_size(size)  # type: ignore[arg-type]
            found = window.evaluate(_RUN, [part, rules])
            where = f"{language} {scheme} {size['width']}"
            seen.violations += [f"{where}: {line}" for line in found["violations"]]
            seen.incomplete |= set(found["incomplete"])
            seen.too_small += [f"{where}: {line}" for line in window.evaluate(_TOO_SMALL)]
            if not {"color-contrast", "target-size"} <= set(found["passes"]):
                seen.unlooked.append(where)
        for width, text in ROOMS:
            window.set_viewport_size({"width": width, "height": 740})
            window.evaluate("percent => { document.documentElement.style.fontSize = `${percent}%` }", text)
            seen.too_wide += [f"{language} {width} {text} %: {line}" for line in window.evaluate(_TOO_WIDE)]
    return name, seen


def _open(page: Page, hung: Shown) -> None:
    def answer(route: Route) -> None:
        route.fulfill(body=hung.html, headers=hung.headers, status=hung.status)

    page.route(hung.url, answer)
    page.goto(hung.url)
    page.unroute(hung.url)
    assert page.locator("h1").count() == 1


@pytest.fixture(scope="module")
def undecided() -> Iterator[dict[str, list[str]]]:
    """Collects what axe-core leaves to a person, state by state, and freezes it when asked to."""
    found: dict[str, list[str]] = {}
    yield found
    if "FREEZE_AXE" in os.environ:
        FROZEN.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def test_gallery_is_whole(gallery: dict[str, dict[str, Shown]]) -> None:
    assert list(gallery) == list(STATES)
    assert {tuple(hung) for hung in gallery.values()} == {LANGUAGES}
    for name, (status, sign) in STATES.items():
        for language, hung in gallery[name].items():
            assert (name, language, hung.status) == (name, language, status)
            assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in hung.html, (
                name,
                language,
            )
            assert sign in hung.html, (name, language)


def test_page_passes_axe(look: tuple[str, Look], undecided: dict[str, list[str]]) -> None:
    name, seen = look
    assert seen.violations == []
    assert seen.unlooked == [], "axe did not look"
    undecided[name] = sorted(seen.incomplete)
    if "FREEZE_AXE" not in os.environ:
        assert undecided[name] == json.loads(FROZEN.read_text(encoding="utf-8"))[name]


def test_page_never_scrolls_sideways(look: tuple[str, Look]) -> None:
    assert look[1].too_wide == []


def test_targets_are_large_enough_to_hit(look: tuple[str, Look]) -> None:
    assert look[1].too_small == []


def run_axe(page: Page) -> dict[str, Any]:
    """Everything that axe-core has, for tests of other files."""
    return dict(Axe().run(page, options=ALL_RULES).response)


def told(rules: list[dict[str, Any]]) -> Iterator[str]:
    """A line for each element that breaks a rule."""
    for rule in rules:
        for node in rule["nodes"]:
            yield f"{rule['id']} {node['target']} {node.get('failureSummary', '')}"
