"""Sizes of text and boxes in sites that give a ``rem`` another length than browsers do."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import Visit
from .support import ARABIC, CLOSED, DESKTOP, INDEX, KITE, PHONE

#: What each visible element of the app is, its size of text and its box, in CSS pixels.
_SIZES = """() => [...document.querySelectorAll('.ua, .ua *')].filter(e => e.checkVisibility()).map(e => {
  const box = e.getBoundingClientRect();
  return [`${e.tagName}.${e.className}`, getComputedStyle(e).fontSize, Math.round(box.width), Math.round(box.height)];
})"""


def sizes(page: Page, root: str) -> list[Any]:
    """The sizes with the size of text that a site gives its ``html``."""
    page.evaluate("size => { document.documentElement.style.fontSize = size }", root)
    found: list[Any] = page.evaluate(_SIZES)
    return found


@pytest.mark.parametrize(
    ("address", "viewport"), [(KITE, PHONE), (ARABIC, DESKTOP), (CLOSED, DESKTOP), (INDEX, PHONE), ("/en/", DESKTOP)]
)
def test_site_that_makes_its_rem_ten_pixels_changes_no_size(
    visit: Visit, address: str, viewport: dict[str, int]
) -> None:
    page = visit(address, viewport=viewport)
    usual = sizes(page, "")
    assert len(usual) > 20
    assert sizes(page, "62.5%") == usual


def test_site_with_a_larger_rem_gets_larger_text(visit: Visit) -> None:
    page = visit(KITE)
    text = "e => getComputedStyle(e).fontSize"
    sizes(page, "125%")
    assert page.locator(".ua-hint").first.evaluate(text) == f"{0.9375 * 20:g}px"
    assert page.locator(".ua-columns").evaluate(text) == f"{1.0625 * 20:g}px"
