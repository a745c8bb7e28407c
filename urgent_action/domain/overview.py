"""Urgent actions of every page class at once, for lists that do not care which class a site uses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from wagtail.models import get_page_models

from ..enums import SheetKind, SignatureState, Status
from ..models import ActionRecord, Signature, UrgentActionMixin
from ..querysets import UrgentActionQuerySet
from .pages import all_pages

#: Columns that :func:`with_closing` adds to pages: when an action closes, and the same if that is still to come.
CLOSING, NEXT_CLOSING = "action_closes_at", "action_closes_next"


def action_classes() -> list[Any]:
    """The page classes of urgent actions that this site has."""
    return [model for model in get_page_models() if issubclass(model, UrgentActionMixin)]


def actions_among(pages: QuerySet[Any]) -> list[UrgentActionQuerySet]:
    """The urgent actions among pages, one queryset for each page class."""
    return [model.objects.filter(pk__in=pages.order_by().values("pk")) for model in action_classes()]


def matching(pages: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """Pages whose action has these columns, by Django's lookups; without any, all that are actions."""
    return _any_of(pages, [model.objects.filter(**columns) for model in action_classes()])


def standing(pages: QuerySet[Any], status: Status, *, now: datetime) -> QuerySet[Any]:
    """Pages whose action has a status at ``now``; whether they are published is not asked."""
    return _any_of(pages, [_standing(model.objects.all(), status, now) for model in action_classes()])


def with_closing(pages: QuerySet[Any], *, now: datetime) -> QuerySet[Any]:
    """Pages with the columns :data:`CLOSING` and :data:`NEXT_CLOSING`."""
    ends = [Subquery(model.objects.filter(pk=OuterRef("pk")).values("closes_at")[:1]) for model in action_classes()]
    closing = Coalesce(*ends) if len(ends) > 1 else ends[0]
    return pages.annotate(
        **{CLOSING: closing},
        **{NEXT_CLOSING: Case(When(**{f"{CLOSING}__gt": now}, then=F(CLOSING)))},
    )


def countries_among(pages: QuerySet[Any]) -> set[str]:
    """Codes of the countries of the actions among pages."""
    lists = [actions.order_by().values_list("countries", flat=True).distinct() for actions in actions_among(pages)]
    return {code for found in lists for value in found if value for code in str(value).split(",")}


def keys_of(pages: Iterable[Any]) -> dict[int, UUID]:
    """The action key of each page, by the page's id, in at most one query."""
    pages = list(pages)
    sources = {page.alias_of_id for page in pages if page.alias_of_id}
    known = dict(all_pages().filter(pk__in=sources).values_list("pk", "translation_key")) if sources else {}
    return {page.pk: known.get(page.alias_of_id, page.translation_key) for page in pages}


def read_tallies(action_keys: Iterable[UUID]) -> dict[UUID, int]:
    """How many signatures each of many actions has, as :func:`urgent_action.domain.tally.read_tally` says: one query.

    What was counted is stored; what came since is counted by index, action by action.
    """
    since = Signature.objects.filter(
        action_key=OuterRef("pk"), state=SignatureState.CONFIRMED, confirmed_at__gt=OuterRef("counted_until")
    )
    recent = since.order_by().values("action_key").annotate(number=Count("pk")).values("number")
    total = F("counted") + Coalesce(Subquery(recent), 0)
    records = ActionRecord.objects.filter(pk__in=set(action_keys)).annotate(total=total)
    return dict(records.values_list("pk", "total"))


def _any_of(pages: QuerySet[Any], actions: list[Any]) -> QuerySet[Any]:
    wanted = Q(pk__in=[])
    for found in actions:
        wanted |= Q(pk__in=found.order_by().values("pk"))
    return pages.filter(wanted)


def _standing(actions: UrgentActionQuerySet, status: Status, now: datetime) -> UrgentActionQuerySet:
    if status == Status.OUTCOME:
        return actions.filter(kind=SheetKind.OUTCOME)
    if status == Status.OPEN:
        return actions.open(now)
    if status == Status.CLOSING_SOON:
        return actions.closing_soon(now)
    stopped = Q(stopped_at__isnull=False, stopped_at__lte=now)
    over = actions.ended(now).exclude(kind=SheetKind.OUTCOME)
    return over.filter(stopped) if status == Status.STOPPED else over.exclude(stopped)
