"""One instant for everything that is decided while a request is answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine
from django.test import RequestFactory

from urgent_action.arrivals import arrived_at

START = datetime(2031, 5, 4, 23, 59, 59, tzinfo=UTC)


def test_arrival_stays_the_same_for_the_whole_request() -> None:
    request = RequestFactory().get("/")
    with time_machine.travel(START, tick=False) as clock:
        first = arrived_at(request)
        clock.shift(timedelta(minutes=5))
        assert (first, arrived_at(request)) == (START, START)


def test_arrival_of_another_request_is_another() -> None:
    with time_machine.travel(START, tick=False) as clock:
        first = arrived_at(RequestFactory().get("/"))
        clock.shift(timedelta(seconds=1))
        assert arrived_at(RequestFactory().get("/")) - first == timedelta(seconds=1)


def test_arrival_without_a_request_is_now() -> None:
    with time_machine.travel(START, tick=False) as clock:
        assert arrived_at(None) == START
        clock.shift(timedelta(seconds=1))
        assert arrived_at(None) == START + timedelta(seconds=1)


def test_arrival_is_in_utc_whatever_the_zone_of_the_site() -> None:
    with time_machine.travel(START, tick=False):
        assert arrived_at(RequestFactory().get("/")).utcoffset() == timedelta(0)
