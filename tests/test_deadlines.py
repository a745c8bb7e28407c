"""The one rule of the deadline, over every time zone that Python knows, and at each of its edges."""

from __future__ import annotations

import cProfile
import pstats
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from urgent_action import deadlines
from urgent_action.deadlines import ANYWHERE_ON_EARTH, closes_at
from urgent_action.enums import SheetKind, Status
from urgent_action.exceptions import DeadlineError

TICK = timedelta(microseconds=1)
WEEK = timedelta(days=7)
ZONES = sorted(available_timezones() - {"localtime"})
NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)

zones = st.sampled_from(ZONES)
days = st.dates(date(1970, 1, 1), date(2037, 12, 31))
instants = st.datetimes(datetime(1970, 1, 2), datetime(2037, 12, 30), timezones=st.just(UTC))


def clock_changes(zone: ZoneInfo) -> list[date]:
    """The UTC days on which the clocks of a zone change, 1970 to 2037, found by looking each week and halving."""
    found = []
    start, end = datetime(1970, 1, 1, tzinfo=UTC), datetime(2037, 12, 31, tzinfo=UTC)
    offset = start.astimezone(zone).utcoffset()
    while start < end:
        after = start + WEEK
        offset_after = after.astimezone(zone).utcoffset()
        if offset_after != offset:
            low, high = start, after
            while high - low > timedelta(hours=1):
                middle = low + (high - low) / 2
                low, high = (low, middle) if middle.astimezone(zone).utcoffset() != offset else (middle, high)
            found.append(high.date())
        start, offset = after, offset_after
    return found


def wrong_end(day: date, name: str) -> str:
    """What is wrong with the end of a day, or nothing."""
    zone = ZoneInfo(name)
    end = closes_at(day, None, name)
    if end.astimezone(zone).date() <= day:
        return f"{name} {day}: closes while the day lasts"
    if (end - TICK).astimezone(zone).date() > day:
        return f"{name} {day}: still open after the day"
    for minutes in range(0, 26 * 60, 30):
        if (end + timedelta(minutes=minutes)).astimezone(zone).date() <= day:
            return f"{name} {day}: the day comes back after the close"
    return ""


@given(day=days, zone=zones)
@example(day=date(2010, 11, 6), zone="America/St_Johns")
@example(day=date(2011, 12, 30), zone="Pacific/Apia")
@settings(max_examples=400, deadline=None)
def test_closes_at_is_the_end_of_the_local_day(day: date, zone: str) -> None:
    assert wrong_end(day, zone) == ""


def test_closes_at_is_the_end_of_the_local_day_wherever_clocks_change() -> None:
    seen: dict[tuple[date, ...], str] = {}
    for name in ZONES:
        seen.setdefault(tuple(clock_changes(ZoneInfo(name))), name)
    wrong = [
        problem
        for changes, name in seen.items()
        for change in changes
        for near in (-1, 0)
        if (problem := wrong_end(change + timedelta(days=near), name))
    ]
    assert len(seen) > 200
    assert wrong == []


