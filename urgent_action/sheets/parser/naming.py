"""Who is written to: the person and the office, told apart in the first lines of an address."""

from __future__ import annotations

import re

from .keys import folded, key_of
from .parts import Part
from .places import Countries
from .shapes import (
    could_be_person,
    honorific_of,
    is_honorific,
    is_institution,
    is_place,
    is_role,
)
from .titles import leading_title

_ADDRESSED = re.compile(r"Para\s+(?:(?:el|la|los|las)\s+)?(?=[A-ZÁÉÍÓÚÑ])")


class Naming:
    """Takes name and office off the rows of an address."""

    def __init__(self, rows: list[tuple[str, Part]], countries: Countries, greeting: str) -> None:
        self.rows, self.countries, self.greeting = rows, countries, greeting
        self.trace: dict[str, list[Part]] = {}
        self.name = self.role = ""
        self.joined: list[Part] = []
        self.alone = False

    def _who(self) -> None:
        if not self.rows:
            return
        text, part = self.rows[0]
        addressed = _ADDRESSED.match(text)
        if addressed and self._is_office(text):
            self.rows[0] = (text[addressed.end() :], part)
        self._lone_honorifics()
        if not self.rows:
            return
        first, part = self.rows[0]
        head = self._split_line(first)
        if head:
            self._take(*head[:2], part, part)
            self.rows[0] = (head[2], part)
            if not head[2]:
                self.rows.pop(0)
            if self.name and not self.role:
                self._role_below()
            elif self.name and self.role and self.rows and not head[2]:
                self._fuller_role()
            return
        if len(self.rows) > 1 and self._person_below():
            if self.rows:
                self._fuller_role()
            return
        if self._is_person(first, 0):
            self._take(first, "", part, part)
            self.rows.pop(0)
            self._role_below()
            return
        role, _, rest = first.partition(", ") if self._one_line(first) else (first, "", "")
        if is_place(role) and not is_role(role) and not is_institution(role):
            return
        self._take("", role, part, part)
        self.rows[0] = (rest, part)
        if not rest:
            self.rows.pop(0)

    def _lone_honorifics(self) -> None:
        """``His Excellency`` in a line of its own belongs to the person in the next one."""
        for number in range(min(2, len(self.rows) - 1), -1, -1):
            text, part = self.rows[number]
            if not is_honorific(text):
                continue
            below = self.rows[number + 1] if number + 1 < len(self.rows) else None
            if below and (honorific_of(below[0]) or could_be_person(below[0]) or leading_title(below[0])[0]):
                self.rows[number : number + 2] = [(f"{text.rstrip(' ,')} {below[0]}", below[1])]
                self.joined = [part, below[1]]
            else:
                self.rows.pop(number)

    def _one_line(self, text: str) -> bool:
        """A whole block in one line: its address goes on behind the first comma."""
        return len(self.rows) == 1 and "," in text and bool(re.search(r"\d", text))

    def _person_below(self) -> bool:
        """An office above its holder."""
        (first, part), (second, below) = self.rows[0], self.rows[1]
        if honorific_of(first) or not (self._is_office(first) or self._above_honorific(first, second)):
            return False
        name, role, rest = second, "", ""
        split = self._split_line(second)
        if split and split[0] and honorific_of(second):
            name, role, rest = split
        titled = leading_title(name)
        if not self._is_person(name, 1) and not (titled[0] and could_be_person(titled[1])):
            return False
        self._take(name, first, below, part)
        kept = ", ".join(text for text in (role, rest) if text)
        self.rows[:2] = [(kept, below)] if kept else []
        return True

    def _is_office(self, text: str) -> bool:
        return is_role(text) or is_institution(text)

    def _above_honorific(self, first: str, second: str) -> bool:
        """What stands above a person with an honorific is the office, known by its words or not."""
        return bool(honorific_of(second)) and not (
            is_place(first) or could_be_person(first) or self.countries.knows(first)
        )

    def _role_below(self) -> None:
        """The office, or else the institution, in the line next to the name."""
        if not self.rows:
            return
        text, part = self.rows[0]
        if is_role(text) or is_institution(text):
            if is_place(text) and not is_role(text) and re.search(r"\d", text):
                return
            self.role = text
            self.trace["role"] = [part]
            self.rows.pop(0)

    def _fuller_role(self) -> None:
        """An office on both sides of the name: the one below it says more."""
        text, part = self.rows[0]
        if key_of(text) == key_of(self.role):
            self.rows.pop(0)
            return
        if not folded(text).startswith(f"{folded(self.role)} ") or is_place(text):
            return
        self.role = text
        self.trace["role"] = [part]
        self.rows.pop(0)

    def _take(self, name: str, role: str, name_part: Part, role_part: Part) -> None:
        self.name, self.role = name, role
        if name:
            self.trace["name"] = self.joined if name_part in self.joined else [name_part]
        if role:
            self.trace["role"] = [role_part]

    def _is_person(self, text: str, number: int) -> bool:
        if self.countries.knows(text):
            return False
        if honorific_of(text):
            return not is_role(text) or honorific_of(text).strip() != text.strip()
        if not could_be_person(text):
            return False
        if self._greeted(text):
            return True
        below = self.rows[number + 1][0] if number + 1 < len(self.rows) else ""
        if number:
            # A town may look like a name: a person stands above the rest of the address.
            return bool(below)
        # So may an organisation: without an honorific, the office below tells the person.
        return bool(below) and not text.startswith("The ") and (is_role(below) or is_institution(below))

    def _greeted(self, text: str) -> bool:
        return any(len(word) > 2 and word in key_of(self.greeting)
                   for word in (key_of(p) for p in text.split()))  # fmt: skip

    def _split_line(self, line: str) -> tuple[str, str, str] | None:
        """Divide a line with both name and office. Returns name, office, what is left."""
        pieces = [piece.strip() for piece in re.split(r"[,،]\s+", line)]
        if len(pieces) > 1:
            return self._split_commas(line, pieces)
        title, name = leading_title(line)
        if title and (honorific_of(name) or could_be_person(name)) and not is_place(name):
            return name, title, ""
        dash = re.match(r"^(.+?)\s+[-–—]\s+(.+)$", line)
        if dash and is_role(dash.group(2)) and could_be_person(dash.group(1)):
            return dash.group(1), dash.group(2), ""
        return None

    def _split_commas(self, line: str, pieces: list[str]) -> tuple[str, str, str] | None:
        first = pieces[0]
        rest = re.split(r"[,،]\s+", line, maxsplit=1)[1]
        title, name = leading_title(first)
        if title and (honorific_of(name) or could_be_person(name)):
            return name, title, rest
        if (honorific_of(first) or could_be_person(first)) and not is_place(first):
            return self._behind_name(first, pieces[1:])
        if is_role(first) and not honorific_of(first):
            for number, piece in enumerate(pieces[1:3], start=1):
                if honorific_of(piece) or (could_be_person(piece) and number + 1 >= len(pieces) and not self.alone):
                    if number == 2 and not is_role(pieces[1]) and not is_institution(pieces[1]):
                        break
                    if self.countries.knows(piece) or (not honorific_of(piece) and is_place(piece)):
                        break
                    return piece, ", ".join(pieces[:number]), ", ".join(pieces[number + 1 :])
        return None

    def _behind_name(self, name: str, pieces: list[str]) -> tuple[str, str, str] | None:
        office: list[str] = []
        for piece in pieces:
            wanted = is_role(piece) or (is_institution(piece) and not re.search(r"\d", piece))
            plain_text = not office and not is_place(piece) and wanted
            if not (wanted if not office else wanted and not is_place(piece)) and not plain_text:
                break
            office.append(piece)
        if not office:
            if not honorific_of(name):
                return None
            return name, "", ", ".join(pieces)
        if not is_role(office[0]):
            office = office[:1]
        elif len(self.rows) == 1:
            office = [office[0], *(piece for piece in office[1:2] if is_role(piece))]
        return name, ", ".join(office), ", ".join(pieces[len(office) :])
