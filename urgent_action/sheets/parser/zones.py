"""The walk through the parts: labels open zones, shapes tell what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from ..labels import Mark
from ..sheet import TargetKind
from .book import label_at_start, label_begins
from .contacts import contact_begins, read_contacts
from .draft import Draft
from .formulas import greets, is_closing, is_demands_intro, is_salutation
from .furniture import is_furniture, is_step
from .keys import folded, is_caps, key_of
from .letter import LetterDraft
from .parts import Part
from .shapes import ends_sentence, is_honorific, is_prose
from .tail import deadline_in_sentence, languages_in_points, sentence_mark
from .values import Values

_TO = re.compile(r"(?:\bto|\ba|à|\ban|إلى)\s*:?\s*$", re.I)
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


class Walk:
    """One pass over the parts of a document."""

    def __init__(self, parts: list[Part], draft: Draft) -> None:
        self.parts, self.draft = parts, draft
        self.zone = Zone.HEAD
        self.values = Values(draft)
        self.at = 0
        self.steps: dict[Zone, Callable[[Part], None]] = {
            Zone.HEAD: self._in_head,
            Zone.ACTION: self._in_action,
            Zone.TARGETS: self._in_targets,
            Zone.LETTER_AHEAD: self._before_letter,
            Zone.LETTER: self._in_letter,
            Zone.AFTER_LETTER: self._after_letter,
            Zone.POINTS: self._in_points,
            Zone.BACKGROUND: self._in_background,
            Zone.TAIL: self._in_tail,
            Zone.END: self.draft.furniture.append,
        }

    def run(self) -> None:
        """Put every part somewhere."""
        while self.at < len(self.parts):
            part = self.parts[self.at]
            if self.zone is not Zone.END and self.values.pending(part):
                self.at += 1
                continue
            mark = self._mark(part)
            if self.zone is Zone.END and mark not in {Mark.PEOPLE, Mark.PREVIOUS, Mark.DEADLINE}:
                self.draft.furniture.append(part)
            elif mark is not None and self._labelled(mark, part):
                pass
            elif self.at + 1 == len(self.parts) and self._breaks_off(part):
                self.draft.unplaced.append(part)
            elif self._repeats(part) or is_furniture(part):
                self.draft.furniture.append(part)
            else:
                self.steps[self.zone](part)
            self.at += 1

    def _breaks_off(self, part: Part) -> bool:
        """The text ends in the middle of a label, of a sentence of ours, or of a salutation."""
        if label_begins(part.text):
            return True
        if self.zone not in {Zone.TARGETS, Zone.ACTION} or not self.draft.blocks.found:
            return False
        if contact_begins(part.text) or part.text[:1].islower():
            return not read_contacts(part.text)
        begun = greets(part.text) and not part.text.endswith((",", ":", "،"))
        return begun and self.draft.blocks.found[-1].reached()

    def _repeats(self, part: Part) -> bool:
        """The headline above page 2 is no line of what goes on below it."""
        if self.zone is Zone.HEAD or is_prose(part.text) or len(part.text) < 12:
            return False
        key = key_of(part.text)
        return any(key == key_of(p.rest) for p in self.draft.head if not is_prose(p.text))

    def _mark(self, part: Part) -> Mark | None:
        mark = part.mark
        if mark is Mark.POINTS and not _introduces(part):
            mark = None
        if mark is None or mark is Mark.FURNITURE:
            sentence = sentence_mark(part.text)
            if self.zone is Zone.LETTER and sentence is not Mark.AFTER_DEADLINE:
                return mark
            if sentence is None and mark is None and not (self.zone is Zone.ACTION and _could_be_step(part)):
                short = len(part.text) < 170 and not part.item
                return Mark.DEADLINE if short and deadline_in_sentence(part.text) else None
            return sentence or mark
        return mark

    def _labelled(self, mark: Mark, part: Part) -> bool:
        """Handle a part with a label. Returns False when it is no label here."""
        if self.values.take(mark, part):
            self._after_value(mark, part)
            return True
        if mark is Mark.DOCUMENT:
            return self._document(part)
        if mark is Mark.END:
            if not (self.zone is Zone.HEAD and self._labels_ahead()):
                self.zone = Zone.END
            self.draft.furniture.append(part)
            return True
        if mark is Mark.BACKGROUND:
            if self.zone is Zone.HEAD and key_of(part.text).startswith("sachlage"):
                self.draft.furniture.append(part)
                return True
            return self._open(Zone.BACKGROUND, part)
        if mark is Mark.NOTHING_TO_DO:
            self.draft.furniture.append(part)
            self.zone = Zone.BACKGROUND
            return True
        if mark is Mark.ACTION:
            return self._open(Zone.ACTION, part)
        if mark is Mark.LETTER:
            return self._open(Zone.LETTER_AHEAD, part)
        if mark is Mark.POINTS:
            self.zone = Zone.POINTS
            self._points_intro(part)
            return True
        if mark in {Mark.ADDRESSES, Mark.COPIES, Mark.DIPLOMATS}:
            return self._addresses(mark, part)
        return False

    def _open(self, zone: Zone, part: Part) -> bool:
        rest = part.rest if part.hit else ""
        self.zone = zone
        if zone is Zone.ACTION:
            self.draft.blocks.under(TargetKind.TARGET)
        if rest and key_of(rest) and not is_caps(rest):
            self.draft.furniture.append(part)
            self.parts.insert(self.at + 1, part.with_text(rest))
        else:
            self.draft.furniture.append(part)
        return True

    def _document(self, part: Part) -> bool:
        if self.zone is Zone.HEAD:
            self.draft.head.append(part)
            return True
        if self.zone is Zone.ACTION and is_step(part):
            return False
        rest = part.rest.strip(" :!–-")
        if not rest or not is_prose(rest):
            # Page 2 repeats the document type, and below it the headline.
            self.draft.furniture.append(part)
            return True
        return False

    def _addresses(self, mark: Mark, part: Part) -> bool:
        if self.zone is Zone.LETTER and mark is Mark.DIPLOMATS:
            return False
        self.zone = Zone.TARGETS
        blocks = self.draft.blocks
        sentence = sentence_mark(part.rest) if part.hit else mark
        if mark is Mark.DIPLOMATS or sentence is Mark.DIPLOMATS:
            blocks.under(TargetKind.COPY)
            blocks.diplomats(part)
            return True
        blocks.under(TargetKind.COPY if mark is Mark.COPIES else TargetKind.TARGET)
        if part.rest and part.hit and key_of(part.rest):
            blocks.add(part, part.rest)
        else:
            self.draft.furniture.append(part)
        return True

    def _after_value(self, mark: Mark, part: Part) -> None:
        if mark is Mark.DEADLINE and (_TO.search(part.text) or self.zone is Zone.POINTS):
            self.zone = Zone.TARGETS
            self.draft.blocks.under(TargetKind.TARGET)
        elif mark in {Mark.AFTER_DEADLINE, Mark.RESIDUE}:
            self.draft.blocks.close()
        elif mark in {Mark.DEADLINE, Mark.LANGUAGES, Mark.PEOPLE, Mark.PREVIOUS, Mark.OWN_LANGUAGE}:
            self.draft.blocks.close()
            if self.zone not in {Zone.HEAD, Zone.ACTION, Zone.TARGETS, Zone.POINTS}:
                self.zone = Zone.TAIL

    # What has no label, zone by zone.

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
            self.draft.points.append(part)
        elif is_prose(part.text) and not read_contacts(part.text):
            names, own = languages_in_points(part.text)
            self.draft.add_languages(names, part)
            self.draft.own_language += [part] if own else []
            self._step(part)
        else:
            self.zone = Zone.TARGETS
            self._in_targets(part)

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
            self.draft.points.append(part)
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


def _could_be_step(part: Part) -> bool:
    return is_step(part) or part.item or is_prose(part.text)


def _introduces(part: Part) -> bool:
    """``RECOMMENDED ACTION`` announces points; ``Please write immediately`` needs its colon."""
    text = part.text.rstrip(" *")
    if part.hit is None or part.hit.colon or text.endswith((":", "…")):
        return True
    return is_caps(text[: part.hit.end]) or label_at_start(text) is None
