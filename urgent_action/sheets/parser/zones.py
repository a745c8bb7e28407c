"""What has no label, zone by zone: its shape tells where it belongs."""

from __future__ import annotations

import re
from enum import StrEnum

from .contacts import read_contacts
from .draft import Draft
from .formulas import greets, is_closing, is_demands_intro, is_salutation
from .furniture import is_furniture, is_step
from .keys import folded, is_caps
from .letter import LetterDraft
from .outlook import Outlook
from .parts import Part
from .shapes import is_honorific, is_prose
from .tail import deadline_in_sentence, languages_in_points

_POINT = re.compile(
    r"(?:asking|urging|calling|expressing|requesting|appealing|demanding|seeking|welcoming|noting"
    r"|reminding|instando|pidiendo|exhortando|expresando|solicitando|demandant|exhortant|priant)\b"
)


class Zone(StrEnum):
    """What the walk is in the middle of."""

    HEAD = "head"
    ACTION = "action"
    TARGETS = "targets"
    LETTER_AHEAD = "letter_ahead"
    LETTER = "letter"
    AFTER_LETTER = "after_letter"
    POINTS = "points"
    BACKGROUND = "background"
    TAIL = "tail"
    END = "end"


class Zones(Outlook):
    """Puts the parts of each zone into the draft."""

    def __init__(self, parts: list[Part], draft: Draft) -> None:
        super().__init__(parts)
        self.draft = draft
        self.zone = Zone.HEAD

    def _in_head(self, part: Part) -> None:
        told = any(is_prose(p.text) for p in self.draft.head) or self.draft.summary is not None
        if told and not self._labels_ahead():
            if is_salutation(part.text) and self._opens_letter(part):
                self._start_letter(part)
                return
            if self._address_ahead():
                self.zone = Zone.TARGETS
                self._in_targets(part)
                return
        self.draft.head.append(part)

    def _in_action(self, part: Part) -> None:
        if is_step(part):
            self._step(part)
        elif is_caps(part.text) and len(part.text.split()) >= 7 and not read_contacts(part.text):
            self.draft.furniture.append(part)  # the heading goes on
        elif is_salutation(part.text) and self._opens_letter(part):
            self._start_letter(part)
        elif part.item and not read_contacts(part.text):
            self._bullet(part)
        elif is_prose(part.text) and not read_contacts(part.text):
            names, own = languages_in_points(part.text)
            self.draft.add_languages(names, part)
            self.draft.own_language += [part] if own else []
            self._step(part)
        else:
            self.zone = Zone.TARGETS
            self._in_targets(part)

    def _bullet(self, part: Part) -> None:
        """Bullets that nothing introduces may be the letter's, where line breaks were lost."""
        (self.draft.unplaced if part.run else self.draft.points).append(part)

    def _step(self, part: Part) -> None:
        self.draft.steps.append(part)
        day = deadline_in_sentence(part.text)
        if day:
            self.draft.set_deadline(day, part)

    def _in_targets(self, part: Part) -> None:
        contacts = read_contacts(part.text)
        if not contacts and self._is_greeting(part) and not is_honorific(part.text):
            if self._opens_letter(part):
                self._start_letter(part)
            elif self.draft.blocks.found:
                self.draft.blocks.add(part, f"Salutation: {part.text}")
            else:
                self.draft.unplaced.append(part)
            return
        if is_step(part) and not contacts:
            self._step(part)
            return
        if is_demands_intro(part.text) and not contacts:
            self._start_letter(part)
            return
        if (part.item and (part.text.endswith(";") or is_prose(part.text))) and not contacts:
            self._bullet(part)
            return
        heading = (part.level or is_caps(part.text)) and is_prose(self._ahead(1))
        if not contacts and (is_prose(part.text) or (heading and self.draft.blocks.found)):
            self.draft.blocks.close()
            self.zone = Zone.BACKGROUND
            self._in_background(part)
            return
        self.draft.blocks.add(part)

    def _before_letter(self, part: Part) -> None:
        if greets(part.text) or is_salutation(part.text):
            self._start_letter(part)
        elif is_prose(part.text) and not part.ordered:
            self.draft.letter = self.draft.letter or LetterDraft()
            self.zone = Zone.LETTER
            self.draft.letter.add(part)
        else:
            self.zone = Zone.TARGETS
            self._in_targets(part)

    def _start_letter(self, part: Part) -> None:
        self.zone = Zone.LETTER
        self.draft.blocks.close()
        if self.draft.letter is None:
            self.draft.letter = LetterDraft()
        if is_demands_intro(part.text) and not self._is_greeting(part):
            self.draft.letter.add(part)
        elif self.draft.letter.salutation is None:
            self.draft.letter.salutation = part
        else:
            self.draft.unplaced.append(part)

    def _in_letter(self, part: Part) -> None:
        letter = self.draft.letter
        if letter is None:
            return
        if is_closing(part.text) and (letter.body or letter.demands or letter.intro):
            letter.close(part)
            self.zone = Zone.AFTER_LETTER
            return
        if self._formula(part):
            letter.close(part)
            self.zone = Zone.AFTER_LETTER
            return
        contacts = read_contacts(part.text)
        reached = (contacts.emails or contacts.faxes) and not is_prose(part.text)
        if part.level or (reached and not part.item):
            self.zone = Zone.AFTER_LETTER
            self._after_letter(part)
            return
        letter.add(part)

    def _formula(self, part: Part) -> bool:
        """A short line that ends in a comma, behind the text, with no text below, closes too."""
        letter = self.draft.letter
        if letter is None or not (letter.body or letter.demands) or part.item:
            return False
        text = part.text
        if not text.endswith((",", "،")) or len(text.split()) > 8 or text[:1].islower():
            return False
        below = self.parts[self.at + 1] if self.at + 1 < len(self.parts) else None
        return below is None or below.mark is not None or is_furniture(below) or bool(below.level)

    def _after_letter(self, part: Part) -> None:
        if self._address_ahead() and not self.draft.blocks.found:
            self.zone = Zone.TARGETS
            self._in_targets(part)
        elif is_prose(part.text) or (part.level and is_prose(self._ahead(1))):
            self.zone = Zone.BACKGROUND
            self._in_background(part)
        else:
            self.draft.unplaced.append(part)

    def _points_intro(self, part: Part) -> None:
        names, own = languages_in_points(part.text)
        self.draft.add_languages(names, part)
        if own:
            self.draft.own_language.append(part)
        day = deadline_in_sentence(part.text)
        if day:
            self.draft.set_deadline(day, part)
        self.draft.furniture.append(part)

    def _in_points(self, part: Part) -> None:
        if part.item or (part.text.endswith((";", "؛")) and len(part.text) > 20) or _POINT.match(folded(part.text)):
            self.draft.points.append(part)
        elif part.text.rstrip().endswith(":") and (is_prose(part.text) or not self.draft.points):
            self._points_intro(part)
        elif is_salutation(part.text) and self._opens_letter(part):
            self._start_letter(part)
        elif is_prose(part.text):
            self.zone = Zone.BACKGROUND if self.draft.points else Zone.POINTS
            (self.draft.information if self.draft.points else self.draft.unplaced).append(part)
        else:
            self.zone = Zone.TARGETS
            self._in_targets(part)

    def _in_background(self, part: Part) -> None:
        if self.draft.letter is None and is_salutation(part.text) and self._closing_ahead():
            self._start_letter(part)
            return
        if not self.draft.blocks.found and self._address_ahead() and not self._labels_ahead():
            self.zone = Zone.TARGETS
            self._in_targets(part)
            return
        self.draft.information.append(part)

    def _in_tail(self, part: Part) -> None:
        if self.draft.letter is None and is_salutation(part.text) and self._opens_letter(part):
            self._start_letter(part)
        elif not self.draft.blocks.found and self._address_ahead():
            self.zone = Zone.TARGETS
            self._in_targets(part)
        else:
            self.draft.unplaced.append(part)

    # Looking ahead.
