"""Limits: exact, forgotten after a day, and still there when the cache is not."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection, transaction

from tests.people import NOW, SECOND, sign_as
from urgent_action.digests import daily_digest
from urgent_action.domain.limits import check_limits, purge_limits
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.exceptions import KeysMissing
from urgent_action.models import LimitCount, Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

ACTION = UUID("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa")
NETWORK = "203.0.113.0/24"
MORNING = datetime(2031, 5, 4, 0, 0, tzinfo=UTC)


class CacheIsAway(ConnectionError):
    """What the cache below raises."""


class FailingCache(LocMemCache):
    """A shared cache that is down, or was never up."""

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Fail."""
        raise CacheIsAway

    def incr(self, *args: Any, **kwargs: Any) -> int:
        """Fail."""
        raise CacheIsAway


class CacheThatForgets(LocMemCache):
    """A cache that drops what it was just given, as a full one does."""

    def add(self, *args: Any, **kwargs: Any) -> bool:
        """Say yes and keep nothing."""
        return True


@pytest.fixture
def limits(settings: Any) -> Any:
    """Sets limits, and the cache in which they are counted."""

    def change(*, backend: type | None = None, **changed: Any) -> None:
        if backend is not None:
            place = {"BACKEND": f"{backend.__module__}.{backend.__qualname__}", "LOCATION": "limits"}
            settings.CACHES = {**settings.CACHES, "limits": place}
            changed["LIMITS_CACHE"] = "limits"
        settings.URGENT_ACTION = {**settings.URGENT_ACTION, **changed}
        if backend is not None:
            caches["limits"].clear()

    return change


def hit(
    times: int = 1, *, client: str | None = NETWORK, email: str | None = None, key: UUID = ACTION, now: datetime = NOW
) -> Counter[str]:
    """How many of so many signatures are let through ("") and how many set aside, by reason."""
    emails = (email or f"signer{number}.{uuid4().hex}@supporter.example" for number in range(times))
    reasons = (check_limits(action_key=key, email=address, client=client, now=now) for address in emails)
    return Counter(reason or "" for reason in reasons)


@pytest.mark.parametrize("backend", [None, LocMemCache, FailingCache])
def test_client_limit_of_50_lets_50_of_200_through(limits: Any, backend: type | None) -> None:
    limits(CLIENT_LIMIT=50, backend=backend)
    assert hit(200) == {"": 50, QuarantineReason.CLIENT_LIMIT: 150}


@pytest.mark.parametrize("backend", [None, LocMemCache, FailingCache])
def test_address_limit_counts_over_all_actions(limits: Any, backend: type | None) -> None:
    limits(ADDRESS_LIMIT=5, backend=backend)
    found = Counter[str]()
    for _ in range(8):
        found += hit(client=None, email="ana@supporter.example", key=uuid4())
    assert found == {"": 5, QuarantineReason.ADDRESS_LIMIT: 3}


@pytest.mark.parametrize("spelling", ["ANA@SUPPORTER.EXAMPLE", "ana+2@supporter.example", "Ana+x@Supporter.Example"])
def test_address_limit_counts_spellings_of_one_mailbox_as_one(limits: Any, spelling: str) -> None:
    limits(ADDRESS_LIMIT=1, MERGE_PLUS_ADDRESSES=False)
    assert hit(email="ana@supporter.example") == {"": 1}
    assert hit(email=spelling) == {QuarantineReason.ADDRESS_LIMIT: 1}


def test_address_limit_is_apart_for_each_address(limits: Any) -> None:
    limits(ADDRESS_LIMIT=1)
    assert hit(5, client=None) == {"": 5}


def test_client_limit_is_apart_for_each_action_and_network(limits: Any) -> None:
    limits(CLIENT_LIMIT=2)
    assert hit(3) == {"": 2, QuarantineReason.CLIENT_LIMIT: 1}
    assert hit(2, client="198.51.100.0/24") == {"": 2}
    assert hit(2, key=uuid4()) == {"": 2}


def test_client_that_is_not_known_has_no_limit(limits: Any) -> None:
    limits(CLIENT_LIMIT=1)
    assert hit(5, client=None) == {"": 5}


def test_defaults_let_500_people_behind_one_exit_sign() -> None:
    assert hit(500) == {"": 500}


@pytest.mark.parametrize("backend", [None, LocMemCache])
def test_limits_begin_anew_with_the_utc_day(limits: Any, backend: type | None) -> None:
    limits(CLIENT_LIMIT=3, backend=backend)
    evening = MORNING + timedelta(days=1) - timedelta(microseconds=1)
    assert hit(4, now=MORNING) == {"": 3, QuarantineReason.CLIENT_LIMIT: 1}
    assert hit(1, now=evening) == {QuarantineReason.CLIENT_LIMIT: 1}
    assert hit(4, now=MORNING + timedelta(days=1)) == {"": 3, QuarantineReason.CLIENT_LIMIT: 1}


def test_buckets_of_two_days_cannot_be_matched() -> None:
    hit(now=MORNING)
    first = set(LimitCount.objects.values_list("bucket", flat=True))
    hit(now=MORNING + timedelta(days=1))
    second = set(LimitCount.objects.filter(day=MORNING.date() + timedelta(days=1)).values_list("bucket", flat=True))
    assert len(first) == len(second) == 2
    assert not first & second


def test_buckets_name_neither_network_nor_address() -> None:
    hit(email="ana@supporter.example")
    stored = repr(list(LimitCount.objects.values()))
    assert "203.0.113" not in stored
    assert "supporter" not in stored
    assert LimitCount.objects.filter(bucket=daily_digest("address", "ana@supporter.example", NOW.date())).exists()


