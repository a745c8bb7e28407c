"""From the draft to the sheet, with the trace of every value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..findings import Finding, Place
from ..sheet import Reading, Sheet, SheetKind, Target
from .draft import Draft
from .keys import key_of
from .parts import Part
from .shapes import is_embassy, is_institution, is_role
from .targets import Made, make_target

Trace = dict[str, tuple[Place, ...]]


def build(draft: Draft, parts: list[Part]) -> Reading:
    """Make the sheet; list what is missing, doubtful, or left over."""
    trace: Trace = {}
    made = _targets(draft)
    if draft.letter:
        draft.letter.settle()
    if draft.deadline is None and draft.later_deadline is not None:
        draft.deadline = draft.later_deadline
    sheet = _sheet(draft, [item.target for item in made])
    _trace(draft, made, trace)
    placed = {place for places in trace.values() for place in places}
    known = {p for part in (*draft.furniture, *draft.steps) for p in part.places}
    leftover = [Place(part.places[0].number, text) for m in made for text, part in m.leftover]
    unplaced = [p for part in draft.unplaced for p in part.places]
    everything = [place for part in parts for place in part.places]
    lost = [p for p in everything if p not in placed and p not in known and p not in unplaced]
    unplaced = sorted(dict.fromkeys([*leftover, *unplaced, *lost]), key=lambda place: place.number)
    furniture = tuple(p for p in dict.fromkeys(everything) if p in known and p not in placed)
    warnings = (*draft.findings, *_gaps(draft, sheet, made, bool(unplaced)))
    return Reading(sheet, warnings, tuple(unplaced), furniture, trace)


def _targets(draft: Draft) -> list[Made]:
    blocks = [block for block in draft.blocks.found if block.lines or block.contacts or block.diplomats]
    draft.countries.tell(draft.header.country)
    letter = draft.letter
    greeting = letter.salutation.text if letter and letter.salutation else ""
    made: list[Made] = []
    for block in blocks:
        item = make_target(block, draft.countries, greeting)
        empty = Target(kind=item.target.kind)
        if _fragment(item.target):
            draft.unplaced += block.parts
            continue
        if item.target == empty and not block.diplomats:
            draft.unplaced += [part for part in block.parts if not item.leftover]
            continue
        if block.diplomats and any(m.target == empty and m.target == item.target for m in made):
            draft.furniture += block.parts
            continue
        made.append(item)
    return made


def _fragment(target: Target) -> bool:
    """A lone line that names nobody is no address: the text broke off, or it is something else."""
    rest = replace(target, kind=Target().kind, role="", address_lines=())
    lines = [line for line in (target.role, *target.address_lines) if line]
    if rest != Target() or len(lines) != 1:
        return False
    text = lines[0]
    return not (is_role(text) or is_institution(text) or is_embassy(text)) or text[0].islower()


def _sheet(draft: Draft, targets: list[Target]) -> Sheet:
    header = draft.header
    kind = header.kind
    if kind is None:
        kind = SheetKind.FIRST if header.number else SheetKind.UNKNOWN
    return Sheet(
        kind=kind,
        ua_number=header.number,
        index_number=header.index,
        issue_date=header.issued,
        country=header.country,
        headline=draft.headline.text if draft.headline else "",
        summary=draft.summary.text if draft.summary else "",
        targets=tuple(targets),
        letter=draft.letter.letter() if draft.letter else None,
        appeal_points=_texts(draft.points),
        additional_information=_texts(draft.information),
        preferred_languages=tuple(name for name, _ in draft.languages),
        own_language_welcome=bool(draft.own_language),
        deadline=draft.deadline[0] if draft.deadline else None,
        after_deadline_note=draft.note.text if draft.note else "",
        subjects=tuple(dict.fromkeys(subject for subject, _ in draft.subjects)),
        previous_action_urls=tuple(url for url, _ in draft.urls),
    )


def _texts(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(part.text for part in parts)


def _trace(draft: Draft, made: list[Made], trace: Trace) -> None:
    def put(path: str, sources: Iterable[Part]) -> None:
        places = tuple(dict.fromkeys(place for part in sources for place in part.places))
        if places:
            trace[path] = places

    names = {"number": "ua_number", "index": "index_number", "issued": "issue_date"}
    for name, sources in draft.header.sources.items():
        put(names.get(name, name), sources)
    for path, part in (
        ("headline", draft.headline),
        ("summary", draft.summary),
        ("after_deadline_note", draft.note),
        ("deadline", draft.deadline[1] if draft.deadline else None),
    ):
        put(path, [part] if part else [])
    put("own_language_welcome", draft.own_language)
    for path, parts in (
        ("appeal_points", draft.points),
        ("additional_information", draft.information),
        ("preferred_languages", [part for _, part in draft.languages]),
        ("previous_action_urls", [part for _, part in draft.urls]),
        ("subjects", [part for _, part in draft.subjects]),
    ):
        for number, part in enumerate(parts):
            put(f"{path}[{number}]", [part])
    for number, item in enumerate(made):
        for key, sources in item.trace.items():
            put(f"targets[{number}].{key}", sources)
    if draft.letter:
        letter = draft.letter
        put("letter.salutation", [letter.salutation] if letter.salutation else [])
        put("letter.demands_intro", [letter.intro] if letter.intro else [])
        put("letter.closing", [letter.closing] if letter.closing else [])
        for path, parts in (("letter.body", letter.body), ("letter.demands", letter.demands)):
            for number, part in enumerate(parts):
                put(f"{path}[{number}]", [part])


def _gaps(draft: Draft, sheet: Sheet, made: list[Made], unplaced: bool) -> Iterable[Finding]:
    outcome = sheet.kind is SheetKind.OUTCOME
    for code, value, part in draft.header.conflicts:
        yield Finding(code, part.places[0], {"value": value})
    for code, missing in (
        ("missing_number", sheet.ua_number is None),
        ("missing_headline", not sheet.headline),
        ("missing_summary", not sheet.summary),
        ("missing_targets", not sheet.targets and not outcome),
        ("missing_text", not sheet.letter and not sheet.appeal_points and not outcome),
        ("missing_deadline", sheet.deadline is None and not outcome),
        ("letter_cut", sheet.letter is not None and not sheet.letter.closing),
        ("unplaced", unplaced),
    ):
        if missing:
            yield Finding(code)
    for item in made:
        yield from _target_gaps(item)


def _target_gaps(item: Made) -> Iterable[Finding]:
    target = item.target
    place = next((p.places[0] for parts in item.trace.values() for p in parts), None)
    if item.masked:
        yield Finding("masked_email", place)
    who = target.name or target.role
    if not who and target.address_lines:
        yield Finding("no_name_or_role", place, {"value": target.address_lines[0]})
    reached = target.emails or target.faxes or target.phones or target.social
    if key_of(who) and not reached and not target.address_lines:
        yield Finding("no_contact", place, {"value": who})
