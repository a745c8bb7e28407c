"""Cells of spreadsheets: what the public typed must not run on the machine of whoever opens the file."""

from __future__ import annotations

import unicodedata

#: What spreadsheet programs take for the start of a formula (OWASP, CSV injection), after compatibility forms are folded.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
#: Heads of every table of signatures for programs, in clear or unsealed: the same in each language.
SIGNATURE_COLUMNS = (
    "signature",
    "name",
    "email",
    "country",
    "language",
    "wants_updates",
    "name_may_be_shown",
    "signed_at",
    "confirmed_at",
    "answers",
)


def defuse_cell(value: str) -> str:
    """The text of a cell, with an apostrophe before it where a program would read a formula.

    Full-width and other forms of the same signs count as well: some programs fold them. So do spaces before the sign.
    """
    folded = unicodedata.normalize("NFKC", value[:64])
    return f"'{value}" if folded.startswith(_STARTS) or folded.lstrip().startswith(_STARTS) else value