@pytest.fixture(params=["returning", "asked again"])
def _as_some_database(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database as it is, and as one that cannot return what it wrote, like MySQL."""
    if request.param == "asked again":
        monkeypatch.setattr(type(connection.features), "can_return_columns_from_insert", False)


@pytest.mark.usefixtures("_as_some_database")
def test_hit_counts_each_bucket_for_itself() -> None:
    one, other = uuid4(), uuid4()
    assert LimitCount.objects.hit([one], NOW.date()) == {one: 1}
    assert LimitCount.objects.hit([one, other], NOW.date()) == {one: 2, other: 1}
    assert set(LimitCount.objects.values_list("bucket", "day", "hits")) == {
        (one, NOW.date(), 2),
        (other, NOW.date(), 1),
    }


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_as_some_database")
@pytest.mark.parametrize("within", [transaction.atomic, nullcontext], ids=["ATOMIC_REQUESTS", "autocommit"])
def test_hits_at_the_same_moment_are_each_told_a_number_of_their_own(
    within: Callable[[], AbstractContextManager[Any]],
) -> None:
    buckets = [uuid4(), uuid4()]
    ready = Barrier(16)

    def work(number: int) -> list[dict[UUID, int]]:
        told = []
        try:
            connection.ensure_connection()
            ready.wait(timeout=60)
            for turn in range(10):
                with within():
                    told.append(LimitCount.objects.hit(buckets[:: -1 if (number + turn) % 2 else 1], NOW.date()))
        finally:
            connection.close()
        return told

    with ThreadPoolExecutor(16) as pool:
        told = [hits for each in pool.map(work, range(16)) for hits in each]
    for bucket in buckets:
        assert sorted(hits[bucket] for hits in told) == list(range(1, 161))


def test_purge_deletes_the_counters_of_past_days_only() -> None:
    for day in range(4):
        hit(now=MORNING + timedelta(days=day))
    assert purge_limits(now=MORNING + timedelta(days=3)) == 4
    days = set(LimitCount.objects.values_list("day", flat=True))
    assert days == {MORNING.date() + timedelta(days=2), MORNING.date() + timedelta(days=3)}
    assert purge_limits(now=MORNING + timedelta(days=3)) == 0


def test_cache_that_is_named_counts_instead_of_the_database(limits: Any, django_assert_num_queries: Any) -> None:
    limits(CLIENT_LIMIT=2, backend=LocMemCache)
    with django_assert_num_queries(0):
        assert hit(3) == {"": 2, QuarantineReason.CLIENT_LIMIT: 1}
    assert not LimitCount.objects.exists()


def test_cache_outage_in_the_middle_goes_on_in_the_database(limits: Any, caplog: pytest.LogCaptureFixture) -> None:
    limits(CLIENT_LIMIT=2, backend=LocMemCache)
    assert hit(2) == {"": 2}
    with caplog.at_level(logging.DEBUG):
        limits(CLIENT_LIMIT=2, backend=FailingCache)
        assert hit(3) == {"": 2, QuarantineReason.CLIENT_LIMIT: 1}
    assert "database" in caplog.text
    assert "203.0.113" not in caplog.text
    assert "supporter" not in caplog.text


def test_cache_that_forgets_what_it_was_given_is_as_good_as_away(limits: Any) -> None:
    limits(CLIENT_LIMIT=2, backend=CacheThatForgets)
    assert hit(3) == {"": 2, QuarantineReason.CLIENT_LIMIT: 1}


def test_cache_alias_that_does_not_exist_counts_in_the_database(limits: Any) -> None:
    limits(CLIENT_LIMIT=2, LIMITS_CACHE="no such cache")
    assert hit(3) == {"": 2, QuarantineReason.CLIENT_LIMIT: 1}


def test_limits_without_a_key(limits: Any) -> None:
    limits(DIGEST_KEY="")
    with pytest.raises(KeysMissing):
        hit()


def test_signature_over_the_limit_is_kept_aside_and_owes_no_mail(action: UrgentActionPage, limits: Any) -> None:
    limits(CLIENT_LIMIT=1)
    first = sign_as(action, "one@supporter.example", client=NETWORK)
    second = sign_as(action, "two@supporter.example", client=NETWORK, now=NOW + SECOND)
    assert (first.state, first.mail_owed) == (SignatureState.PENDING, "confirm")
    assert (second.state, second.quarantine_reason) == (SignatureState.QUARANTINED, QuarantineReason.CLIENT_LIMIT)
    assert (second.mail_owed, second.mail_due_at, second.name) == ("", None, "Ana Example")


def test_signature_set_aside_is_taken_when_its_person_comes_back_on_another_day(
    action: UrgentActionPage, limits: Any
) -> None:
    limits(CLIENT_LIMIT=1)
    sign_as(action, "one@supporter.example", client=NETWORK)
    sign_as(action, "two@supporter.example", client=NETWORK, now=NOW + SECOND)
    again = sign_as(action, "two@supporter.example", client=NETWORK, now=NOW + timedelta(days=1))
    assert (again.state, again.quarantine_reason, again.mail_owed) == (SignatureState.PENDING, "", "confirm")
    assert Signature.objects.count() == 2


def test_signature_that_stands_is_not_set_aside_by_a_later_flood(action: UrgentActionPage, limits: Any) -> None:
    limits(CLIENT_LIMIT=1)
    sign_as(action, client=NETWORK)
    again = sign_as(action, client=NETWORK, now=NOW + SECOND)
    assert (again.state, again.quarantine_reason) == (SignatureState.PENDING, "")