@given(day=days, zone=zones)
@settings(max_examples=300, deadline=None)
def test_closes_at_gives_each_day_in_order(day: date, zone: str) -> None:
    assert closes_at(day - timedelta(days=1), None, zone) <= closes_at(day, None, zone)


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        (date(2031, 3, 1), "UTC", datetime(2031, 3, 2, 0, 0)),
        (date(2031, 3, 1), ANYWHERE_ON_EARTH, datetime(2031, 3, 2, 12, 0)),
        (date(2031, 12, 31), "Asia/Kolkata", datetime(2031, 12, 31, 18, 30)),
        # Clocks go back from 00:01 to 23:01 of the day before: midnight comes twice, and the second ends the day.
        (date(2006, 10, 28), "America/St_Johns", datetime(2006, 10, 29, 3, 30)),
        (date(2007, 11, 3), "America/St_Johns", datetime(2007, 11, 4, 3, 30)),
        (date(2008, 11, 1), "America/St_Johns", datetime(2008, 11, 2, 3, 30)),
        (date(2009, 10, 31), "America/St_Johns", datetime(2009, 11, 1, 3, 30)),
        (date(2010, 11, 6), "America/St_Johns", datetime(2010, 11, 7, 3, 30)),
        # Clocks go forward from 00:01: midnight is before that.
        (date(2011, 3, 12), "America/St_Johns", datetime(2011, 3, 13, 3, 30)),
        # From 2011-11 on they change at two in the morning.
        (date(2012, 11, 3), "America/St_Johns", datetime(2012, 11, 4, 2, 30)),
        # 01:00 goes back to 00:00 of the same day: the day before is over at the first midnight.
        (date(2031, 10, 25), "Atlantic/Azores", datetime(2031, 10, 26, 0, 0)),
        (date(2019, 11, 2), "America/Havana", datetime(2019, 11, 3, 4, 0)),
        # 00:00 goes forward to 01:00: the day before ends where the gap begins.
        (date(2031, 3, 29), "Atlantic/Azores", datetime(2031, 3, 30, 1, 0)),
        (date(2019, 3, 9), "America/Havana", datetime(2019, 3, 10, 5, 0)),
        (date(2018, 11, 3), "America/Sao_Paulo", datetime(2018, 11, 4, 3, 0)),
        # 00:00 goes back to 23:00 of the day before, which is one hour longer.
        (date(2018, 2, 17), "America/Sao_Paulo", datetime(2018, 2, 18, 3, 0)),
        # Samoa went from the 29th to the 31st.
        (date(2011, 12, 29), "Pacific/Apia", datetime(2011, 12, 30, 10, 0)),
        (date(2011, 12, 30), "Pacific/Apia", datetime(2011, 12, 30, 10, 0)),
        (date(2011, 12, 31), "Pacific/Apia", datetime(2011, 12, 31, 10, 0)),
    ],
)
def test_closes_at_at_known_midnights(day: date, zone: str, expected: datetime) -> None:
    assert closes_at(day, None, zone) == expected.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2031, 3, 30), "Europe/London", 23),
        (date(2031, 10, 26), "Europe/London", 25),
        (date(2031, 10, 25), "Europe/London", 24),
        (date(2018, 11, 4), "America/Sao_Paulo", 23),
        (date(2018, 2, 17), "America/Sao_Paulo", 25),
        (date(2010, 11, 6), "America/St_Johns", 25),
        (date(2011, 12, 30), "Pacific/Apia", 0),
    ],
)
def test_day_length_on_clock_changes(day: date, zone: str, hours: int) -> None:
    length = closes_at(day, None, zone) - closes_at(day - timedelta(days=1), None, zone)
    assert length == timedelta(hours=hours)


def test_anywhere_on_earth_closes_after_every_inhabited_zone() -> None:
    day = date(2031, 6, 1)
    assert max(closes_at(day, None, zone) for zone in ZONES) == closes_at(day, None, ANYWHERE_ON_EARTH)


@pytest.mark.parametrize(
    ("day", "at", "zone", "expected"),
    [
        (date(2031, 1, 10), time(17, 0), "Europe/London", datetime(2031, 1, 10, 17, 0)),
        (date(2031, 7, 10), time(17, 0), "Europe/London", datetime(2031, 7, 10, 16, 0)),
        (date(2031, 7, 10), time(0, 0), "UTC", datetime(2031, 7, 10, 0, 0)),
        (date(2031, 7, 10), time(23, 59, 59, 999999), "UTC", datetime(2031, 7, 10, 23, 59, 59, 999999)),
        (date(2031, 7, 10), time(17, 0, tzinfo=UTC), "Asia/Kolkata", datetime(2031, 7, 10, 11, 30)),
    ],
)
def test_closes_at_with_a_time(day: date, at: time, zone: str, expected: datetime) -> None:
    assert closes_at(day, at, zone) == expected.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone", "code"),
    [
        (date(2031, 3, 30), time(1, 30), "Europe/London", "gap"),
        (date(2031, 3, 30), time(1, 0), "Europe/London", "gap"),
        (date(2031, 10, 26), time(1, 30), "Europe/London", "fold"),
        (date(2031, 10, 26), time(1, 0), "Europe/London", "fold"),
        (date(2010, 11, 6), time(23, 30), "America/St_Johns", "fold"),
        (date(2010, 11, 7), time(0, 0), "America/St_Johns", "fold"),
        (date(2011, 3, 13), time(0, 30), "America/St_Johns", "gap"),
        (date(2018, 11, 4), time(0, 0), "America/Sao_Paulo", "gap"),
        (date(2019, 11, 3), time(0, 30), "America/Havana", "fold"),
        (date(2031, 10, 26), time(0, 0), "Atlantic/Azores", "fold"),
        (date(2011, 12, 30), time(12, 0), "Pacific/Apia", "gap"),
        (date(9999, 12, 31), None, "UTC", "range"),
        (date(9999, 12, 31), None, "Asia/Kolkata", "range"),
        (date(9999, 12, 31), time(23, 0), "America/New_York", "range"),
        (date(1, 1, 1), time(0, 0), "Asia/Tokyo", "range"),
        (date(2031, 1, 1), None, "", "zone"),
        (date(2031, 1, 1), None, ".", "zone"),
        (date(2031, 1, 1), None, "..", "zone"),
        (date(2031, 1, 1), None, "../UTC", "zone"),
        (date(2031, 1, 1), None, "/etc/hosts", "zone"),
        (date(2031, 1, 1), None, "Europe", "zone"),
        (date(2031, 1, 1), None, "Europe/", "zone"),
        (date(2031, 1, 1), None, "Europe/Strelsau", "zone"),
        (date(2031, 1, 1), None, "tzdata.zi", "zone"),
        (date(2031, 1, 1), None, "zone.tab", "zone"),
        (date(2031, 1, 1), None, "\x00", "zone"),
        (date(2031, 1, 1), None, "\ud800", "zone"),
        (date(2031, 1, 1), None, "A" * 5000, "zone"),
    ],
)
def test_closes_at_refuses_what_names_no_instant(day: date, at: time | None, zone: str, code: str) -> None:
    with pytest.raises(DeadlineError) as caught:
        closes_at(day, at, zone)
    assert caught.value.code == code


