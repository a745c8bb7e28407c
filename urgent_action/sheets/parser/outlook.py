"""What stands around a part: greetings, labels and addresses that come next."""

from __future__ import annotations

import re

from ..labels import Mark
from .contacts import read_contacts
from .formulas import greets, is_closing, is_salutation
from .parts import Part
from .shapes import ends_sentence, is_prose
from .tail import sentence_mark


class Outlook:
    """The parts of a document and the place that has been reached."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.at = 0

    def _ahead(self, distance: int) -> str:
        index = self.at + distance
        return self.parts[index].text if index < len(self.parts) else ""

    def _is_greeting(self, part: Part) -> bool:
        if is_salutation(part.text):
            return True
        if part.text.rstrip().endswith((",", ":", "،")) and not re.search(r"\d", part.text):
            return len(part.text.split()) <= 9 and is_prose(self._ahead(1)) and part.mark is None
        return greets(part.text) and (is_prose(self._ahead(1)) or is_salutation(self._ahead(1)))

    def _opens_letter(self, part: Part) -> bool:
        """Say whether text follows a salutation; another salutation makes it the block's own."""
        below = self.parts[self.at + 1] if self.at + 1 < len(self.parts) else None
        if below is None:
            return part.text.endswith((",", ":", "،", "!"))
        if is_salutation(below.text) or read_contacts(below.text):
            return False
        if below.mark in {Mark.COPIES, Mark.ADDRESSES, Mark.DIPLOMATS, Mark.LETTER}:
            return False
        if self.at + 2 >= len(self.parts):
            return True
        return len(below.text) >= 25 or ends_sentence(below.text) or below.text.endswith(":")

    def _labels_ahead(self) -> bool:
        wanted = {Mark.ACTION, Mark.POINTS, Mark.ADDRESSES, Mark.LETTER}
        return any(part.mark in wanted or sentence_mark(part.text) is Mark.POINTS for part in self.parts[self.at :])

    def _closing_ahead(self) -> bool:
        return any(is_closing(part.text) for part in self.parts[self.at + 1 : self.at + 30])

    def _address_ahead(self) -> bool:
        """Say whether the next lines, none of them text, hold a way to reach somebody."""
        for part in self.parts[self.at : self.at + 12]:
            found = read_contacts(part.text)
            if found.emails or found.faxes or found.masked:
                return True
            if is_prose(part.text) or part.mark or part.item or is_salutation(part.text):
                return False
        return False
