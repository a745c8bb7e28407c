"""One address block into one target: name, office, address, country, contacts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from ..sheet import Target, TargetKind
from .blocks import Block
from .book import word_pattern, words
from .keys import folded, key_of
from .parts import Part
from .places import Countries
from .shapes import (
    could_be_person,
    honorific_of,
    is_embassy,
    is_honorific,
    is_institution,
    is_place,
    is_prose,
    is_role,
)
from .undivided import divide, embassy_inside

_COUNTRY_OF = re.compile(
    r"(?:embassy|high commission|consulate(?: general)?|permanent mission) of (?:the )?(.+?)"
    r"(?: to the .+)?$|(?:ambassador|high commissioner) (?:of|for) (?:the )?(.+)$"
    r"|(?:ambassade|haut-commissariat|consulat(?: general)?) (?:de la |de l'|du |des |de |d')(.+)$"
    r"|(?:embajada|consulado(?: general)?) (?:de la |del |de los |de )(.+)$"
    r"|botschaft (?:der |des |von |fur )?(.+)$|سفاره (.+)$"
)


_DIPLOMATS = re.compile(
    r"representatives? of (?:the )?([^.]{2,60}?) accredited"
    r"|diplomatic[oa]s? de ([^.]{2,50}?) acreditad|diplomatiques? d[eu] ([^.]{2,50}?) accredit"
)


_PORTFOLIO = re.compile(
    r".{0,40}\b(?:of|for|de|de la|del|du|de l'|fur|des|der)\s*(?:the )?(?:justice|justicia|interior"
    r"|interieur|defen[cs]e|defensa|education|educacion|foreign affairs|relaciones exteriores"
    r"|affaires etrangeres|health|salud|sante|information|internal affairs|home affairs|security"
    r"|public security|seguridad|human rights|labour|labor|trabajo|travail|environment|culture"
    r"|cultura|finance|state|police|policia|transport|agriculture|republic|republica|republique"
    r"|trade|fisheries|energy|water|forests?|mines|tourism|justice and [a-z ]{4,20})(?=\s)"
)


# ``Para la Ministra de Justicia`` is a heading that names an office.
_ADDRESSED = re.compile(r"Para\s+(?:(?:el|la|los|las)\s+)?(?=[A-ZÁÉÍÓÚÑ])")


@dataclass
class Made:
    """A target, and which part each of its values came from."""

    target: Target
    trace: dict[str, list[Part]] = field(default_factory=dict)
    leftover: list[tuple[str, Part]] = field(default_factory=list)
    masked: bool = False


def tell_countries(parts: list[Part], countries: Countries) -> None:
    """Learn from ``Embassy of X`` and from the line about diplomats that X is a country."""
    for part in parts:
        if is_prose(part.text) and not _DIPLOMATS.search(folded(part.text)):
            continue
        for piece in re.split(r"[,;()]", folded(part.text)):
            match = _COUNTRY_OF.search(piece.strip()) or _DIPLOMATS.search(piece)
            name = next((group for group in match.groups() if group), "") if match else ""
            if name and len(name.split()) <= 5:
                countries.tell(_without_official(name.strip(" .")))


def _without_official(name: str) -> str:
    return re.sub(r"^(?:the )?(?:republi(?:c|que|ca|k)|kingdom|reino|royaume) (?:of|de|du|d')?\s*", "", name)


def make_target(block: Block, countries: Countries, greeting: str = "") -> Made:
    """Read a block. ``greeting`` is the letter's salutation, which may tell a name."""
    if block.diplomats:
        return Made(Target(kind=TargetKind.EMBASSY), {"kind": list(block.parts)})
    reader = _Reader(block, countries, greeting)
    return reader.made()


