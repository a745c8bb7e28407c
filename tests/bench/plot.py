"""A small line chart as SVG: readable in a browser, in a repository's view of its files, and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import floor, log10

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 860, 480, 70, 190, 40, 50
_COLOURS = ("#0b6e99", "#b3261e", "#2e7d32", "#8e5a00", "#6a3d9a", "#00695c", "#ad1457", "#37474f")


def chart(title: str, sizes: Sequence[int], series: Mapping[str, Sequence[float]], *, unit: str = "ms") -> str:
    """CPU milliseconds, or what else, against numbers of signatures, both in powers of ten.

    Args:
        title: stands above, and is what a screen reader says.
        sizes: numbers of signatures; 0 is drawn at the left edge.
        series: for each line its name and one value for each size.
        unit: stands behind each value; empty where the names of the lines say it.
    """
    values = [value for line in series.values() for value in line if value > 0]
    low, high = floor(log10(min(values))), floor(log10(max(values))) + 1

    def x(at: int) -> float:
        return _LEFT + at * (_WIDTH - _LEFT - _RIGHT) / max(1, len(sizes) - 1)

    def y(value: float) -> float:
        share = (log10(max(value, 10.0**low)) - low) / (high - low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def text(left: float, top: float, words: str, anchor: str = "middle", colour: str = "#222") -> str:
        return f'<text x="{left:.0f}" y="{top:.0f}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'

    parts = [text(_LEFT, 24, title, "start")]
    for power in range(low, high + 1):
        top = y(10.0**power)
        parts.append(f'<path d="M{_LEFT} {top:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>')
        parts.append(text(_LEFT - 8, top + 4, f"{10.0**power:g} {unit}", "end"))
    parts += [text(x(at), _HEIGHT - _BOTTOM + 22, f"{size:,}") for at, size in enumerate(sizes)]
    # Names stand at the ends of their lines, one below the other.
    ends = sorted((y(line[-1]), name) for name, line in series.items())
    places: dict[str, float] = {}
    for top, name in ends:
        places[name] = max(top + 4, max(places.values(), default=0) + 15)
    for number, (name, line) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        points = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in enumerate(line))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(text(_WIDTH - _RIGHT + 8, places[name], f"{name} {line[-1]:.3g} {unit}", "start", colour))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{escape(title)}" font-family="sans-serif" font-size="12">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )
