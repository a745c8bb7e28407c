"""Which signatures a file is about. The same choice stands in its record, so that they can be found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from ...domain.tally import SETTLED
from ...models import Signature
from ..models import Audience, HandOver

#: Signatures that are read at a time.
BATCH = 5000


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A choice among the confirmed signatures of an action."""

    action_key: UUID
    audience: Audience
    #: Signatures that were confirmed after this instant (aware) are not in it.
    until: datetime
    #: Without those that were handed over to this audience before.
    new: bool = False
    #: Two letters; empty: all.
    country: str = ""
    #: Language in which somebody signed; empty: all.
    language: str = ""
    #: For the CRM: also those who did not ask to hear more.
    everybody: bool = False
    #: Primary keys of the pages on which they were made; None: wherever.
    pages: tuple[int, ...] | None = None
    #: When the file of this choice was made (aware), if it was: who had been set aside by then is not in it.
    made_at: datetime | None = None

    @classmethod
    def of(cls, hand_over: HandOver) -> Self:
        """The choice of a file that was made."""
        chosen = dict(hand_over.filter)
        pages = chosen.pop("pages", None)
        return cls(
            action_key=hand_over.action_key,
            audience=Audience(hand_over.audience),
            until=hand_over.covers_until,
            made_at=hand_over.made_at,
            pages=None if pages is None else tuple(pages),
            **chosen,
        )

    def as_json(self) -> dict[str, Any]:
        """The choice as a record keeps it beside action, audience and time: only what narrows it."""
        chosen = {name: getattr(self, name) for name in ("new", "country", "language", "everybody")}
        kept: dict[str, Any] = {name: value for name, value in chosen.items() if value}
        return kept if self.pages is None else {**kept, "pages": list(self.pages)}


def settled(now: datetime) -> datetime:
    """Until when signatures can be told completely: one that was confirmed later may still be on its way into the table."""
    return now - SETTLED


def select(scope: Scope) -> QuerySet[Any]:
    """The signatures that a file of this scope holds."""
    signatures = covered(scope)
    if scope.new:
        earlier = HandOver.objects.filter(action_key=scope.action_key, audience=scope.audience)
        for hand_over in earlier.exclude(delivered_at=None):
            signatures = signatures.exclude(_condition(Scope.of(hand_over)))
    return signatures


def covered(scope: Scope) -> QuerySet[Any]:
    """Those of a scope, whether they were handed over before or not."""
    return Signature.objects.counted(scope.action_key).filter(_condition(scope))


def has_sealed(scope: Scope) -> bool:
    """Whether the server cannot read the names of some whom the scope may be about: they are sealed.

    What else is sealed is whether somebody agreed to be named, so that it cannot be asked for those who did.
    """
    unreadable = Signature.objects.counted(scope.action_key).filter(_place(scope), name="")
    return scope.audience != Audience.PUBLIC and unreadable.exists()


def in_batches(signatures: QuerySet[Any], *columns: Any) -> Iterator[list[tuple[Any, ...]]]:
    """Signatures in the order in which they were confirmed, as tuples of instant, ``pk`` and the columns.

    Each batch is a question of its own, answered by the index of (action, confirmed_at): nothing is held in the database
    while somebody with a slow line downloads, whoever withdraws meanwhile is not in the rest, and memory stays the same
    on each database. The instant is text (see :func:`as_utc`): making objects of a million of them takes as long as all else.
    """
    ordered = signatures.order_by("confirmed_at", "pk").values_list(as_text("confirmed_at"), "pk", *columns)
    rows = ordered
    while batch := list(rows[:BATCH]):
        yield batch
        if len(batch) < BATCH:
            return
        instant, last = datetime.fromisoformat(batch[-1][0]), batch[-1][1]
        instant = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
        rows = ordered.filter(Q(confirmed_at__gt=instant) | Q(pk__gt=last), confirmed_at__gte=instant)


def as_text(column: str) -> Cast:
    """A column as the database writes it; an instant in UTC, which is what Django's connections speak."""
    return Cast(column, TextField())


def as_utc(text: str) -> str:
    """An instant that was read with :func:`as_text`, to the second, in the form of RFC 3339."""
    return f"{text[:10]}T{text[11:19]}Z"


def _condition(scope: Scope) -> Q:
    condition = Q(confirmed_at__lte=scope.until) & _place(scope)
    if scope.made_at is not None:
        condition &= Q(restored_at=None) | Q(restored_at__lte=scope.made_at)
    if scope.audience == Audience.TARGET:
        condition &= Q(public_name=True)  # the box says: shown with the appeal, and handed to the officials
    if scope.audience == Audience.CRM and not scope.everybody:
        condition &= Q(wants_updates=True)
    return condition


def _place(scope: Scope) -> Q:
    condition = Q()
    if scope.pages is not None:
        condition &= Q(page__in=scope.pages)
    if scope.country:
        condition &= Q(country=scope.country)
    if scope.language:
        condition &= Q(language=scope.language)
    return condition
