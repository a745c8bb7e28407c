"""What a sheet of the corpus is made of: blocks that are printed, each knowing which field of the truth it feeds.

Texts may hold a little markup: ``*italic*``, ``**bold**``, ``[text](address)``, ``{+inserted+}`` and ``{-deleted-}``.
The last two become tracked changes in Word files; elsewhere, and in the truth, they read as accepted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

TOKEN = re.compile(r"\{\+(.+?)\+\}|\{-(.+?)-\}|\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\((\S*?)\)", re.DOTALL)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str | None = None
    change: str = ""  # "ins", "del" or nothing


def runs(text: str) -> list[Run]:
    """Cut a text with markup into runs."""
    out: list[Run] = []
    at = 0
    for hit in TOKEN.finditer(text):
        if hit.start() > at:
            out.append(Run(text[at : hit.start()]))
        inserted, deleted, bold, italic, label, href = hit.groups()
        if inserted is not None:
            out.append(Run(inserted, change="ins"))
        elif deleted is not None:
            out.append(Run(deleted, change="del"))
        elif bold is not None:
            out.append(Run(bold, bold=True))
        elif italic is not None:
            out.append(Run(italic, italic=True))
        else:
            out.append(Run(label, href=href))
        at = hit.end()
    if at < len(text):
        out.append(Run(text[at:]))
    return out


def plain(text: str) -> str:
    """The text as printed, with white space collapsed."""
    bare = "".join(run.text for run in runs(text) if run.change != "del")
    return " ".join(bare.replace("\u00ad", "").split())


@dataclass(frozen=True)
class Target:
    """An addressee, as the truth wants it."""

    kind: str = "target"
    name: str = ""
    role: str = ""
    salutation: str = ""
    address_lines: tuple[str, ...] = ()
    country: str = ""
    emails: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    social: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {key: list(value) if isinstance(value, tuple) else value for key, value in self.__dict__.items()}


@dataclass(frozen=True)
class Block:
    """One piece of a document.

    ``kind`` says how it looks: header, doctype, title, heading, sub, para, letter, label, lines, bullets, steps, small,
    cols, break.
    ``key`` says which field of the truth it feeds, if any.
    """

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    key: str = ""
    value: str = ""
    targets: tuple[Target, ...] = ()
    cells: tuple[tuple["Block", ...], ...] = ()


@dataclass(frozen=True)
class Doc:
    """One document: its blocks, the facts of its truth that are not whole blocks, and how it is rendered."""

    stem: str
    format: str
    family: str
    language: str
    traps: str
    blocks: tuple[Block, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    refused: bool = False


# --- shorthands in which the content is written ---


def header(text: str) -> Block:
    return Block("header", text)


def doctype(text: str) -> Block:
    return Block("doctype", text)


def title(text: str, headline: str | None = None) -> Block:
    return Block("title", text, key="headline", value=text if headline is None else headline)


def again(text: str) -> Block:
    """A title printed once more; feeds nothing."""
    return Block("title", text)


def lead(text: str) -> Block:
    return Block(
        "para",
        f"**{text}**" if "*" not in text and "[" not in text and "{" not in text else text,
        key="summary",
        value=text,
    )


def heading(text: str) -> Block:
    return Block("heading", text)


def sub(text: str) -> Block:
    return Block("sub", text, key="additional_information", value=text)


def info(text: str) -> Block:
    return Block("para", text, key="additional_information", value=text)


def info_list(*texts: str) -> Block:
    return Block("bullets", items=texts, key="additional_information")


def note(text: str) -> Block:
    """Prose that feeds nothing by itself (its facts are given apart)."""
    return Block("para", text)


def small(text: str) -> Block:
    """Furniture: page numbers, captions, template residue."""
    return Block("small", text)


def steps(*texts: str) -> Block:
    return Block("steps", items=texts)


def points(*texts: str) -> Block:
    return Block("bullets", items=texts, key="appeal_points")


def label(text: str, value: str = "") -> Block:
    return Block("label", text, value=value)


def hail(text: str) -> Block:
    return Block("letter", text, key="salutation", value=text)


def body(text: str) -> Block:
    return Block("letter", text, key="body", value=text)


def asks(text: str) -> Block:
    return Block("letter", f"**{text}**", key="demands_intro", value=text)


def demands(*texts: str) -> Block:
    return Block("bullets", items=texts, key="demands")


def closing(text: str) -> Block:
    return Block("letter", text, key="closing", value=text)


def signature(text: str) -> Block:
    return Block("letter", text)


def address(text: str, *targets: Target) -> Block:
    """An address block: one printed line per line of ``text``."""
    lines = tuple(line.rstrip() for line in text.strip("\n").split("\n"))
    return Block("lines", items=lines, targets=targets)


def cols(*cells: tuple[Block, ...]) -> Block:
    return Block("cols", cells=cells)


def page() -> Block:
    return Block("break")


# --- truth ---


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        for cell in block.cells:
            yield from walk(cell)


def truth(doc: Doc) -> dict[str, Any]:
    """The object that an importer should print for this document."""
    if doc.refused:
        return {"expect": "error"}
    letter: dict[str, Any] = {"salutation": "", "body": [], "demands_intro": "", "demands": [], "closing": ""}
    out: dict[str, Any] = {
        "kind": "unknown",
        "ua_number": None,
        "index_number": None,
        "issue_date": None,
        "country": None,
        "headline": "",
        "summary": "",
        "targets": [],
        "letter": None,
        "appeal_points": [],
        "additional_information": [],
        "preferred_languages": [],
        "own_language_welcome": False,
        "deadline": None,
        "after_deadline_note": "",
        "subjects": [],
        "previous_action_urls": [],
    }
    for block in walk(doc.blocks):
        out["targets"] += [target.as_json() for target in block.targets]
        if not block.key:
            continue
        values = [bare for text in (block.items or (block.value,)) if (bare := plain(text))]
        if not values:
            continue
        if block.key in letter:
            out["letter"] = letter
            letter[block.key] = letter[block.key] + values if isinstance(letter[block.key], list) else values[0]
        else:
            out[block.key] = out[block.key] + values if isinstance(out[block.key], list) else values[0]
    unknown = set(doc.facts) - set(out) - {"_ignore"}
    if unknown:
        raise ValueError(f"{doc.stem}: no such field: {unknown}")
    out.update(doc.facts)
    return out
