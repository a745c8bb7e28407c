"""Labels with a value: the value stands behind the label, or in the line below it."""

from __future__ import annotations

import re

from ..labels import Mark
from .book import patterns
from .draft import Draft
from .keys import folded, key_of
from .parts import Part
from .people import people_in
from .shapes import could_be_person, is_prose
from .tail import (
    deadline_in,
    deadline_in_sentence,
    is_after_note,
    is_value,
    languages_in,
    previous_urls,
)


class Values:
    """Reads labelled values into the draft, and waits for those that come a line later."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._waiting: Mark | None = None
        self._more_people = False

    def take(self, mark: Mark, part: Part) -> bool:
        """Read the value of a label. Returns False when ``mark`` has no value of its own."""
        self._waiting, self._more_people = None, False
        taken = {
            Mark.DEADLINE: self._deadline,
            Mark.AFTER_DEADLINE: self._note,
            Mark.OWN_LANGUAGE: self._own,
            Mark.LANGUAGES: self._languages,
            Mark.PEOPLE: self._people,
            Mark.PREVIOUS: self._previous,
            Mark.TITLE: self._title,
            Mark.SUMMARY: self._summary,
            Mark.COUNTRY: self._country,
            Mark.GENDER: self._nothing,
            Mark.RESIDUE: self._nothing,
        }.get(mark)
        if taken is None:
            return False
        taken(part)
        return True

    def pending(self, part: Part) -> bool:
        """Read a line that is the value of the label above it."""
        mark, self._waiting = self._waiting, None
        if mark is Mark.PREVIOUS and part.mark is None and self._urls(part):
            self._waiting = Mark.PREVIOUS
            return True
        if self._more_people and _names_people(part):
            self._people(part)
            return True
        self._more_people = False
        if mark is None or mark is Mark.PREVIOUS or part.mark is not None:
            return False
        if mark is Mark.SUMMARY:
            self._summary(part)
            return True
        if not is_value(part) or is_after_note(part.text):
            return False
        return self._below(mark, part)

    def _below(self, mark: Mark, part: Part) -> bool:
        if mark is Mark.DEADLINE:
            day, _ = deadline_in(part)
            if day is None:
                return False
            self.draft.set_deadline(day, part)
        elif mark is Mark.LANGUAGES:
            self._languages(part)
        elif mark is Mark.PEOPLE:
            self._people(part)
        elif mark is Mark.TITLE:
            self.draft.headline = part
        elif mark is Mark.COUNTRY:
            self.draft.header.put("country", part.text.strip(" ."), part)
        return True

    def _deadline(self, part: Part) -> None:
        day, unread = deadline_in(part)
        if day:
            self.draft.set_deadline(day, part)
        elif unread:
            self.draft.warn("unread_date", part, unread)
        else:
            self._wait(Mark.DEADLINE, part)

    def _note(self, part: Part) -> None:
        if self.draft.note is None:
            self.draft.note = part
        day = deadline_in_sentence(part.text)
        if day and self.draft.later_deadline is None:
            self.draft.later_deadline = (day, part)

    def _own(self, part: Part) -> None:
        self.draft.own_language.append(part)

    def _languages(self, part: Part) -> None:
        rest = part.rest
        for pattern in patterns(Mark.LANGUAGES):
            match = pattern.match(folded(rest))
            if match and len(folded(rest)) == len(rest):
                rest = rest[match.end() :]
        # A second sentence is no language.
        rest = re.split(r"\.\s+(?=\S)", rest)[0]
        if not key_of(rest):
            self._wait(Mark.LANGUAGES, part)
            return
        names, own = languages_in(rest)
        self.draft.add_languages(names, part)
        if own:
            self.draft.own_language.append(part)

    def _people(self, part: Part) -> None:
        if not key_of(part.rest):
            self._wait(Mark.PEOPLE, part)
            return
        found = people_in(part.rest)
        self.draft.subjects += [(subject, part) for subject in found]
        self._more_people = bool(found)

    def _previous(self, part: Part) -> None:
        self._urls(part)
        self._waiting = Mark.PREVIOUS

    def _urls(self, part: Part) -> bool:
        urls = previous_urls(part)
        have = {url for url, _ in self.draft.urls}
        self.draft.urls += [(url, part) for url in urls if url not in have]
        return bool(urls)

    def _title(self, part: Part) -> None:
        if key_of(part.rest):
            self.draft.headline = part.with_text(part.rest)
        else:
            self._wait(Mark.TITLE, part)

    def _summary(self, part: Part) -> None:
        if key_of(part.rest):
            if self.draft.summary is None:
                self.draft.summary = part.with_text(part.rest)
            else:
                self.draft.information.append(part.with_text(part.rest))
        else:
            self._wait(Mark.SUMMARY, part)

    def _country(self, part: Part) -> None:
        if key_of(part.rest):
            self.draft.header.put("country", part.rest.strip(" ."), part)
        else:
            self._wait(Mark.COUNTRY, part)

    def _wait(self, mark: Mark, part: Part) -> None:
        self._waiting = mark
        self.draft.furniture.append(part)

    def _nothing(self, part: Part) -> None:
        self.draft.furniture.append(part)


def _names_people(part: Part) -> bool:
    """A further person below the first: with pronouns in brackets, or a plain name."""
    if part.mark is not None or is_prose(part.text) or len(part.text) > 160:
        return False
    if re.search(r"\([^()\d]{1,30}\)\s*[,;]?$", part.text):
        return True
    return not part.gap and could_be_person(part.text)
