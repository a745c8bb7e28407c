"""What the typography of the source says about paragraphs of the background: sub-headings and bullets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from .lines import Line
from .sheet import Reading

#: Longest text that bold type makes a sub-heading.
_LONGEST = 120
_ENDS = (".", ";", ",", ":", "!", "?", "؛", "،", "؟")


class Shape(StrEnum):
    """What a piece of the additional information is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"


def shapes_of(reading: Reading, lines: Sequence[Line]) -> tuple[Shape, ...]:
    """The shape of each piece of additional information, told by the marks of its lines and nothing else."""
    by_number: Mapping[int, Line] = {line.number: line for line in lines}
    shapes = []
    for index, text in enumerate(reading.sheet.additional_information):
        places = reading.trace.get(f"additional_information[{index}]", ())
        marked = [by_number[place.number] for place in places if place.number in by_number]
        shapes.append(_shape(text, marked))
    return tuple(shapes)


def _shape(text: str, lines: Sequence[Line]) -> Shape:
    if lines and all(line.item for line in lines[:1]):
        return Shape.BULLET
    short = len(text) <= _LONGEST and not text.endswith(_ENDS)
    if lines and short and all(line.level or line.bold for line in lines):
        return Shape.HEADING
    return Shape.PARAGRAPH
