"""The pieces of the sheet of ``tests/sheets/files.py``, to put it together otherwise."""

from __future__ import annotations

from tests.sheets.files import LETTER
from tests.sheets.reading import read_pasted
from urgent_action.sheets.sheet import Letter, Reading, Target

_ACTION, _ADDRESS, _LETTER, _BACKGROUND, _TAIL = (
    LETTER.index(begin) for begin in ("TAKE ACTION", "Minister of Justice", "Dear Minister", "ADDITIONAL", "PREFERRED")
)
HEAD = LETTER[:_ACTION]
ACTION = LETTER[_ACTION:_ADDRESS]
ADDRESS = LETTER[_ADDRESS:_LETTER]
MODEL = LETTER[_LETTER:_BACKGROUND]
BACKGROUND = LETTER[_BACKGROUND:_TAIL]
TAIL = LETTER[_TAIL:]

SUMMARY = (
    "Teacher Mira Oldcastle has been held since 1 March because she counted the swans of a closed park. "
    "She has not seen a lawyer."
)
NARRATIVE = "The park was closed in February after a quarrel about the swans, which belong to the crown."
MINISTER = Target(
    name="Mr Rupert Blacktower",
    role="Minister of Justice",
    address_lines=("1 Castle Street", "0099 Strelsau"),
    country="Ruritania",
    emails=("minister@justice.example",),
    faxes=("+991 555 0101",),
)
BODY = "I am concerned about Mira Oldcastle, who was arrested in the park of Zenda with a notebook."
WRITTEN = Letter(
    "Dear Minister,",
    (BODY,),
    "I urge you to:",
    ("release her at once;", "give her back her notebook."),
    "Yours sincerely,",
)


def read(*pieces: str) -> Reading:
    """Read a sheet of these pieces, with an empty line between each two."""
    return read_pasted("\n\n".join(piece.strip() for piece in pieces) + "\n")


def with_address(address: str) -> Reading:
    """Read the sheet with another address."""
    return read(HEAD, ACTION, address, MODEL, BACKGROUND, TAIL)


def with_letter(letter: str) -> Reading:
    """Read the sheet with another letter."""
    return read(HEAD, ACTION, ADDRESS, letter, BACKGROUND, TAIL)


def with_tail(tail: str) -> Reading:
    """Read the sheet with other lines at its end."""
    return read(HEAD, ACTION, ADDRESS, MODEL, BACKGROUND, tail)


def unplaced(reading: Reading) -> list[str]:
    """The lines that were put nowhere."""
    return [place.text for place in reading.unplaced]


def doubts(reading: Reading) -> dict[str, str]:
    """Each warning's code, with its value."""
    return {warning.code: warning.params.get("value", "") for warning in reading.warnings}
