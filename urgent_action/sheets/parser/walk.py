"""The walk through the parts: labels open zones, and hold values of their own."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..labels import Mark
from ..sheet import TargetKind
from .book import label_at_start, label_begins
from .contacts import contact_begins, read_contacts
from .draft import Draft
from .formulas import greets
from .furniture import is_furniture, is_step
from .keys import is_caps, key_of
from .parts import Part
from .shapes import is_prose
from .tail import deadline_in_sentence, sentence_mark
from .values import Values
from .zones import Zone, Zones

_TO = re.compile(r"(?:\bto|\ba|à|\ban|إلى)\s*:?\s*$", re.I)


class Walk(Zones):
    """One pass over the parts of a document."""

    def __init__(self, parts: list[Part], draft: Draft) -> None:
        super().__init__(parts, draft)
        self.values = Values(draft)
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


def _could_be_step(part: Part) -> bool:
    return is_step(part) or part.item or is_prose(part.text)


def _introduces(part: Part) -> bool:
    """``RECOMMENDED ACTION`` announces points; ``Please write immediately`` needs its colon."""
    text = part.text.rstrip(" *")
    if part.hit is None or part.hit.colon or text.endswith((":", "…")):
        return True
    return is_caps(text[: part.hit.end]) or label_at_start(text) is None