class _Reader:
    def __init__(self, block: Block, countries: Countries, greeting: str) -> None:
        self.block, self.countries, self.greeting = block, countries, greeting
        self.trace: dict[str, list[Part]] = {}
        self.rows = [(_trimmed(text), part) for text, part in block.lines]
        self.salutation = ""
        self.name = self.role = self.country = ""
        self.joined: list[Part] = []

    def made(self) -> Made:
        self._aside_salutation()
        if not self._undivided():
            self._country()
            self._who()
        address = [(text, part) for text, part in self.rows if text]
        emails: list[str] = []
        faxes: list[str] = []
        phones: list[str] = []
        social: list[str] = []
        leftover: list[tuple[str, Part]] = []
        masked = False
        for found, part in self.block.contacts:
            for values, into, key in (
                (found.emails, emails, "emails"),
                (found.faxes, faxes, "faxes"),
                (found.phones, phones, "phones"),
                (found.social, social, "social"),
            ):
                for value in values:
                    if value not in into:
                        self.trace[f"{key}[{len(into)}]"] = [part]
                        into.append(value)
            if found.salutation and not self.salutation:
                self.salutation = found.salutation
                self.trace["salutation"] = [part]
            leftover += [(other, part) for other in found.other]
            masked = masked or found.masked
        for number, (_, part) in enumerate(address):
            self.trace[f"address_lines[{number}]"] = [part]
        target = Target(
            kind=self._kind([text for text, _ in address]),
            name=self.name,
            role=self.role,
            salutation=self.salutation,
            address_lines=tuple(text for text, _ in address),
            country=self.country,
            emails=tuple(emails),
            faxes=tuple(faxes),
            phones=tuple(phones),
            social=tuple(social),
        )
        return Made(target, self.trace, leftover, masked)

    def _aside_salutation(self) -> None:
        """A salutation printed to the right of the first line, behind a run of spaces (1992)."""
        for number, (text, part) in enumerate(self.rows[:2]):
            cut = re.search(r"\S(\s{3,})(\S.*)$", part.raw)
            aside = cut.group(2).strip(" []()") if cut else ""
            raw = re.sub(r"^\s*\(?\d[.)]\s+", "", part.raw[: cut.start(1)] if cut else "")
            if aside and len(aside) < 60 and _greets(aside) and text.endswith(aside[-12:].strip()):
                self.salutation = aside.rstrip(",:")
                self.trace["salutation"] = [part]
                self.rows[number] = (raw.strip(), part)
                return

    def _undivided(self) -> bool:
        """A block in one run of text: take what is certain, and keep the rest in one line."""
        if len(self.rows) != 1 or not self.rows[0][1].run:
            return False
        text, part = self.rows[0]
        head = self._split_line(text)
        if head and honorific_of(head[0]) and len(head[0].split()) <= 4 and len(head[1].split()) <= 6 and "," in text:
            return False
        found = divide(text, self.countries)
        if found is None:
            return False
        self._take(found.name, found.role, part, part)
        self.country = found.country
        if found.country:
            self.trace["country"] = [part]
        self.rows = [(found.address, part)] if found.address else []
        return True

    def _country(self) -> None:
        if not self.rows:
            return
        text, part = self.rows[-1]
        if len(self.rows) > 1 and (self.countries.knows(text) or self._below_postcode(text)):
            self.country = text.strip(" .,;()[]")
            self.rows.pop()
        else:
            rest, country = self.countries.split_tail(text)
            if country and not (len(self.rows) == 1 and _is_office_of(rest)):
                self.country = country.strip(" .,;()[]")
                self.rows[-1] = (rest, part)
        if self.country:
            self.trace["country"] = [part]

    def _below_postcode(self, text: str) -> bool:
        """A bare name below postcode and town is a country, known by name or not."""
        above = self.rows[-2][0]
        if is_place(text) or is_role(text) or is_institution(text) or len(text.split()) > 3:
            return False
        town = re.sub(r"[\d\s-]+", " ", above).strip()
        coded = re.search(r"\b\d{3,}\b", above) is not None and bool(town) and "," not in above
        return coded and not is_place(town) and len(self.rows) > 2 and text.replace(" ", "").isalpha()

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
            if below and (honorific_of(below[0]) or could_be_person(below[0]) or _leading_title(below[0])[0]):
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
        titled = _leading_title(name)
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
        return bool(honorific_of(second)) and not (is_place(first) or could_be_person(first) or self.countries.knows(first))

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
        line = re.sub(r"^(?:And|Y|Et|Und)\s+(?=[A-Z])", "", line)
        pieces = [piece.strip() for piece in re.split(r"[,،]\s+", line)]
        if len(pieces) > 1:
            return self._split_commas(line, pieces)
        title, name = _leading_title(line)
        if title and (honorific_of(name) or could_be_person(name)) and not is_place(name):
            return name, title, ""
        dash = re.match(r"^(.+?)\s+[-–—]\s+(.+)$", line)
        if dash and is_role(dash.group(2)) and could_be_person(dash.group(1)):
            return dash.group(1), dash.group(2), ""
        return None

    def _split_commas(self, line: str, pieces: list[str]) -> tuple[str, str, str] | None:
        first = pieces[0]
        rest = re.split(r"[,،]\s+", line, maxsplit=1)[1]
        title, name = _leading_title(first)
        if title and (honorific_of(name) or could_be_person(name)):
            return name, title, rest
        if (honorific_of(first) or could_be_person(first)) and not is_place(first):
            return self._behind_name(first, pieces[1:])
        if is_role(first) and not honorific_of(first):
            for number, piece in enumerate(pieces[1:3], start=1):
                if honorific_of(piece) or (could_be_person(piece) and number + 1 >= len(pieces)):
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

    def _kind(self, address: list[str]) -> TargetKind:
        who = " / ".join((self.role, self.name))
        if "c/o" in folded(who):
            return self.block.kind
        if is_embassy(self.role) and not re.search(r"\b(?:foreign|interior)\b", folded(self.role)):
            return TargetKind.EMBASSY
        if any(part.run and embassy_inside(text) for text, part in self.block.lines[:1]):
            return TargetKind.EMBASSY
        if address and is_embassy(address[0]) and not is_role(self.role):
            return TargetKind.EMBASSY
        return self.block.kind


