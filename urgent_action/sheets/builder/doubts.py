"""What an editor has to look at before publishing, found by the rules of the page and its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Field of a block → its name in the JSON form of a sheet; the empty ones are the value itself.
_FIELDS = {"address": "address_lines", "points": "", "date": "", "text": ""}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One sentence about one value. ``path`` leads into the JSON form of the sheet, as in ``Reading.trace``."""

    path: str
    message: str


def doubts_of_body(stream_block: Any, body: Any) -> Iterator[Doubt]:
    """What publishing would refuse in a body, by the editor's own rules."""
    try:
        stream_block.clean(body)
    except ValidationError as error:
        numbers = _numbers(body)
        for index, child_error in getattr(error, "block_errors", {}).items():
            kind, number = numbers[int(index)]
            yield from _flat(child_error, kind, number, [])
        for other in getattr(error, "non_block_errors", []) or []:
            yield Doubt("", str(other))


def _numbers(body: Any) -> list[tuple[str, int]]:
    """Type of each block, and which one of its type it is."""
    seen: dict[str, int] = {}
    numbers = []
    for child in body:
        number = seen.get(child.block_type, 0)
        seen[child.block_type] = number + 1
        numbers.append((child.block_type, number))
    return numbers


def _flat(error: Any, kind: str, number: int, inner: list[str]) -> Iterator[Doubt]:
    children = getattr(error, "block_errors", None)
    if children is None:
        for message in error.messages:
            yield Doubt(_path(kind, number, inner), message)
        return
    for key, child in children.items():
        yield from _flat(child, kind, number, [*inner, str(key)])
    for other in getattr(error, "non_block_errors", []) or []:
        yield Doubt(_path(kind, number, inner), str(other))


def _path(kind: str, number: int, inner: list[str]) -> str:
    start = f"targets[{number}]" if kind == "target" else kind
    name = _FIELDS.get(inner[0], inner[0]) if inner else ""
    return start + (f".{name}" if name else "") + "".join(f"[{key}]" for key in inner[1:])


def too_long(path: str, value: str, limit: int) -> Doubt:
    """A value for which its column has no room; it is left out, never cut."""
    return Doubt(path, _("This is longer than %(limit)s characters, and was left out: %(value)s") % {
        "limit": limit, "value": value[:60] + "…"})  # fmt: skip
