"""Whether the app can do its work now: what whoever watches a site asks every few seconds.

Each finding costs the same whatever is stored: what is looked at are the newest signatures, the actions that they are
under, and both ends of the queue of mails. A fault of today shows there; :func:`~urgent_action.domain.tally.recount`
is what looks at everything. Nothing here names a person, an address or an action.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import cast
from uuid import UUID

from django.core.cache import caches
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import DatabaseError, InterfaceError
from django.db.models import OuterRef, Subquery

from ..conf import app_settings
from ..digests import keys_ready
from ..memory import recall, remember
from ..models import ActionRecord, Signature
from .mailing import next_due
from .tally import FOLD_AFTER
from .urgency import LATE

#: How many of the newest signatures are looked at.
NEWEST = 1000
#: How many of the actions that were signed last are looked at.
ACTIONS = 20
#: How many mails are looked at from either end of the queue.
ENDS = 100
#: How long nothing may have been seen to send mail.
UNSEEN = timedelta(hours=1)
#: How long enough signatures for a fold may wait for it.
FOLD_LAG = timedelta(minutes=10)
#: How long any signature may wait to be counted: one night's recount was missed.
RECOUNT_LAG = timedelta(hours=36)
#: From which number on, and which part of a day's signers, refused addresses point at the sender and not at typing.
REFUSED, REFUSED_PART = 5, 1 / 5

_DAY = timedelta(days=1)
_WORKER = "worker"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at. ``number`` is None where there is none; ``sentence`` is for whoever runs the site."""

    name: str
    ok: bool
    sentence: str
    number: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class Health:
    """What was found, in the order in which one would look for a fault."""

    findings: tuple[Finding, ...]

    @property
    def failing(self) -> list[str]:
        """Names of what is not as it should be."""
        return [finding.name for finding in self.findings if not finding.ok]

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return not self.failing


def read_health(*, now: datetime) -> Health:
    """Look at everything once: four short queries, and a value put into each cache and read back.

    While the database is away, nothing is said of what only it knows. Raises nothing.
    """
    default = _cache("cache", "default")
    found = [*_database(now), _keys(), default]
    if alias := app_settings().limits_cache:
        found.append(_cache("limits_cache", alias))
    return Health((*found, _worker(now, cache_answers=default.ok)))


def note_worker(*, now: datetime) -> None:
    """Remember that something is at work that sends what is owed."""
    remember(_WORKER, now, seconds=int(_DAY.total_seconds()))


def _database(now: datetime) -> Iterator[Finding]:
    try:
        found = [_owed_mail(now), *_newest(now)]
    except (DatabaseError, InterfaceError) as error:
        yield Finding("database", False, f"The database does not answer as it should ({type(error).__name__}).")
        return
    yield Finding("database", True, "The database answers.")
    yield from found


def _owed_mail(now: datetime) -> Finding:
    """What nobody tries stands at the front of the queue, what has failed for longest at its end.

    A mail has waited at least through the waits after its earlier failures. The wait it is in now is not counted before
    it is over: in the row it looks like the lease of somebody who is sending it.
    """
    owed = Signature.objects.filter(mail_due_at__isnull=False).exclude(mail_owed="")
    rows = [
        row
        for order in ("mail_due_at", "-mail_due_at")
        for row in owed.order_by(order).values_list("mail_due_at", "mail_attempts")[:ENDS]
    ]
    if not rows:
        return Finding("owed_mail", True, "No mail is owed.", 0, "seconds")
    longest = max(
        sum((next_due(failed, now=now) - now for failed in range(1, attempts)), max(now - due_at, timedelta()))
        for due_at, attempts in rows
    )
    sentence = f"The oldest owed mail has waited {_told(longest)}; the limit is {_told(LATE)}."
    return Finding("owed_mail", longest <= LATE, sentence, _seconds(longest), "seconds")


def _newest(now: datetime) -> Iterator[Finding]:
    rows = list(Signature.objects.order_by("-pk").values_list("action_key", "created_at", "bounced_at")[:NEWEST])
    since = now - _DAY
    refused = len([row for row in rows if row[2] and row[2] > since])
    signed = len([row for row in rows if row[1] > since])
    many = refused >= REFUSED and refused >= REFUSED_PART * signed
    sentence = f"In a day {signed} of the newest signatures were made, and mail to {refused} was refused or given up."
    yield Finding("refused_mail", not many, sentence, refused, "signatures")
    yield _tally([*dict.fromkeys(key for key, *_facts in rows)][:ACTIONS], now)


def _tally(action_keys: list[UUID], now: datetime) -> Finding:
    """A short tail waits for the night's recount, as it should; a long one should have been folded in by a reader."""
    waiting = (
        Signature.objects.counted(OuterRef("pk"))
        .filter(confirmed_at__gt=OuterRef("counted_until"))
        .order_by("confirmed_at")
        .values("confirmed_at")
    )
    rows = ActionRecord.objects.filter(pk__in=action_keys).values_list(
        Subquery(waiting[:1]), Subquery(waiting[FOLD_AFTER - 1 : FOLD_AFTER])
    )
    first, foldable = zip(*rows, strict=True) if rows else ((), ())
    lag, fold_lag = (max((now - at for at in column if at), default=timedelta()) for column in (first, foldable))
    if fold_lag > FOLD_LAG:
        sentence = f"Signatures enough to be folded into a tally have waited {_told(fold_lag)} for it."
    else:
        sentence = f"The oldest signature that is not in a stored tally yet is {_told(lag)} old."
    return Finding("tally", lag <= RECOUNT_LAG and fold_lag <= FOLD_LAG, sentence, _seconds(lag), "seconds")


def _keys() -> Finding:
    ready = keys_ready()
    return Finding("keys", ready, "The keys are there." if ready else "There are no usable keys: nobody can sign.")


def _cache(name: str, alias: str) -> Finding:
    """Under a name of its own each time: two who ask at once must not read each other's value."""
    value = token_hex(8)
    key = f"urgent_action.health.{value}"
    try:
        caches[alias].set(key, value, timeout=10)
        ok = caches[alias].get(key) == value
    except Exception as error:  # each cache backend has errors of its own
        return Finding(name, False, f'The cache "{alias}" cannot be reached ({type(error).__name__}).')
    return Finding(name, ok, f'The cache "{alias}" {"answers" if ok else "does not keep what it is given"}.')


def _worker(now: datetime, *, cache_answers: bool) -> Finding:
    """What was noted in a cache of one process tells of that process alone, so that no note there means nothing."""
    seen_at = cast(datetime | None, recall(_WORKER)) if cache_answers else None
    ago = max(now - seen_at, timedelta()) if seen_at else None
    if ago is not None and ago <= UNSEEN:
        return Finding("worker", True, f"What sends mail was seen {_told(ago)} ago.", _seconds(ago), "seconds")
    if not cache_answers or isinstance(caches["default"], LocMemCache | DummyCache):
        return Finding("worker", True, "Not known: there is no cache that all processes share.")
    if ago is None:
        return Finding("worker", False, "Nothing that sends mail was seen within a day.")
    return Finding("worker", False, f"What sends mail was last seen {_told(ago)} ago.", _seconds(ago), "seconds")


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


def _told(span: timedelta) -> str:
    hours, minutes = divmod(_seconds(span) // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
