"""What stands beside each value of the review: found, doubtful or not found, and the source lines it came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..builder import Doubt
from ..findings import Finding, Place
from ..phrases import finding_text
from .review import Review

#: Warnings about one value: code → its field, or the place in the JSON form.
_ABOUT = {
    "missing_number": "ua_number",
    "two_numbers": "ua_number",
    "odd_index": "index_number",
    "two_dates": "issue_date",
    "missing_headline": "headline",
    "missing_summary": "summary",
    "missing_deadline": "deadline",
    "two_deadlines": "deadline",
    "letter_cut": "letter.closing",
}


@dataclass
class Value:
    """One field with what is said about it. ``state`` is ``found``, ``doubtful`` or ``missing``."""

    field: Any
    state: str
    lines: list[int]
    doubts: list[str]


@dataclass
class SourceLine:
    """One line of the document: where it went, if anywhere."""

    number: int
    text: str
    state: str
    fields: list[tuple[str, str]] = field(default_factory=list)


class Showing:
    """The review as the template shows it."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self._trace = review.understood.reading.trace
        self._warnings = review.understood.reading.warnings
        self._doubts = review.doubts()
        self._used: dict[int, list[tuple[str, str]]] = {}
        self._told: set[str] = set()
        self.facts = {name: self._value(review.facts[name], _path(name)) for name in review.facts.fields}
        self.targets = [self._row(form, f"targets[{n}]") for n, form in enumerate(review.targets)]
        self.subjects = [self._row(form, f"subjects[{n}]") for n, form in enumerate(review.subjects)]
        self.pieces = [self._piece(form, n) for n, form in enumerate(review.pieces)]
        self.lines = list(self._lines())
        self.general = list(self._general())
        self.unplaced = review.understood.reading.unplaced

    @property
    def counts(self) -> dict[str, int]:
        """How many values were found, are doubtful, or are missing."""
        rows = [value for row in (*self.targets, *self.subjects, *self.pieces) for value in row["fields"]]
        values = [*self.facts.values(), *(value for value in rows if value.state != "missing")]
        return {state: sum(value.state == state for value in values) for state in ("found", "doubtful", "missing")}

    def _row(self, form: Any, path: str) -> dict[str, Any]:
        names = [name for name in form.fields if name != "DELETE"]
        values = [self._value(form[name], f"{path}.{name}", whole=path if name == "name" else "") for name in names]
        lines = sorted({place.number for key, places in self._trace.items() if _below(key, path) for place in places})
        doubts = [doubt.message for doubt in self._doubts if doubt.path == path]
        self._told.update(doubts)
        return {"form": form, "fields": values, "lines": lines, "doubts": doubts}

    def _piece(self, form: Any, number: int) -> dict[str, Any]:
        path = f"additional_information[{number}]"
        value = self._value(form["text"], path, label=_("Additional information"))
        return {"form": form, "fields": [value], "first": value, "shape": form["shape"]}

    def _value(self, bound: Any, path: str, *, whole: str = "", label: str = "") -> Value:
        """``whole`` is the path of a row whose lines are told of the row alone; they stand beside this field."""
        rows = [places for key, places in self._trace.items() if _below(key, path) or (whole and key == whole)]
        places = [place for places in rows for place in places]
        doubts = list(self._doubts_about(path, places))
        filled = bound.value() not in (None, "", (), [], False)
        state = "missing" if not filled else "doubtful" if doubts else "found"
        lines = sorted({place.number for place in places})
        for number in lines:
            self._used.setdefault(number, []).append((bound.auto_id, label or str(bound.label)))
        return Value(bound, state, lines, doubts)

    def _doubts_about(self, path: str, places: list[Place]) -> Iterator[str]:
        numbers = {place.number for place in places}
        for doubt in self._doubts:
            if doubt.path and _below(doubt.path, path):
                self._told.add(doubt.message)
                yield doubt.message
        for finding in self._warnings:
            about = _ABOUT.get(finding.code)
            here = finding.place is not None and finding.place.number in numbers and about is None
            if about == path or here:
                self._told.add(finding_text(finding))
                yield finding_text(finding)

    def _lines(self) -> Iterator[SourceLine]:
        reading = self.review.understood.reading
        unplaced = {place.number for place in reading.unplaced}
        furniture = {place.number for place in reading.furniture}
        for place in self.review.understood.lines:
            fields = self._used.get(place.number, [])
            state = "placed" if fields else "unplaced" if place.number in unplaced else ""
            state = state or ("furniture" if place.number in furniture else "label")
            if place.text:
                yield SourceLine(place.number, place.text, state, fields)

    def _general(self) -> Iterator[tuple[str, int | None]]:
        """Sentences that stand beside no value."""
        said: list[Finding | Doubt] = [*self._warnings, *self._doubts]
        for one in said:
            text = finding_text(one) if isinstance(one, Finding) else one.message
            number = one.place.number if isinstance(one, Finding) and one.place else None
            if text not in self._told:
                yield text, number


def state_names() -> Mapping[str, str]:
    """The states in the language in use."""
    return {"found": _("Found"), "doubtful": _("Doubtful"), "missing": _("Not found")}


def _path(name: str) -> str:
    return name.replace("letter_", "letter.", 1) if name.startswith("letter_") else name


def _below(key: str, path: str) -> bool:
    return key == path or key.startswith((f"{path}[", f"{path}."))