@given(day=days, at=st.times(), zone=zones)
@settings(max_examples=300, deadline=None)
def test_closes_at_with_a_time_is_what_the_clock_shows_or_an_error(day: date, at: time, zone: str) -> None:
    shown = datetime.combine(day, at)
    try:
        outcome: datetime | str = closes_at(day, at, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except DeadlineError as error:
        outcome = error.code
    assert outcome in {shown, "gap", "fold"}


@given(name=st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_closes_at_with_any_zone_name_gives_an_instant_or_the_code_zone(name: str) -> None:
    try:
        outcome: object = closes_at(date(2031, 1, 1), None, name).tzinfo
    except DeadlineError as error:
        outcome = error.code
    assert outcome in {UTC, "zone"}


@pytest.mark.parametrize(
    ("kind", "closes", "stopped", "expected"),
    [
        (SheetKind.FIRST, None, None, Status.OPEN),
        (SheetKind.FIRST, NOW + TICK, None, Status.CLOSING_SOON),
        (SheetKind.FIRST, NOW, None, Status.CLOSED),
        (SheetKind.FIRST, NOW - TICK, None, Status.CLOSED),
        (SheetKind.FIRST, NOW + WEEK + TICK, None, Status.OPEN),
        (SheetKind.FIRST, NOW + WEEK, None, Status.CLOSING_SOON),
        (SheetKind.FURTHER_INFORMATION, NOW + WEEK - TICK, None, Status.CLOSING_SOON),
        (SheetKind.UPDATE, None, NOW + TICK, Status.OPEN),
        (SheetKind.UPDATE, None, NOW, Status.STOPPED),
        (SheetKind.FIRST, NOW + WEEK * 9, NOW - TICK, Status.STOPPED),
        (SheetKind.FIRST, NOW - WEEK, NOW - TICK, Status.STOPPED),
        (SheetKind.FIRST, NOW - WEEK, NOW + TICK, Status.CLOSED),
        (SheetKind.OUTCOME, None, None, Status.OUTCOME),
        (SheetKind.OUTCOME, NOW + WEEK, NOW - TICK, Status.OUTCOME),
        (SheetKind.OUTCOME, NOW - WEEK, None, Status.OUTCOME),
        ("outcome", NOW - WEEK, None, Status.OUTCOME),
    ],
)
def test_status(kind: str, closes: datetime | None, stopped: datetime | None, expected: Status) -> None:
    status = deadlines.status(kind=kind, closes_at=closes, stopped_at=stopped, now=NOW, closing_soon=WEEK)
    assert status == expected


def test_status_takes_action_only_while_open() -> None:
    assert [status for status in Status if status.takes_action] == [Status.OPEN, Status.CLOSING_SOON]


@given(
    closes=instants,
    before=st.timedeltas(timedelta(), timedelta(days=60)),
    soon=st.timedeltas(timedelta(), timedelta(days=30)),
    ceiling=st.integers(0, 10**7),
    kind=st.sampled_from(SheetKind.values),
)
@settings(max_examples=400, deadline=None)
def test_max_age_never_passes_the_next_change(
    closes: datetime, before: timedelta, soon: timedelta, ceiling: int, kind: str
) -> None:
    now = closes - before

    def status_at(instant: datetime) -> Status:
        return deadlines.status(kind=kind, closes_at=closes, stopped_at=None, now=instant, closing_soon=soon)

    change = deadlines.next_change(status=status_at(now), closes_at=closes, now=now, closing_soon=soon)
    age = deadlines.max_age(change=change, now=now, ceiling=ceiling)
    assert 0 <= age <= ceiling
    kept_until = now + timedelta(seconds=age)
    if change is None:
        assert age == ceiling
        assert status_at(kept_until) == status_at(now)
    else:
        assert status_at(change - TICK) == status_at(now) != status_at(change)
        assert kept_until <= change
        assert age == ceiling or change - kept_until < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (None, 60),
        (NOW + timedelta(seconds=61), 60),
        (NOW + timedelta(seconds=60), 60),
        (NOW + timedelta(seconds=59.999), 59),
        (NOW + timedelta(seconds=0.999), 0),
        (NOW, 0),
        (NOW - WEEK, 0),
    ],
)
def test_max_age_counts_whole_seconds(change: datetime | None, expected: int) -> None:
    assert deadlines.max_age(change=change, now=NOW, ceiling=60) == expected


