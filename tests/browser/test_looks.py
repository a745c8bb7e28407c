"""What a person saw on the pages and a rule of axe-core did not: edges, neighbours, words on another ground."""

from __future__ import annotations

import pytest

from urgent_action.pages.models import UrgentActionPage

from .conftest import Visit
from .support import ARABIC, DESKTOP, KITE, LIGHTHOUSE, action

_COLOUR = "e => getComputedStyle(e).color"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_later_sheet_of_an_open_action_is_legible_in_the_banner(visit: Visit, scheme: str) -> None:
    UrgentActionPage.objects.filter(pk=action(LIGHTHOUSE).pk).update(previous_action=action(KITE))
    page = visit(KITE, color_scheme=scheme)
    kind = page.locator(".ua-banner .ua-chain__kind")
    assert "Urgent action" in kind.inner_text()
    assert kind.evaluate(_COLOUR) == page.locator(".ua-banner__text").evaluate(_COLOUR)


@pytest.mark.parametrize("width", [320, 1280])
def test_word_without_end_beneath_a_quote_makes_no_page_scroll_sideways(visit: Visit, width: int) -> None:
    page = visit(KITE, viewport={**DESKTOP, "width": width})
    page.locator(".ua-quote figcaption").evaluate("element => { element.textContent = 'a'.repeat(200) }")
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("address", [KITE, ARABIC])
def test_links_beneath_the_form_stand_each_on_its_own_line_and_clear_of_the_button(visit: Visit, address: str) -> None:
    page = visit(address, viewport={**DESKTOP, "width": 768})
    tops = page.locator(".ua-form__more a").evaluate_all("links => links.map(e => e.getBoundingClientRect().top)")
    bottom = page.locator(".ua-form button").evaluate("e => e.getBoundingClientRect().bottom")
    assert len(tops) == 2
    assert bottom + 8 <= tops[0] < tops[1] - 20


@pytest.mark.parametrize("width", [700, 768, 900])
def test_form_ends_where_the_sheet_above_it_ends(visit: Visit, width: int) -> None:
    page = visit(KITE, viewport={**DESKTOP, "width": width})
    sheet, aside = (page.locator(name).bounding_box() for name in (".ua-sheet", ".ua-aside"))
    assert sheet is not None and aside is not None
    assert (aside["x"], aside["width"]) == (sheet["x"], sheet["width"])
