"""The official urgent action sheet as plain data, and its JSON form.

Values are as printed. What a sheet does not say is ``""``, an empty tuple, ``None`` or ``False``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .findings import Finding, Place


class SheetKind(StrEnum):
    """Where the sheet stands in the chain of its case."""

    FIRST = "first"
    FURTHER_INFORMATION = "further_information"
    UPDATE = "update"
    OUTCOME = "outcome"
    UNKNOWN = "unknown"


class TargetKind(StrEnum):
    """Why an official is on the sheet."""

    TARGET = "target"
    COPY = "copy"
    EMBASSY = "embassy"


@dataclass(frozen=True, slots=True)
class Target:
    """An official, board or embassy to write to; name or role may be missing."""

    kind: TargetKind = TargetKind.TARGET
    name: str = ""
    role: str = ""
    salutation: str = ""
    address_lines: tuple[str, ...] = ()
    country: str = ""
    emails: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    social: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the target as the JSON contract has it: every key, lists for tuples."""
        return {
            "kind": str(self.kind),
            "name": self.name,
            "role": self.role,
            "salutation": self.salutation,
            "address_lines": list(self.address_lines),
            "country": self.country,
            "emails": list(self.emails),
            "faxes": list(self.faxes),
            "phones": list(self.phones),
            "social": list(self.social),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Target:
        """Build a target from its JSON form; keys that are missing count as empty."""
        return cls(
            kind=TargetKind(_text(data, "kind") or "target"),
            name=_text(data, "name"),
            role=_text(data, "role"),
            salutation=_text(data, "salutation"),
            address_lines=_texts(data, "address_lines"),
            country=_text(data, "country"),
            emails=_texts(data, "emails"),
            faxes=_texts(data, "faxes"),
            phones=_texts(data, "phones"),
            social=_texts(data, "social"),
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """The model letter. Demands in running text stay in ``body``."""

    salutation: str = ""
    body: tuple[str, ...] = ()
    demands_intro: str = ""
    demands: tuple[str, ...] = ()
    closing: str = ""

    def to_json(self) -> dict[str, object]:
        """Return the letter as the JSON contract has it."""
        return {
            "salutation": self.salutation,
            "body": list(self.body),
            "demands_intro": self.demands_intro,
            "demands": list(self.demands),
            "closing": self.closing,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Letter:
        """Build a letter from its JSON form."""
        return cls(
            salutation=_text(data, "salutation"),
            body=_texts(data, "body"),
            demands_intro=_text(data, "demands_intro"),
            demands=_texts(data, "demands"),
            closing=_text(data, "closing"),
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """A person at risk, or a group."""

    name: str
    pronouns: str = ""
    is_group: bool = False

    def to_json(self) -> dict[str, object]:
        """Return the person as the JSON contract has it."""
        return {"name": self.name, "pronouns": self.pronouns, "is_group": self.is_group}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Subject:
        """Build a person from its JSON form."""
        return cls(_text(data, "name"), _text(data, "pronouns"), bool(data.get("is_group")))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One urgent action sheet."""

    kind: SheetKind = SheetKind.UNKNOWN
    ua_number: str | None = None
    index_number: str | None = None
    issue_date: date | None = None
    country: str | None = None
    headline: str = ""
    summary: str = ""
    targets: tuple[Target, ...] = ()
    letter: Letter | None = None
    appeal_points: tuple[str, ...] = ()
    additional_information: tuple[str, ...] = ()
    preferred_languages: tuple[str, ...] = ()
    own_language_welcome: bool = False
    deadline: date | None = None
    after_deadline_note: str = ""
    subjects: tuple[Subject, ...] = ()
    previous_action_urls: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return the sheet as the JSON contract has it: every key is always there."""
        return {
            "kind": str(self.kind),
            "ua_number": self.ua_number,
            "index_number": self.index_number,
            "issue_date": self.issue_date.isoformat() if self.issue_date else None,
            "country": self.country,
            "headline": self.headline,
            "summary": self.summary,
            "targets": [target.to_json() for target in self.targets],
            "letter": self.letter.to_json() if self.letter else None,
            "appeal_points": list(self.appeal_points),
            "additional_information": list(self.additional_information),
            "preferred_languages": list(self.preferred_languages),
            "own_language_welcome": self.own_language_welcome,
            "deadline": self.deadline.isoformat() if self.deadline else None,
            "after_deadline_note": self.after_deadline_note,
            "subjects": [subject.to_json() for subject in self.subjects],
            "previous_action_urls": list(self.previous_action_urls),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Sheet:
        """Build a sheet from its JSON form.

        Raises ``ValueError`` on a kind or a date that does not exist.
        """
        letter = data.get("letter")
        return cls(
            kind=SheetKind(_text(data, "kind") or "unknown"),
            ua_number=_text(data, "ua_number") or None,
            index_number=_text(data, "index_number") or None,
            issue_date=_date(data, "issue_date"),
            country=_text(data, "country") or None,
            headline=_text(data, "headline"),
            summary=_text(data, "summary"),
            targets=tuple(Target.from_json(row) for row in _rows(data, "targets")),
            letter=Letter.from_json(letter) if isinstance(letter, Mapping) else None,
            appeal_points=_texts(data, "appeal_points"),
            additional_information=_texts(data, "additional_information"),
            preferred_languages=_texts(data, "preferred_languages"),
            own_language_welcome=bool(data.get("own_language_welcome")),
            deadline=_date(data, "deadline"),
            after_deadline_note=_text(data, "after_deadline_note"),
            subjects=tuple(Subject.from_json(row) for row in _rows(data, "subjects")),
            previous_action_urls=_texts(data, "previous_action_urls"),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a document: the sheet, and what an editor has to know about it.

    ``trace`` leads from a value to the source lines that it came from. Its keys are paths into
    the JSON form: ``deadline``, ``targets[0].emails[1]``, ``letter.body[2]``.
    ``unplaced`` are lines that were read and put nowhere. ``furniture`` are lines that were known
    for what belongs nowhere (page headers, navigation, residue of a template).
    """

    sheet: Sheet
    warnings: tuple[Finding, ...] = ()
    unplaced: tuple[Place, ...] = ()
    furniture: tuple[Place, ...] = ()
    trace: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the sheet's JSON form with ``warnings`` and ``unplaced`` added."""
        return {
            **self.sheet.to_json(),
            "warnings": [{"code": f.code, "message": f.message} for f in self.warnings],
            "unplaced": [place.text for place in self.unplaced],
        }


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = data.get(key)
    rows = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return tuple(row for row in rows if isinstance(row, str))


def _rows(data: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = data.get(key)
    rows = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    return [row for row in rows if isinstance(row, Mapping)]


def _date(data: Mapping[str, object], key: str) -> date | None:
    value = _text(data, key)
    return date.fromisoformat(value) if value else None
