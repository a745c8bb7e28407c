"""Means of contact in an address: e-mail, fax, telephone, networks, salutation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from .book import contact_labels
from .keys import Folded, folded

#: An e-mail address, where it is known to begin.
MAIL = r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
# Looked for at the beginning of a word only: within a long one, each letter would be tried to the word's end.
EMAIL = re.compile(rf"(?<![\w.+%-]){MAIL}", re.ASCII)
MASKED = re.compile(
    r"\[?e-?mail(?:\s|\u00a0)*protected\]?"
    r"|(?<![\w.+%-])[\w.+%-]+\s*(?:[\[({<]\s*(?:at|arroba|@|ät)\s*[\])}>])\s*[\w-]+"
    r"(?:\s*(?:\.|[\[({]\s*(?:dot|punto|punkt|point)\s*[\])}])\s*[\w-]+)*",
    re.I,
)
_HANDLE = re.compile(r"@\w[\w.]*")
_NUMBER = re.compile(r"\(?\+?\s?\(?\d[\d\s().\-–/]*\d")
_JOINT = re.compile(r"\s*(?:[;,،؛]|\s(?:or|ou|oder|o|y|and|et|und|أو|و|/|\|)\s|\s\|)\s*")
_NOTE = re.compile(r"\((?!\d|\+)[^()]*\)|\[[^\[\]]*\]")
_LONGEST_SALUTATION = 80
_PIPES = " |;,\t/،–-•"
# A number under a label that is not known belongs to nobody, and to no address.
_UNKNOWN = re.compile(r"^(?P<label>[^\W\d][^:\d]{1,30}?)\s?:\s*(?:\+|(?=\(?\d(?:\D{0,2}\d){6}))[\d\s()./–-]{6,}$")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
GLUED_MAIL = re.compile(r"(@[\w-]+(?:\.[\w-]+)*?\.[a-z]{2,})(?=[A-ZÀ-Ý])")


@dataclass
class Contacts:
    """What one line says about how to reach somebody, and the text that is none of that."""

    rest: str = ""
    emails: list[str] = field(default_factory=list)
    faxes: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    social: list[str] = field(default_factory=list)
    salutation: str = ""
    other: list[str] = field(default_factory=list)
    masked: bool = False
    mail_label: bool = False

    def __bool__(self) -> bool:
        """Say whether the line holds a contact of any kind."""
        return bool(
            self.emails or self.faxes or self.phones or self.social or self.salutation
            or self.other or self.masked or self.mail_label
        )  # fmt: skip


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of contact labels with their colon, for folded text."""
    names = "|".join(
        re.escape(name).replace(r"\-", "[- ]?").replace(r"\ ", r"\s?")
        for name in sorted(contact_labels(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w@])(?P<label>{names})(?:\s?\d)?(?:\s*\([a-z ]{{1,20}}\))?"
        rf"(?:\s*/\s*(?P<second>{names}))?\s*\.?\s*(?P<colon>[::])"
    )


@cache
def _kinds() -> dict[str, str]:
    return {re.sub(r"[\s-]", "", name): what for name, what in contact_labels().items()}


def read_contacts(line: str, links: tuple[str, ...] = ()) -> Contacts:
    """Divide a line at its contact labels and read what they label.

    ``links`` are the addresses behind the words: an e-mail label may have only the word "email".
    """
    found = _read(line)
    if found.mail_label and not found.emails:
        addresses = [link[7:].split("?")[0] for link in links if link.startswith("mailto:")]
        found.emails += [address for address in addresses if EMAIL.fullmatch(address)]
    return found


def _read(line: str) -> Contacts:
    found = Contacts()
    line = _unspaced(line)
    line = _with_colon(GLUED_MAIL.sub(r"\1 ", line))
    view = Folded(line)
    labels = [m for m in label_pattern().finditer(view.plain) if not _in_address(line, view, m)]
    if not labels:
        _unlabelled(line, found)
        return found
    first = view.position(labels[0].start())
    found.rest = re.sub(r"\s+I$", "", line[:first]).strip(_PIPES + "([").strip()
    if EMAIL.search(found.rest):
        rest, found.rest = found.rest, ""
        _unlabelled(rest, found)
    for number, match in enumerate(labels):
        label = line[view.position(match.start("label")) : view.position(match.start("colon"))]
        start = view.position(match.end() - 1) + 1
        last = number + 1 == len(labels)
        end = len(line) if last else view.position(labels[number + 1].start())
        _labelled(label.strip(), line[start:end], match["label"], match["second"], found)
    return found


def contact_begins(line: str) -> bool:
    """Say whether a line is the beginning of a contact label that broke off."""
    plain = folded(line.strip())
    return 2 <= len(plain) < 22 and any(label.startswith(plain) for label in contact_labels())


def _unspaced(line: str) -> str:
    """``E m a i l : a@b.example``: a converter spaced the label out."""
    match = re.match(r"^((?:\S )+\S?) ?:", line)
    return line[: match.end(1)].replace(" ", "") + line[match.end(1) :] if match else line


