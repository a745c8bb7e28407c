"""Bars as SVG, drawn by the server: data in, markup out. No script, no style of its own.

Colours are classes of ``admin/signatures.css``, which takes them from Wagtail, so that they follow its themes. Each drawing
is one picture with a title and a description; the numbers stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_WIDTH = 720
#: Height of a drawing of columns, and what is left beneath them for the labels.
_HEIGHT, _FOOT, _HEAD = 220, 28, 22
#: Height of a row, and of the bar in it.
_ROW, _BAR = 34, 18
_LABEL, _NUMBER = 230, 80


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, and how many."""

    label: str
    number: int


def draw_columns(title: str, description: str, bars: Sequence[Bar], *, name: str) -> SafeString:
    """Upright bars, as for days, from the first at the left to the last at the right.

    Args:
        title: what the drawing is about.
        description: what can be seen on it, in a sentence.
        bars: at least one; the first and the last are named beneath.
        name: beginning of the ids in the markup, unique on its page.
    """
    most = max(bar.number for bar in bars)
    step = _WIDTH / len(bars)
    room = _HEIGHT - _FOOT - _HEAD
    columns = format_html_join(
        "",
        '<rect class="ua-chart__bar" x="{}" y="{}" width="{}" height="{}" rx="1"><title>{}: {}</title></rect>',
        (
            (
                _plain(at * step + step * 0.1),
                _plain(_HEIGHT - _FOOT - _part(bar.number, most, room)),
                _plain(step * 0.8),
                _plain(_part(bar.number, most, room)),
                bar.label,
                number_format(bar.number, force_grouping=True),
            )
            for at, bar in enumerate(bars)
            if bar.number
        ),
    )
    floor = _HEIGHT - _FOOT
    inside = format_html(
        '<line class="ua-chart__line" x1="0" y1="{}" x2="{}" y2="{}"/>'
        '<line class="ua-chart__line ua-chart__line--top" x1="0" y1="{}" x2="{}" y2="{}"/>'
        '<text class="ua-chart__text" x="0" y="{}">{}</text>{}'
        '<text class="ua-chart__text" x="0" y="{}">{}</text>'
        '<text class="ua-chart__text" x="{}" y="{}" text-anchor="end">{}</text>',
        *(floor, _WIDTH, floor),
        *(_HEAD, _WIDTH, _HEAD),
        *(_HEAD - 7, number_format(most, force_grouping=True), columns),
        *(_HEIGHT - 8, _apart(bars[0].label)),
        *(_WIDTH, _HEIGHT - 8, _apart(bars[-1].label)),
    )
    return _frame(title, description, inside, height=_HEIGHT, name=name)


def draw_rows(title: str, description: str, bars: Sequence[Bar], *, name: str, mirrored: bool = False) -> SafeString:
    """Lying bars with their labels, as for countries; nothing where there are none.

    Args:
        title: what the drawing is about.
        description: what can be seen on it, in a sentence.
        bars: from the top.
        name: beginning of the ids in the markup, unique on its page.
        mirrored: bars begin at the right, for languages that are written from there.
    """
    if not bars:
        return SafeString("")
    most = max(bar.number for bar in bars)
    room = _WIDTH - _LABEL - _NUMBER
    inside = format_html_join("", "{}", ((_row(at, bar, most, room, mirrored),) for at, bar in enumerate(bars)))
    return _frame(title, description, inside, height=_ROW * len(bars), name=name)


def _row(at: int, bar: Bar, most: int, room: int, mirrored: bool) -> SafeString:
    length = _part(bar.number, most, room)
    middle = at * _ROW + _ROW // 2
    begin = _WIDTH - _LABEL - length if mirrored else _LABEL
    label_x, label_end = (_WIDTH - _LABEL + 12, "right") if mirrored else (_LABEL - 12, "left")
    number_x = begin - 8 if mirrored else begin + length + 8
    return format_html(
        '<text class="ua-chart__text ua-chart__text--{}" x="{}" y="{}">{}</text>'
        '<rect class="ua-chart__bar" x="{}" y="{}" width="{}" height="{}" rx="2"/>'
        '<text class="ua-chart__text ua-chart__text--{}" x="{}" y="{}">{}</text>',
        *(f"before-{label_end}", label_x, middle + 5, _apart(_short(bar.label))),
        *(_plain(begin), middle - _BAR // 2, _plain(length), _BAR),
        *(f"after-{label_end}", _plain(number_x), middle + 5, number_format(bar.number, force_grouping=True)),
    )


def _frame(title: str, description: str, inside: SafeString, *, height: int, name: str) -> SafeString:
    return format_html(
        '<svg class="ua-chart" role="img" viewBox="0 0 {} {}" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        *(_WIDTH, height, name, name),
        *(name, title, name, description, inside),
    )


def _part(number: int, most: int, room: int) -> float:
    """Length of a bar: what is there at all can be seen."""
    return max(2.0, room * number / most) if number > 0 else 0.0


def _plain(value: float) -> str:
    """A length as SVG writes it, in every language."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _apart(label: str) -> str:
    """A label that runs in its own direction: drawings run from the left, and in Arabic a date would fall into pieces."""
    return f"\u2068{label}\u2069"


def _short(label: str) -> str:
    return label if len(label) <= 21 else f"{label[:20]}…"
