"""What cannot wait, among the pages that somebody works with: deadlines, cases without an end, mails, what was set aside.

Numbers are counted up to a cap: whoever has to act need not know whether it is a thousand or a million.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from ..enums import SheetKind, SignatureState
from ..models import Signature
from .mailing import BACK_OFF
from .overview import actions_among
from .pages import pages_of_actions

#: Numbers above this are told as "more than".
MOST_COUNTED = 1000
#: How long a mail may be owed before it is worth a look.
LATE = timedelta(hours=1)
#: How far ahead deadlines are looked for.
AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Few:
    """The first of many pages."""

    pages: tuple[Any, ...]
    more: bool


@dataclass(frozen=True)
class Waiting:
    """How many signatures of one action were set aside and wait for a decision; at most one above the cap."""

    page: Any
    number: int


def closing_next(reach: QuerySet[Any], *, now: datetime, limit: int) -> Few:
    """Published actions that close within a week, the next first."""
    found = [
        page
        for actions in actions_among(reach)
        for page in _listed(actions.live().taking_action(now).filter(closes_at__lte=now + AHEAD))[: limit + 1]
    ]
    return _few(sorted(found, key=lambda page: page.closes_at), limit)


def ended_without_outcome(reach: QuerySet[Any], *, now: datetime, limit: int) -> Few:
    """Published actions that are over and have no later sheet in their chain, the latest to end first."""
    found = [
        page
        for actions in actions_among(reach)
        for page in _listed(_last_of_chain(actions.live().ended(now).exclude(kind=SheetKind.OUTCOME)))[: limit + 1]
    ]
    ends = {page.pk: min(end for end in (page.closes_at, page.stopped_at) if end) for page in found}
    return _few(sorted(found, key=lambda page: ends[page.pk], reverse=True), limit)


def count_late_mails(reach: QuerySet[Any], *, now: datetime) -> int:
    """How many signatures made on these pages have owed a mail for over an hour; at most one above the cap.

    When a mail came to be owed is not stored, but when it is tried next, and how often it was: the waits between follow.
    """
    waited = [sum(BACK_OFF[:tried], timedelta()) for tried in range(len(BACK_OFF))]
    late = [Q(mail_attempts=tried, mail_due_at__lte=now - LATE + wait) for tried, wait in enumerate(waited)]
    # Few rows owe a mail, and a page may have a million: a sum keeps databases from looking for them by the page.
    owed = Signature.objects.filter(mail_due_at__lte=now + BACK_OFF[-1]).annotate(made_on=F("page_id") + 0)
    owed = owed.filter(mail_due_at__isnull=False, made_on__in=reach.order_by().values("pk"))
    rows = owed.filter(reduce(or_, late, Q(mail_attempts__gte=len(BACK_OFF)))).exclude(mail_owed="")
    return int(rows.order_by()[: MOST_COUNTED + 1].count())


def waiting_quarantine(reach: QuerySet[Any], *, limit: int) -> tuple[list[Waiting], bool]:
    """The newest actions of which signatures were set aside, and whether there are more than ``limit``.

    Only what was signed on these pages is counted: an action may have pages in the hands of others.
    """
    aside = Signature.objects.filter(state=SignatureState.QUARANTINED)
    chosen: dict[Any, Any] = {}
    for actions in actions_among(reach):
        pages = _listed(actions.filter(Exists(aside.filter(action_key=OuterRef("translation_key"))))).order_by("-pk")
        for page in pages[: 4 * limit]:  # the same action in a few languages
            chosen.setdefault(page.translation_key, page)
    keys = list(chosen)[: limit + 1]
    whole = _wholly_within(reach, keys[:limit])
    found = []
    for key in keys[:limit]:
        rows = aside.filter(action_key=key)
        rows = rows if key in whole else rows.filter(page__in=reach.order_by().values("pk"))
        number = int(rows.order_by()[: MOST_COUNTED + 1].count())
        if number:
            found.append(Waiting(chosen[key], number))
    return found, len(keys) > limit


def _listed(actions: Any) -> Any:
    """What lists show of actions; an alias says nothing that its source does not say."""
    return actions.filter(alias_of=None).select_related("locale").defer("body")


def _few(pages: list[Any], limit: int) -> Few:
    return Few(tuple(pages[:limit]), more=len(pages) > limit)


def _wholly_within(reach: QuerySet[Any], keys: Iterable[Any]) -> set[Any]:
    """Which of some actions have all their pages within reach."""
    rows = list(pages_of_actions(keys).values_list("pk", "translation_key", "alias_of__translation_key"))
    within = set(reach.filter(pk__in=[pk for pk, _own, _source in rows]).values_list("pk", flat=True))
    outside = {source or own for pk, own, source in rows if pk not in within}
    return set(keys) - outside


def _last_of_chain(actions: Any) -> Any:
    """Those that no later published sheet follows, by a link or by the same UA number, in their language."""
    place = Coalesce("issue_date", TruncDate("first_published_at", tzinfo=UTC))
    sheets = actions.model.objects.live().filter(alias_of=None).annotate(place=place)
    chain = sheets.filter(ua_number_normalised=OuterRef("ua_number_normalised"), locale=OuterRef("locale"))
    later = Q(place__gt=OuterRef("place")) | Q(place=OuterRef("place"), pk__gt=OuterRef("pk"))
    followed = Exists(sheets.filter(previous_action=OuterRef("pk")))
    named = ~Q(ua_number_normalised="") & Exists(chain.filter(later))
    return (
        actions.annotate(place=place)
        .exclude(followed)
        .exclude(named)
        .order_by(Coalesce("stopped_at", F("closes_at")).desc(nulls_last=True), "-pk")
    )
