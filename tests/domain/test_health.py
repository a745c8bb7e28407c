"""What is found of the app's health: each finding both ways, and at one price whatever is stored."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from tests.factories import consent_row, sign_many, signature
from urgent_action.domain.health import FOLD_LAG, NEWEST, RECOUNT_LAG, UNSEEN, Finding, note_worker, read_health
from urgent_action.domain.mailing import LEASE, next_due
from urgent_action.domain.tally import FOLD_AFTER, recount
from urgent_action.domain.urgency import LATE
from urgent_action.enums import MailKind
from urgent_action.models import ActionRecord, Signature
from urgent_action.tasks import send_mail_of

pytestmark = pytest.mark.django_db

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR, DAY = (timedelta(**{unit: 1}) for unit in ("seconds", "minutes", "hours", "days"))
ALL = ["database", "owed_mail", "refused_mail", "tally", "keys", "cache", "worker"]


class CacheIsAway(ConnectionError):
    """What the cache below raises."""


class FailingCache(FileBasedCache):
    """A cache that all processes share, and that is down."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Fail."""
        raise CacheIsAway

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Fail."""
        raise CacheIsAway


class ForgetfulCache(LocMemCache):
    """A cache that is so full that it drops what it is given."""

    def set(self, *args: Any, **kwargs: Any) -> None:
        """Keep nothing."""


def away(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    """A database that refuses every statement."""
    raise OperationalError("the database system is shutting down")


def found(name: str, *, now: datetime = NOW) -> Finding:
    """One finding at an instant."""
    return next(finding for finding in read_health(now=now).findings if finding.name == name)


@pytest.fixture
def use_cache(settings: Any, tmp_path: Any) -> Any:
    """Puts another cache behind an alias."""

    def use(backend: type, alias: str = "default") -> None:
        place = {"BACKEND": f"{backend.__module__}.{backend.__qualname__}", "LOCATION": str(tmp_path / alias)}
        settings.CACHES = {**settings.CACHES, alias: place}

    return use


def test_new_site_is_healthy() -> None:
    health = read_health(now=NOW)
    assert [finding.name for finding in health.findings] == ALL
    assert (health.ok, health.failing) == (True, [])
    assert all(finding.sentence.endswith(".") for finding in health.findings)


def test_database_that_is_away_is_the_only_thing_said_of_it() -> None:
    with connection.execute_wrapper(away):
        health = read_health(now=NOW)
    assert [finding.name for finding in health.findings] == ["database", "keys", "cache", "worker"]
    assert health.failing == ["database"]
    assert "OperationalError" in health.findings[0].sentence


@pytest.mark.parametrize("key", ["DIGEST_KEY", "TOKEN_KEY"])
def test_missing_key_is_found(settings: Any, key: str) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, key: ""}
    assert read_health(now=NOW).failing == ["keys"]


@pytest.mark.parametrize(("backend", "said"), [(FailingCache, "CacheIsAway"), (ForgetfulCache, "does not keep")])
def test_default_cache_that_fails_is_found(use_cache: Any, backend: type, said: str) -> None:
    use_cache(backend)
    assert said in found("cache").sentence
    assert read_health(now=NOW).failing == ["cache"]  # and nothing is said of what was noted in it


def test_cache_of_the_limits_is_looked_at_where_there_is_one(settings: Any, use_cache: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "LIMITS_CACHE": "limits"}
    assert read_health(now=NOW).failing == ["limits_cache"]  # CACHES has no such alias
    use_cache(FailingCache, "limits")
    assert read_health(now=NOW).failing == ["limits_cache"]
    use_cache(FileBasedCache, "limits")
    assert found("limits_cache").ok


# Mail


def owe(*, due: datetime, attempts: int = 0, **facts: Any) -> Signature:
    """A stored signature that owes a mail."""
    row = signature(
        consent_row(), mail_owed=MailKind.CONFIRM, mail_due_at=due, mail_attempts=attempts, created_at=NOW, **facts
    )
    row.save()
    return row


def test_no_owed_mail() -> None:
    assert (found("owed_mail").ok, found("owed_mail").number) == (True, 0)


@pytest.mark.parametrize(("age", "ok"), [(timedelta(), True), (LATE, True), (LATE + SECOND, False)])
def test_mail_that_nobody_tries_is_found_after_an_hour(age: timedelta, ok: bool) -> None:
    owe(due=NOW - age)
    owe(due=NOW)
    finding = found("owed_mail")
    assert (finding.ok, finding.number, finding.unit) == (ok, age.total_seconds(), "seconds")


@pytest.mark.parametrize(("attempts", "ok"), [(1, True), (4, True), (5, False), (40, False)])
def test_mail_that_fails_again_and_again_is_found_although_it_is_not_due(attempts: int, ok: bool) -> None:
    owe(due=next_due(attempts, now=NOW), attempts=attempts)
    assert found("owed_mail").ok is ok


def test_mail_that_failed_for_long_is_found_behind_many_new_ones() -> None:
    consent = consent_row()
    owed = {"mail_owed": MailKind.CONFIRM, "mail_due_at": NOW}
    Signature.objects.bulk_create([signature(consent, **owed) for _ in range(300)])
    owe(due=NOW + 4 * HOUR, attempts=7)
    assert not found("owed_mail").ok


@pytest.mark.parametrize("attempts", [1, 2, 3, 4])
def test_mail_that_is_being_sent_is_no_fault(attempts: int) -> None:
    owe(due=NOW + LEASE, attempts=attempts)
    assert found("owed_mail").ok


@pytest.mark.parametrize(
    ("refused", "taken", "ok"), [(4, 0, True), (5, 0, False), (5, 20, False), (5, 21, True), (0, 9, True)]
)
def test_refused_mail_is_a_fault_from_a_fifth_of_the_signers_of_a_day(refused: int, taken: int, ok: bool) -> None:
    consent = consent_row()
    at = NOW - HOUR
    rows = [signature(consent, created_at=at, bounced_at=at if n < refused else None) for n in range(refused + taken)]
    Signature.objects.bulk_create(rows)
    finding = found("refused_mail")
    assert (finding.ok, finding.number, finding.unit) == (ok, refused, "signatures")
    assert found("refused_mail", now=NOW + DAY).number == 0


def test_mail_that_is_given_up_today_counts_whenever_it_was_signed() -> None:
    rows = [signature(consent_row(), created_at=NOW - 9 * DAY, bounced_at=NOW - HOUR) for _ in range(5)]
    Signature.objects.bulk_create(rows)
    assert (found("refused_mail").ok, found("refused_mail").number) == (False, 5)


# Worker


def test_worker_is_not_known_where_each_process_has_a_cache_of_its_own() -> None:
    finding = found("worker")
    assert (finding.ok, finding.number) == (True, None)
    assert "Not known" in finding.sentence
    note_worker(now=NOW - UNSEEN - SECOND)  # a process that sent one mail long ago is not what sends mail now
    assert "Not known" in found("worker").sentence


def test_worker_that_was_never_seen_is_found_where_processes_share_a_cache(use_cache: Any) -> None:
    use_cache(FileBasedCache)
    assert read_health(now=NOW).failing == ["worker"]


@pytest.mark.parametrize(("ago", "ok"), [(timedelta(), True), (UNSEEN, True), (UNSEEN + SECOND, False)])
def test_worker_is_to_be_seen_every_hour(use_cache: Any, ago: timedelta, ok: bool) -> None:
    use_cache(FileBasedCache)
    note_worker(now=NOW - ago)
    assert (found("worker").ok, found("worker").number) == (ok, ago.total_seconds())


@pytest.mark.parametrize("work", [lambda: call_command("urgent_action_send_mail"), lambda: send_mail_of.call(1)])
def test_sweep_and_task_are_seen_although_they_find_nothing_to_send(use_cache: Any, work: Any) -> None:
    use_cache(FileBasedCache)
    work()
    assert found("worker", now=datetime.now(UTC)).ok


# Tally


def record(**facts: Any) -> UUID:
    """The key of an action that was counted nine days ago, unless told otherwise."""
    key = uuid4()
    ActionRecord.objects.create(action_key=key, title="Kite maker held", **{"counted_until": NOW - 9 * DAY, **facts})
    return key


@pytest.mark.parametrize(("age", "ok"), [(MINUTE, True), (RECOUNT_LAG, True), (RECOUNT_LAG + SECOND, False)])
def test_signature_that_no_recount_has_counted_is_found(age: timedelta, ok: bool) -> None:
    key = record()
    sign_many(key, 1, at=NOW - age)
    sign_many(record(), 1, at=NOW)
    assert (found("tally").ok, found("tally").number) == (ok, age.total_seconds())
    recount(key, now=NOW)
    assert found("tally").ok


def test_action_that_nobody_signs_has_no_lag() -> None:
    sign_many(record(counted_until=NOW - 8 * DAY), 3, at=NOW - 8 * DAY)
    assert (found("tally").ok, found("tally").number) == (True, 0)


@pytest.mark.parametrize(
    ("number", "age", "ok"),
    [
        (FOLD_AFTER, FOLD_LAG + SECOND, False),
        (FOLD_AFTER, FOLD_LAG, True),
        (FOLD_AFTER - 1, FOLD_LAG + SECOND, True),
    ],
)
def test_tail_that_nobody_folds_in_is_found(number: int, age: timedelta, ok: bool) -> None:
    sign_many(record(), number, at=NOW - age)
    assert found("tally").ok is ok


# Cost and discretion


def test_cost_does_not_grow_with_what_is_stored() -> None:
    with CaptureQueriesContext(connection) as before:
        read_health(now=NOW)
    keys = [record() for _ in range(60)]
    consent = consent_row()
    owed = {"mail_owed": MailKind.CONFIRM, "mail_due_at": NOW}
    rows = [signature(consent, action_key=keys[n % 60], created_at=NOW, **owed) for n in range(2 * NEWEST)]
    Signature.objects.bulk_create(rows, batch_size=500)
    with CaptureQueriesContext(connection) as after:
        read_health(now=NOW)
    assert len(before) <= len(after) == 4


def test_nothing_found_is_personal() -> None:
    key = record()
    owe(due=NOW - DAY, action_key=key, name="Ana Example", email="ana@supporter.example", bounced_at=NOW)
    said = json.dumps([asdict(finding) for finding in read_health(now=NOW).findings])
    assert [word for word in ("Ana", "supporter", "Kite", str(key)) if word in said] == []