@cache
def _titles() -> re.Pattern[str]:
    names = sorted(words("titles"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?=\s)")


def _leading_title(text: str) -> tuple[str, str]:
    """Return (``Ambassador``, ``Jo Doe``) for an office in front of a name."""
    plain = folded(text)
    if len(plain) != len(text):
        return "", text
    office = _PORTFOLIO.match(plain)
    if office and could_be_person(text[office.end() :].strip()):
        return text[: office.end()], text[office.end() :].strip()
    match = _titles().match(plain)
    honour = honorific_of(text)
    if honour and not match:
        inner = _titles().match(folded(text[len(honour) :]))
        if inner and could_be_person(text[len(honour) + inner.end() :].strip()):
            start = len(honour)
            return text[start : start + inner.end()], honour + text[start + inner.end() :].strip()
    if match:
        return text[: match.end()], text[match.end() :].strip()
    first = plain.split(" ")[0]
    if (first in words("roles") or _compound(first)) and could_be_person(text[len(first) :].strip()):
        return text[: len(first)], text[len(first) :].strip()
    for found in re.finditer(r"\s(?=\S)", text):
        before, after = text[: found.start()], text[found.end() :]
        if honorific_of(after) and is_role(before) and after[:1].isupper():
            strong = re.match(r"(?:Mr|Mrs|Ms|Dr|Hon|H\.E|Sr|Sra|Mme|M|Lic|Herr|Frau|Prof)\b", after)
            if strong:
                return before.rstrip(",:"), after
    return "", text


def _compound(word: str) -> bool:
    """German writes an office in one word."""
    return is_role(word) and len(word) > 9 and word not in words("roles")


def _greets(text: str) -> bool:
    plain = folded(text)
    return any(plain.startswith(word) for word in words("greetings"))


def _is_office_of(text: str) -> bool:
    return False if re.search(r"[,\d]", text) else bool(word_pattern("embassies").search(folded(text)))


def _trimmed(text: str) -> str:
    return re.sub(r"\s*[,;]$", "", text).strip()
