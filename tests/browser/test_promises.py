"""What the pages promise to slow lines, old machines and settings of the eye: weight, motion, forced colours."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request

from .conftest import Visit
from .support import ARABIC, KITE, LIGHTHOUSE, submit

#: Bytes of a page with its form, without pictures, as a web server sends them.
HEAVIEST = 60_000

#: Elements that only their background sets off from the page: forced colours take it away.
_WITHOUT_EDGE = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility())
  .filter(e => {
    const style = getComputedStyle(e);
    const ground = getComputedStyle(document.body).backgroundColor;
    return !['Top', 'Bottom'].some(side => parseFloat(style[`border${side}Width`]) >= 1
      && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== ground);
  })
  .map(e => e.outerHTML.slice(0, 90))"""


def on_the_wire(request: Request) -> int:
    """Bytes of an answer, compressed as web servers do it, with its headers."""
    answer = request.response()
    assert answer is not None
    headers = sum(len(name) + len(value) + 4 for name, value in answer.all_headers().items())
    return len(gzip.compress(answer.body(), 6)) + headers


@pytest.mark.parametrize("way", [lambda page: None, submit], ids=["clean", "refused"])
@pytest.mark.parametrize("address", [KITE, ARABIC], ids=["english", "arabic"])
def test_page_with_its_form_is_light(desktop: Page, address: str, way: Callable[[Page], None]) -> None:
    asked: list[Request] = []
    desktop.on("request", lambda request: asked.append(request))
    desktop.goto(address, wait_until="networkidle")
    if way is submit:
        asked.clear()
        submit(desktop)
        desktop.wait_for_load_state("networkidle")
    weights = {
        urlsplit(request.url).path: on_the_wire(request)
        for request in asked
        if request.resource_type not in ("image", "other") and request.response().status != 303  # type: ignore[union-attr]
    }
    assert any(path.endswith(".css") for path in weights), weights
    assert any(path.endswith(".js") for path in weights), weights
    assert sum(weights.values()) < HEAVIEST, weights


def test_nothing_moves_for_those_who_ask_for_no_motion(visit: Visit) -> None:
    moving = "document.getAnimations().length"
    assert visit(LIGHTHOUSE, reduced_motion="no-preference").evaluate(moving) > 0  # the dot of what closes soon
    page = visit(LIGHTHOUSE, reduced_motion="reduce")
    assert page.evaluate(moving) == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_edges_and_focus(visit: Visit, scheme: str) -> None:
    page = visit(LIGHTHOUSE, forced_colors="active", color_scheme=scheme)
    submit(page)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    edged = ".ua-banner, .ua-button, .ua-errors, .ua-card, .ua-composer__paper, .ua-field select, .ua-field input[type=text]"
    assert page.evaluate(_WITHOUT_EDGE, edged) == []
    page.keyboard.press("Tab")
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
