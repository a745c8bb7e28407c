"""The HTML of every page, in every state and language, as the standard has it."""

from __future__ import annotations

import pytest

from .gallery import STATES, Shown
from .validity import mistakes

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = '<!doctype html><html lang="en" dir="ltr"><head><title>T</title></head><body><h1>T</h1>{}</body></html>'


@pytest.mark.parametrize("state", STATES)
def test_html_is_valid(gallery: dict[str, dict[str, Shown]], state: str) -> None:
    found = {f"{language}: {line}" for language, hung in gallery[state].items() for line in mistakes(hung.html)}
    assert found == set()


@pytest.mark.parametrize(
    "wrong",
    [
        "<p>a<div>b</div></p>",
        "<i id=a></i><i id=a></i>",
        "<label for=nobody>a</label>",
        "<a href=#nowhere>a</a>",
        "<h3>a</h3>",
        "<ul><p>a</p></ul>",
        "<span><div>a</div></span>",
        "<a href=/><button>a</button></a>",
        "<img src=/a.png>",
        "<p onclick=a()>a</p>",
        "<p align=left>a</p>",
        "<blink>a</blink>",
        "<input type=checkbox autocomplete=off>",
        "<p>a &nosuch; </p></section>",
        "<p title='a' title='b'>a</p>",
    ],
)
def test_a_mistake_is_found(wrong: str) -> None:
    """The other test rests on it."""
    assert mistakes(GOOD.format("<p>a</p>")) == []
    assert mistakes(GOOD.format(wrong)) != []
