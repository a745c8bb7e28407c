"""The review: a reading as forms, the forms as a sheet, and what is to be said beside each value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ...sections import section_for
from ..builder import Doubt, Plan, plan_page
from ..marks import Shape
from ..models import SheetImport
from ..sheet import Letter, Sheet, SheetKind, Subject, Target, TargetKind
from .existing import same_numbers
from .forms import (
    MOST_PEOPLE,
    MOST_PIECES,
    MOST_TARGETS,
    DecisionForm,
    FactsForm,
    PieceFormSet,
    SubjectFormSet,
    TargetFormSet,
)

_LETTER = tuple(field.name for field in fields(Letter))


class Review:
    """One import under review; ``data`` is what the editor sent, None at first sight."""

    def __init__(self, row: SheetImport, user: Any, now: datetime, data: Any = None) -> None:
        self.row, self.user, self.now = row, user, now
        self.understood = row.unpacked()
        self.found = self.understood.reading.sheet
        self.facts = FactsForm(data, initial=self._initial_facts())
        self.targets = self._rows(TargetFormSet, "targets", data, self._initial_targets())
        self.subjects = self._rows(SubjectFormSet, "subjects", data, self._initial_subjects())
        self.pieces = self._rows(PieceFormSet, "pieces", data, self._initial_pieces())
        self.decision = DecisionForm(data, sheets=self.existing)

    def is_valid(self) -> bool:
        """Whether what was sent can be understood; gaps and doubts are no obstacle to a draft."""
        parts = (self.facts, self.targets, self.subjects, self.pieces, self.decision)
        return sum(not part.is_valid() for part in parts) == 0  # each says its errors, not the first alone

    @cached_property
    def existing(self) -> list[Any]:
        """Sheets with one of the numbers that were read, or that the editor has put in their place."""
        numbers = (self.facts["ua_number"].value(), self.facts["index_number"].value())
        return same_numbers(self.row.page_model, *(str(number or "") for number in numbers), user=self.user)

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands in the forms; as it was read, before anything valid was sent."""
        if not self.facts.is_bound or not self.is_valid():
            return self.found
        facts = self.facts.cleaned_data
        letter = Letter(**{name: facts[f"letter_{name}"] for name in _LETTER})
        return Sheet(
            kind=SheetKind(facts["kind"]),
            ua_number=facts["ua_number"] or None,
            index_number=facts["index_number"] or None,
            issue_date=facts["issue_date"],
            country=facts["country"] or None,
            headline=facts["headline"],
            summary=facts["summary"],
            targets=tuple(_target(row) for row in _kept(self.targets)),
            letter=letter if letter != Letter() else None,
            appeal_points=facts["appeal_points"],
            additional_information=tuple(row["text"] for row in self._kept_pieces()),
            preferred_languages=facts["preferred_languages"],
            own_language_welcome=facts["own_language_welcome"],
            deadline=facts["deadline"],
            after_deadline_note=facts["after_deadline_note"],
            subjects=tuple(
                Subject(row["name"], row["pronouns"], row["is_group"]) for row in _kept(self.subjects) if row["name"]
            ),
            previous_action_urls=facts["previous_action_urls"],
        )

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """What the pieces of the additional information are."""
        if not self.facts.is_bound or not self.is_valid():
            return self.understood.shapes
        return tuple(Shape(row["shape"]) for row in self._kept_pieces())

    @property
    def language(self) -> str:
        """The language of the letter."""
        return str(self.facts["letter_language"].value() or self.row.language)

    def plan(self) -> Plan:
        """The page that would be made of it, with its doubts."""
        return plan_page(
            self.sheet,
            language=self.language,
            page_model=self.row.page_model,
            zone=self._zone,
            now=self.now,
            shapes=self.shapes,
        )

    @cached_property
    def _zone(self) -> str:
        parent = self.row.parent
        return section_for(parent.get_site() if parent else None, self.language).time_zone

    def left_out(self) -> list[str]:
        """Values beyond the rows that the form has room for; they are named, so that none is lost in silence."""
        found = self.found
        rest = [" ".join(filter(None, (t.role, t.name))) for t in found.targets[MOST_TARGETS:]]
        rest += found.additional_information[MOST_PIECES:]
        return rest + [subject.name for subject in found.subjects[MOST_PEOPLE:]]

    def doubts(self) -> list[Doubt]:
        """What an editor should look at, of the values as they stand."""
        if self.facts.is_bound and not self.is_valid():
            return []
        doubts = list(self.plan().doubts)
        if self.left_out():
            doubts.append(Doubt("", _("Not everything has room in this form: see below.")))
        return doubts

    def _kept_pieces(self) -> list[dict[str, Any]]:
        return [row for row in _kept(self.pieces) if row["text"]]

    def _rows(self, formset: Any, prefix: str, data: Any, initial: list[dict[str, Any]]) -> Any:
        rows = formset(data, initial=initial, prefix=prefix)
        if not initial and data is None:
            rows.extra = 1
        return rows

    def _initial_facts(self) -> dict[str, Any]:
        found = self.found
        letter = found.letter or Letter()
        names = ("ua_number", "index_number", "issue_date", "country", "headline", "summary", "appeal_points",
                 "preferred_languages", "own_language_welcome", "deadline", "after_deadline_note",
                 "previous_action_urls")  # fmt: skip
        return {
            "kind": str(found.kind),
            **{name: getattr(found, name) for name in names},
            **{f"letter_{name}": getattr(letter, name) for name in _LETTER},
            "letter_language": self.row.language,
        }

    def _initial_targets(self) -> list[dict[str, Any]]:
        rows = [{field.name: getattr(t, field.name) for field in fields(Target)} for t in self.found.targets]
        return [{**row, "kind": str(row["kind"])} for row in rows[:MOST_TARGETS]]

    def _initial_subjects(self) -> list[dict[str, Any]]:
        return [subject.to_json() for subject in self.found.subjects[:MOST_PEOPLE]]

    def _initial_pieces(self) -> list[dict[str, Any]]:
        texts, shapes = self.found.additional_information, self.understood.shapes
        return [{"text": text, "shape": str(shape)} for text, shape in zip(texts, shapes, strict=True)][:MOST_PIECES]


def _kept(formset: Any) -> Iterable[dict[str, Any]]:
    return [form.cleaned_data for form in formset if form.cleaned_data and not form.cleaned_data.get("DELETE")]


def _target(row: dict[str, Any]) -> Target:
    values = {field.name: row[field.name] for field in fields(Target)}
    return Target(**{**values, "kind": TargetKind(row["kind"])})
