"""The stylesheet for public pages, beside that of a site."""

from __future__ import annotations

import re
from pathlib import Path

import urgent_action

STYLESHEET = Path(urgent_action.__file__).parent / "static" / "urgent_action" / "urgent_action.css"


def selectors() -> list[str]:
    """What each rule is about, one selector each."""
    css = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    preludes = [prelude.strip() for prelude in re.findall(r"([^{};]+)\{", css)]
    outside = r",(?![^(]*\))"  # of parentheses
    return [
        part.strip()
        for prelude in preludes
        if not prelude.startswith(("@", "from", "to")) and not re.match(r"\d", prelude)
        for part in re.split(outside, prelude)
    ]


def test_nothing_of_the_site_is_touched() -> None:
    """A site has names such as .site-header of its own."""
    found = selectors()
    assert len(found) > 200
    assert [selector for selector in found if not re.search(r"[.#]ua\b|[.#]ua-|\[data-ua-", selector)] == []
