"""Where lines end: between words, and within one only where it has no room otherwise."""

from __future__ import annotations

import pytest

from .conftest import Visit
from .support import ARABIC, DESKTOP, KITE

#: Words of an element's text that stand on more than one line.
_BROKEN = r"""parts => parts.flatMap(part => {
  const found = [], texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const word of text.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(word[0]);
    }
  return found;
})"""


@pytest.mark.parametrize("width", [1920, 1280, 1265, 1024, 960])
@pytest.mark.parametrize("address", [KITE, ARABIC])
def test_addresses_of_targets_are_not_broken_within_a_word(visit: Visit, address: str, width: int) -> None:
    page = visit(address, viewport={**DESKTOP, "width": width})
    targets = page.locator(".ua-target__body")
    assert targets.count() > 0
    assert targets.evaluate_all(_BROKEN) == []


@pytest.mark.parametrize("width", [1280, 960, 360])
def test_word_without_end_is_broken_and_stays_within_its_box(visit: Visit, width: int) -> None:
    page = visit(KITE, viewport={**DESKTOP, "width": width})
    box = page.locator(".ua-target__body").first
    word = box.locator(".ua-channels bdi, .ua-channels a").first
    word.evaluate("element => { element.textContent = 'a'.repeat(254) }")
    assert box.evaluate("element => element.scrollWidth - element.clientWidth") == 0
    assert box.evaluate_all(_BROKEN) == ["a" * 254]


@pytest.mark.parametrize("width", [320, 360])
def test_address_that_has_no_room_on_a_phone_is_broken_behind_its_sign(visit: Visit, width: int) -> None:
    page = visit(KITE, viewport={**DESKTOP, "width": width})
    address = page.locator(".ua-channels bdi", has_text="office@prosecution")
    parts = address.evaluate(
        """address => [...address.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(text => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return [text.data, new Set([...range.getClientRects()].map(box => Math.round(box.top))).size];
        })"""
    )
    assert parts == [["office@", 1], ["prosecution.ruritania.example", 1]]
    assert address.inner_text() == "office@prosecution.ruritania.example"
