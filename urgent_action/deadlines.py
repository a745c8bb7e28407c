"""The deadline: one rule, in one place, without a clock and without a database.

An action is open while ``now < closes_at`` and it was not stopped. ``closes_at`` is the end of the deadline's day in the
deadline's own time zone, or the time that the editor gave on that day. Everyone who has to know (page, banner, form,
POST, feed, report, cache headers, tests) asks here and passes ``now`` in. All instants are aware datetimes; results are UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from .enums import SheetKind, Status
from .exceptions import DeadlineError

#: "Anywhere on Earth": the day ends when it has ended in the last inhabited zone, UTC-12. POSIX turns the sign round.
ANYWHERE_ON_EARTH = "Etc/GMT+12"

_TICK = timedelta(microseconds=1)


def closes_at(day: date, at: time | None, zone: str) -> datetime:
    """The first instant at which the action is closed, in UTC.

    Args:
        day: the last day for appeals, as printed on the sheet.
        at: the local time on that day, or None for its end.
        zone: IANA name of the zone in which day and time are meant.

    Raises:
        DeadlineError: unknown zone, year out of range, or a time that the clocks of the zone skip (``gap``) or show
            twice (``fold``) on that day: an editor has to choose, we never guess.
    """
    info = _zone(zone)
    try:
        return _end_of_day(day, info) if at is None else _exact(day, at.replace(tzinfo=None), info)
    except OverflowError as error:
        raise DeadlineError("range", f"The year {day.year} is out of range.") from error


def status(
    *,
    kind: str,
    closes_at: datetime | None,
    stopped_at: datetime | None,
    now: datetime,
    closing_soon: timedelta,
) -> Status:
    """Where an action stands at ``now``.

    An outcome asks for nothing, whatever else it holds. A stop counts from its instant. Without a deadline an action
    is open until it is stopped.
    """
    if kind == SheetKind.OUTCOME:
        return Status.OUTCOME
    if stopped_at is not None and stopped_at <= now:
        return Status.STOPPED
    if closes_at is None:
        return Status.OPEN
    if closes_at <= now:
        return Status.CLOSED
    return Status.CLOSING_SOON if closes_at - closing_soon <= now else Status.OPEN


def next_change(
    *, status: Status, closes_at: datetime | None, now: datetime, closing_soon: timedelta
) -> datetime | None:
    """The next instant at which the status changes by itself, or None when only a person can change it."""
    if closes_at is None or not status.takes_action:
        return None
    return closes_at - closing_soon if status == Status.OPEN else closes_at


def last_change(
    *, closes_at: datetime | None, stopped_at: datetime | None, now: datetime, closing_soon: timedelta
) -> datetime | None:
    """The latest instant up to ``now`` at which the status changed: it came near the close, closed, or was stopped."""
    ends = [end for end in (closes_at, stopped_at) if end is not None]
    nearing = [closes_at - closing_soon] if closes_at is not None else []
    return max((change for change in [*ends, *nearing] if change <= min([now, *ends])), default=None)


def may_confirm(*, closes_at: datetime | None, stopped_at: datetime | None, now: datetime, grace: timedelta) -> bool:
    """Whether a signature that was made in time may be confirmed at ``now``: until ``grace`` after the deadline.

    A stop has no grace: the action may have been stopped to protect somebody.
    """
    if stopped_at is not None and stopped_at <= now:
        return False
    return closes_at is None or now < closes_at + grace


def max_age(*, change: datetime | None, now: datetime, ceiling: int) -> int:
    """Whole seconds for which a page may be cached: at most ``ceiling``, and never past ``change``."""
    if change is None:
        return ceiling
    return max(0, min(ceiling, (change - now) // timedelta(seconds=1)))


def last_day(closes_at: datetime, zone: str) -> tuple[date, time | None]:
    """What a reader is told: the last day, and the time on it unless the action runs to the day's end.

    Inverse of :func:`closes_at`, up to a time of exactly midnight, which is the end of the day before.
    """
    info = _zone(zone)
    local = closes_at.astimezone(info)
    before = (closes_at - _TICK).astimezone(info).date()
    if before != local.date() and _end_of_day(before, info) == closes_at:
        return before, None
    return local.date(), local.time()


def zone_choices() -> list[tuple[str, str]]:
    """Names of time zones for an editor, by region; the zone "anywhere on Earth" is not among them."""
    regions = (
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
    names = sorted(name for name in _zone_names() if name.split("/")[0] in regions)
    return [(name, name.replace("_", " ")) for name in ["UTC", *names]]


def zone_exists(name: str) -> bool:
    """Whether deadlines can be meant in the zone of this name."""
    try:
        _zone(name)
    except DeadlineError:
        return False
    return True


@cache
def _zone_names() -> frozenset[str]:
    """Python walks the folders of the zone data anew at each call; they do not change while a process runs."""
    return frozenset(available_timezones())


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # OSError: a name that is a folder of the zone data
        raise DeadlineError("zone", f"There is no time zone “{name}”.") from error


def _end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant from which on the local date is later than ``day``."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, zone)
    first = midnight.astimezone(UTC)
    second = midnight.replace(fold=1).astimezone(UTC)
    # Clocks that go back over midnight show 00:00 twice. Where they fall back into the day before, that day is not over
    # at the first midnight; where they repeat the first hour of the new day, it is. In a gap ``second`` lies earlier.
    if second > first and (second - _TICK).astimezone(zone).date() <= day:
        return second
    return first


def _exact(day: date, at: time, zone: ZoneInfo) -> datetime:
    local = datetime.combine(day, at, zone)
    first, second = local.astimezone(UTC), local.replace(fold=1).astimezone(UTC)
    if first == second:
        return first
    if first > second:
        raise DeadlineError("gap", f"{day} {at:%H:%M} does not exist in {zone.key}: the clocks go forward over it.")
    raise DeadlineError("fold", f"{day} {at:%H:%M} comes twice in {zone.key}: the clocks go back over it.")
