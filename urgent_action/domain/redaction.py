"""Take a person's name out of everything that an action is made of, and tell where it stood and where it still stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from ..dates import day_and_time
from ..models import ActionRecord
from ..names import Found, NameMatcher
from .pages import refresh_outside

#: Name of the act in the audit log.
REDACT = "urgent_action.redact"

#: Columns and keys that are no text for people; addresses are reported and left, since links lead to them.
_NO_TEXT = frozenset({"id", "pk", "type", "path", "url_path", "slug", "translation_key", "language", "content_type"})
#: Finds of one place that an editor is shown; the rest is counted.
_SHOWN = 3


@dataclass(frozen=True)
class Place:
    """One place where the name stands."""

    where: str
    times: int
    #: The first finds, with what is around them.
    found: tuple[Found, ...]


@dataclass
class Report:
    """Where the name stands, or stood."""

    places: list[Place] = field(default_factory=list)
    #: Places in which parts of the name stand by themselves, which are never replaced: (where, parts).
    parts: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def times(self) -> int:
        """How often in all."""
        return sum(place.times for place in self.places)


#: Given a text, what takes its place.
_Visit = Callable[[str], str]


def look_for(pages: Iterable[Any], matcher: NameMatcher) -> Report:
    """Where a name stands in pages of one action; nothing is changed."""
    report = Report()
    for row, label in _rows(list(pages)):
        _work_on(row, label, matcher, None, report)
    return report


def redact(pages: Iterable[Any], matcher: NameMatcher, *, replacement: str, by: Any) -> Report:
    """Put ``replacement`` where a name stands: in pages, what belongs to them, and every version that is kept of them.

    Doing it twice is doing it once. The audit log gets the number of places, and never the name.

    Args:
        pages: the pages of one action on which the user may do this.
        matcher: finds the name.
        replacement: what stands there instead; plain, without ``<``, ``>``, ``&`` and quotes, since it goes into mark-up too.
        by: the user; None for a program.

    Returns:
        Where it stood.
    """
    pages = list(pages)
    report = Report()
    with transaction.atomic():
        for row, label in _rows(pages):
            changed = _work_on(row, label, matcher, replacement, report)
            if changed:
                type(row)._base_manager.filter(pk=row.pk).update(**changed)
        for page in pages:
            fresh = type(page)._base_manager.get(pk=page.pk)  # the entry's label is the title
            log(instance=fresh, action=REDACT, user=by, data={"places": len(report.places), "times": report.times})
        refresh_outside(pages)
    return report


def texts_in(row: models.Model) -> Iterator[str]:
    """Every text for people in the columns of a row, also within JSON and blocks."""
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text)
        return text

    for column in _columns(row):
        _walk(_value(row, column), keep)
    yield from texts


def _rows(pages: list[Any]) -> Iterator[tuple[Any, str]]:
    """Rows that hold what people wrote, each with how an editor would call it."""
    for page in pages:
        title = f"{page.get_admin_display_title()} ({page.locale.get_display_name()})"
        yield page, title
        for child in _children(page):
            yield child, f"{title}, {child._meta.verbose_name}"
        for revision in page.revisions.order_by("created_at").iterator():
            yield revision, _("%(page)s, version of %(time)s") % {"page": title, "time": _moment(revision)}
        for state in TaskState.objects.filter(revision__in=page.revisions.all()):
            yield state, f"{title}, {state._meta.verbose_name}"
    for record in ActionRecord.objects.filter(pk__in={page.action_key for page in pages}):
        yield record, _("What is kept of the action with its signatures")


def _moment(revision: Revision) -> str:
    made_at = localtime(revision.created_at)
    return day_and_time(made_at, made_at)


def _children(row: Any) -> Iterator[Any]:
    for relation in get_all_child_relations(type(row)):
        for child in relation.related_model._base_manager.filter(**{relation.field.name: row.pk}):
            yield child
            yield from _children(child)


def _columns(row: models.Model) -> list[Any]:
    kinds = (models.CharField, models.TextField, models.JSONField, StreamField)
    return [
        column
        for column in row._meta.concrete_fields
        if isinstance(column, kinds) and column.name not in _NO_TEXT and not column.choices
    ]


def _value(row: Any, column: Any) -> Any:
    """What a column holds: a text, or what its JSON says."""
    if isinstance(column, StreamField):
        return json.loads(column.value_to_string(row) or "null")
    return column.value_from_object(row)


def _work_on(row: Any, label: str, matcher: NameMatcher, replacement: str | None, report: Report) -> dict[str, Any]:
    """Report on a row, and return the columns that change if there is a replacement."""
    changed = {}
    for column in _columns(row):
        found: list[Found] = []
        parts: dict[str, None] = {}
        replaced = _walk(_value(row, column), _visitor(matcher, replacement, found, parts))
        where = label if isinstance(row, Revision) else f"{label}: {capfirst(column.verbose_name)}"
        if found:
            report.places.append(Place(where, len(found), tuple(found[:_SHOWN])))
            if replacement is not None:
                is_stream = isinstance(column, StreamField)
                changed[column.name] = column.to_python(json.dumps(replaced)) if is_stream else _cut(replaced, column)
        if parts:
            report.parts.append((where, list(parts)))
    return changed


def _visitor(matcher: NameMatcher, replacement: str | None, found: list[Found], parts: dict[str, None]) -> _Visit:
    def visit(text: str) -> str:
        parts.update(dict.fromkeys(matcher.parts_in(text)))
        if _is_address(text):
            return text
        found.extend(matcher.find(text))
        return text if replacement is None else matcher.replace(text, replacement)

    return visit


def _is_address(text: str) -> bool:
    """Whether a text is an address on the web or of a mailbox: without the name it would lead nowhere."""
    return " " not in text.strip() and (text.startswith(("http://", "https://")) or "@" in text)


def _walk(value: Any, visit: _Visit) -> Any:
    """A value with every text in it visited; JSON within a text, as versions keep a body, is visited as what it says."""
    if isinstance(value, dict):
        return {key: inner if key in _NO_TEXT else _walk(inner, visit) for key, inner in value.items()}
    if isinstance(value, list):
        return [_walk(inner, visit) for inner in value]
    if not isinstance(value, str):
        return value
    if value[:1] in ("[", "{"):
        try:
            return json.dumps(_walk(json.loads(value), visit), cls=DjangoJSONEncoder)
        except (ValueError, RecursionError):
            return visit(value)
    return visit(value)


def _cut(value: Any, column: Any) -> Any:
    """A text that has become longer than its column is cut: a name that stays for want of room would be worse."""
    length = getattr(column, "max_length", None)
    return value[:length] if length and isinstance(value, str) else value
