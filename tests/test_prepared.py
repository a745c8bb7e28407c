"""Statements whose SQL is made once: they read and write the row they are asked for, and no other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from threading import Thread
from typing import Any

import pytest
from django.db import connection

from tests.factories import consent_row, signature
from urgent_action.models import Signature
from urgent_action.prepared import RowReader, update_row

NOW = datetime(2031, 5, 4, 12, 30, 15, 5, tzinfo=UTC)

by_person = RowReader("pk", "name", "created_at", "mail_day", "answers", by=("action_key", "email_digest"))


def stored(**facts: Any) -> Signature:
    """A signature in the database."""
    row = signature(consent_row(), **facts)
    row.save()
    return row


@pytest.mark.django_db
def test_read_gives_values_as_the_model_has_them() -> None:
    row = stored(name="Ana %s", created_at=NOW, mail_day=NOW.date(), answers=[{"question": "Why?"}])
    expected = (row.pk, "Ana %s", NOW, NOW.date(), [{"question": "Why?"}])
    found = [by_person.read(Signature, row.action_key, row.email_digest, alias="default") for _ in range(2)]
    assert found == [expected, expected]


@pytest.mark.django_db
def test_read_finds_by_all_values() -> None:
    one, other = stored(name="Ana"), stored(name="Bo")
    assert by_person.read(Signature, one.action_key, other.email_digest, alias="default") is None
    found = by_person.read(Signature, other.action_key, other.email_digest, alias="default")
    assert found is not None
    assert found[:2] == (other.pk, "Bo")


@pytest.mark.django_db
def test_each_thread_keeps_its_own_statements() -> None:
    row = stored()
    by_person.read(Signature, row.action_key, row.email_digest, alias="default")
    seen: list[int] = []
    thread = Thread(target=lambda: seen.append(len(by_person._kept)))
    thread.start()
    thread.join()
    assert (len(by_person._kept), seen) == (1, [0])


@pytest.mark.django_db
@pytest.mark.parametrize("day", [None, date(2031, 5, 4)])
def test_update_writes_the_row_that_is_as_it_must_be(day: date | None, django_assert_num_queries: Any) -> None:
    row, other = stored(mail_day=day, created_at=NOW), stored(name="Bo", mail_day=day)
    changes = {"name": "Cy %s", "answers": [1], "confirmed_at": NOW, "mail_day": None}
    with django_assert_num_queries(1):
        assert update_row(Signature, where={"pk": row.pk, "mail_day": day}, changes=changes, alias="default") is True
    assert Signature.objects.filter(pk=row.pk).values(*changes).get() == changes
    assert Signature.objects.get(pk=other.pk).name == "Bo"


@pytest.mark.django_db
@pytest.mark.parametrize(("was", "must_be"), [(None, date(2031, 5, 4)), (date(2031, 5, 4), None)])
def test_update_leaves_a_row_that_is_not_as_it_must_be(was: date | None, must_be: date | None) -> None:
    row = stored(name="Ana", mail_day=was)
    where = {"pk": row.pk, "mail_day": must_be}
    assert update_row(Signature, where=where, changes={"name": "Bo"}, alias="default") is False
    assert Signature.objects.get().name == "Ana"


@pytest.mark.django_db
def test_no_value_stands_in_the_sql() -> None:
    row = stored(name="Ana")
    sent: list[str] = []

    def keep(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(keep):
        by_person.read(Signature, row.action_key, row.email_digest, alias="default")
        update_row(Signature, where={"pk": row.pk}, changes={"name": "O'Brien"}, alias="default")
    assert [("%s" in sql, "O'Brien" in sql, row.action_key.hex in sql) for sql in sent] == [(True, False, False)] * 2