@given(day=days, at=st.none() | st.times(), zone=zones)
@example(day=date(2011, 12, 30), at=None, zone="Pacific/Apia")
@example(day=date(2010, 11, 6), at=None, zone="America/St_Johns")
@settings(max_examples=400, deadline=None)
def test_last_day_is_the_inverse_of_closes_at(day: date, at: time | None, zone: str) -> None:
    try:
        instant = closes_at(day, at, zone)
    except DeadlineError:
        return
    told = deadlines.last_day(instant, zone)
    assert closes_at(*told, zone) == instant


@pytest.mark.parametrize(
    ("day", "at", "zone", "told"),
    [
        (date(2031, 3, 1), None, "UTC", (date(2031, 3, 1), None)),
        (date(2031, 3, 1), time(17, 0), "UTC", (date(2031, 3, 1), time(17, 0))),
        (date(2031, 3, 1), time(23, 59), "UTC", (date(2031, 3, 1), time(23, 59))),
        (date(2031, 3, 2), time(0, 0), "UTC", (date(2031, 3, 1), None)),
        (date(2031, 3, 1), None, ANYWHERE_ON_EARTH, (date(2031, 3, 1), None)),
        (date(2010, 11, 6), None, "America/St_Johns", (date(2010, 11, 6), None)),
        (date(2018, 11, 3), None, "America/Sao_Paulo", (date(2018, 11, 3), None)),
        (date(2011, 12, 29), None, "Pacific/Apia", (date(2011, 12, 29), None)),
    ],
)
def test_last_day_says_what_the_editor_entered(
    day: date, at: time | None, zone: str, told: tuple[date, time | None]
) -> None:
    assert deadlines.last_day(closes_at(day, at, zone), zone) == told


def test_last_day_with_an_unknown_zone() -> None:
    with pytest.raises(DeadlineError) as caught:
        deadlines.last_day(NOW, "Europe/Strelsau")
    assert caught.value.code == "zone"


def test_zone_choices_are_usable_names() -> None:
    names = [name for name, _label in deadlines.zone_choices()]
    assert names[0] == "UTC"
    assert names[1:] == sorted(set(names[1:]))
    assert ANYWHERE_ON_EARTH not in names
    assert [name for name in names if closes_at(date(2031, 1, 1), None, name) is None] == []


def test_zone_choices_walk_the_zone_data_once() -> None:
    """Each save of a page asks for the choices many times, and Python reads the folders anew each time."""
    deadlines.zone_choices()
    with cProfile.Profile() as profile:
        deadlines.zone_choices()
    called = [function for _file, _line, function in pstats.Stats(profile).stats]  # type: ignore[attr-defined]
    assert called.count("available_timezones") == 0


@pytest.mark.parametrize(
    ("closes", "stopped", "now", "expected"),
    [
        (None, None, 0, None),
        (10, None, 0, None),
        (10, None, 3, 3),  # closing soon from here on
        (10, None, 9, 3),
        (10, None, 10, 10),
        (10, None, 99, 10),
        (10, 5, 4, 3),
        (10, 5, 9, 5),
        (10, 5, 99, 5),  # stopped: nothing changes any more
        (10, 1, 99, 1),
        (10, 50, 99, 10),  # a stop after the close changes nothing
        (None, 5, 4, None),
        (None, 5, 6, 5),
    ],
)
def test_last_change_is_the_latest_that_has_come(
    closes: int | None, stopped: int | None, now: int, expected: int | None
) -> None:
    def day(number: int | None) -> datetime | None:
        return None if number is None else NOW + timedelta(days=number)

    found = deadlines.last_change(
        closes_at=day(closes), stopped_at=day(stopped), now=NOW + timedelta(days=now), closing_soon=WEEK
    )
    assert found == day(expected)
