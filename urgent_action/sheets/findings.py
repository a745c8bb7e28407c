"""What the review page tells the editor about a reading: doubts, gaps, leftovers."""

from __future__ import annotations

from dataclasses import dataclass, field

MESSAGES: dict[str, str] = {
    "missing_number": "No UA number was found.",
    "missing_headline": "No headline was found.",
    "missing_summary": "No summary was found.",
    "missing_targets": "Nobody to write to was found.",
    "missing_text": "Neither a model letter nor appeal points were found.",
    "missing_deadline": "No deadline was found.",
    "letter_cut": "The model letter has no closing formula: the text may have been cut off.",
    "two_numbers": "Another UA number is printed as well: {value}.",
    "two_dates": "Another issue date is printed as well: {value}.",
    "two_deadlines": "Another deadline is printed as well: {value}.",
    "unread_date": "A date could not be read: {value}.",
    "odd_index": "The index number has an unusual form: {value}.",
    "masked_email": "An e-mail address is hidden by the web page it was copied from.",
    "dead_link": "A link leads nowhere, and words may be missing: {value}.",
    "no_name_or_role": "An address has neither a name nor an office: {value}.",
    "no_contact": "No way to reach {value} was found.",
    "unplaced": "Some lines were read but could not be placed.",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the source something stands: line number from 1, and the text of the line."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt. ``code`` is a key of :data:`MESSAGES`; translate ``template``, fill ``params``."""

    code: str
    place: Place | None = None
    params: dict[str, str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The English sentence, with ``{value}`` still in it."""
        return MESSAGES[self.code]

    @property
    def message(self) -> str:
        """The English sentence, filled in."""
        return self.template.format(**self.params)
