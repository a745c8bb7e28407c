"""What was understood of a document, as JSON and back: between processes, and between the steps of an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .findings import Finding, Place
from .lines import Line
from .marks import Shape, shapes_of
from .sheet import Reading, Sheet


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading with the source that it came from.

    ``lines`` are all lines of the document; ``shapes`` say of each piece of the additional information what it is;
    ``packed`` is the JSON form.
    """

    reading: Reading
    lines: tuple[Place, ...]
    shapes: tuple[Shape, ...]
    packed: Mapping[str, Any]


def pack(reading: Reading, lines: Sequence[Line]) -> dict[str, Any]:
    """The JSON form. NUL and lone surrogates, which no database keeps, are dropped."""
    packed = {
        "sheet": reading.sheet.to_json(),
        "warnings": [
            {"code": f.code, "place": f.place and _row(f.place), "params": f.params} for f in reading.warnings
        ],
        "unplaced": [_row(place) for place in reading.unplaced],
        "furniture": [_row(place) for place in reading.furniture],
        "trace": {key: [_row(place) for place in places] for key, places in reading.trace.items()},
        "lines": [[line.number, line.text] for line in lines],
        "shapes": [str(shape) for shape in shapes_of(reading, lines)],
    }
    clean: dict[str, Any] = _clean(packed)
    return clean


def unpack(data: Mapping[str, Any]) -> Understood:
    """The reading of its JSON form."""
    reading = Reading(
        sheet=Sheet.from_json(data["sheet"]),
        warnings=tuple(
            Finding(row["code"], row["place"] and Place(*row["place"]), row["params"]) for row in data["warnings"]
        ),
        unplaced=tuple(Place(*row) for row in data["unplaced"]),
        furniture=tuple(Place(*row) for row in data["furniture"]),
        trace={key: tuple(Place(*row) for row in rows) for key, rows in data["trace"].items()},
    )
    lines = tuple(Place(*row) for row in data["lines"])
    return Understood(reading, lines, tuple(Shape(shape) for shape in data["shapes"]), data)


def _row(place: Place) -> list[object]:
    return [place.number, place.text]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {key: _clean(row) for key, row in value.items()}
    if isinstance(value, list):
        return [_clean(row) for row in value]
    return value