@cache
def _bare_label() -> re.Pattern[str]:
    """Return the pattern of a label that a number follows without a colon: ``Fax 01 555``."""
    names = "|".join(
        re.escape(name).replace(r"\-", "[- ]?").replace(r"\ ", r"\s?")
        for name, what in sorted(contact_labels().items(), key=lambda pair: -len(pair[0]))
        if what in {"fax", "phone"} and len(name) > 1
    )
    return re.compile(rf"(?:^|(?<=[,;|]\s))(?:{names})\.?(?=\s+(?:\+|\(?\d)(?:[\s()./–-]*\d){{5}})")


def _with_colon(line: str) -> str:
    view = Folded(line)
    for match in reversed(list(_bare_label().finditer(view.plain))):
        end = view.position(match.end() - 1) + 1
        line = f"{line[:end]}:{line[end:]}"
    return line


def _in_address(line: str, view: Folded, match: re.Match[str]) -> bool:
    """A label of one letter (``X:``, ``E:``) is a capital, with what it labels behind it."""
    label = match["label"]
    if len(label) > 1:
        return False
    value = line[view.position(match.end() - 1) + 1 :].strip()
    shape = {"e": EMAIL, "t": _NUMBER, "f": _NUMBER}.get(label)
    return line[view.position(match.start())].islower() or bool(shape and not shape.match(value))


def _labelled(label: str, value: str, name: str, second: str | None, found: Contacts) -> None:
    what = _kinds().get(re.sub(r"[\s-]", "", name), "other")
    bracketed = re.sub(r"\s+[I|]$", "", value.strip()).strip()
    value = bracketed.strip(_PIPES)
    if what == "salutation":
        if bracketed.endswith((")", "]")) and bracketed.count("(") < bracketed.count(")"):
            bracketed = bracketed[:-1]
        salutation = bracketed.rstrip("]").strip()
        if len(salutation) <= _LONGEST_SALUTATION:
            found.salutation = salutation
        else:
            found.other.append(f"{label}: {salutation}")
    elif what == "email":
        _emails(value, found)
    elif what == "fax":
        _numbers(value, found.faxes, found)
    elif what == "phone":
        _numbers(value, found.phones, found)
        if second and _kinds().get(re.sub(r"[\s-]", "", second)) == "fax":
            found.faxes.extend(n for n in found.phones if n not in found.faxes)
    elif what == "social":
        _social(label, value, found)
    elif value:
        found.other.append(f"{label}: {value}")


def _emails(value: str, found: Contacts) -> None:
    found.mail_label = True
    found.masked = found.masked or bool(MASKED.search(value))
    found.emails += EMAIL.findall(value)
    rest = _NOTE.sub("", EMAIL.sub("", MASKED.sub("", value)))
    rest = re.sub(r"\b(?:or|ou|oder|and|et|y|o|und)\b", "", rest).strip(_PIPES + ". ")
    if rest and (_URL.search(rest) or "@" in rest):
        found.other.append(rest)


def _numbers(value: str, into: list[str], found: Contacts) -> None:
    value = EMAIL.sub(lambda m: found.emails.append(m.group()) or " ", value)  # type: ignore[func-returns-value]
    for part in _JOINT.split(_NOTE.sub(" ", value)):
        # Two numbers side by side: each begins with its own plus.
        for piece in re.split(r"(?<=\d{2})\s+(?=\+)", part):
            match = _NUMBER.search(piece)
            if match and sum(char.isdigit() for char in match.group()) >= 3:
                number = match.group().strip(" /-–.")
                into.append(_balanced(number))


def _balanced(number: str) -> str:
    return number.lstrip("(") if number.count("(") > number.count(")") else number


def _social(label: str, value: str, found: Contacts) -> None:
    handles = _HANDLE.findall(value)
    if handles:
        found.social += [f"{label}: {handle.rstrip('.')}" for handle in handles]
        return
    for part in _JOINT.split(value):
        if part.strip():
            found.social.append(f"{label}: {part.strip()}")


def _unlabelled(line: str, found: Contacts) -> None:
    if _UNKNOWN.match(line):
        found.other.append(line)
        return
    found.masked = bool(MASKED.search(line))
    found.emails = EMAIL.findall(line)
    rest = EMAIL.sub(" ", MASKED.sub(" ", line))
    handles = _HANDLE.findall(rest) if not found.emails else []
    if handles and not re.sub(r"@\w[\w.]*|[\s;,|]", "", rest):
        found.social, rest = handles, ""
    if _URL.fullmatch(rest.strip()):
        found.other.append(rest.strip())
        rest = ""
    if found.emails or found.masked:
        rest = re.sub(r"\s+", " ", rest).strip(_PIPES + "()<>")
        if len(folded(rest)) <= 3:
            rest = ""
    found.rest = rest.strip()
