"""Statements whose SQL is made once: they read and write the row they are asked for, and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test import override_settings

from tests.factories import consent_row, signature
from urgent_action import prepared
from urgent_action.enums import QuarantineReason, SignatureState
from urgent_action.models import ActionRecord, Erasure, Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.prepared import RowReader, insert_once, update_row

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
def test_insert_once_says_what_it_wrote() -> None:
    consent, key, digest = consent_row(), uuid4(), uuid4()
    first = signature(consent, action_key=key, email_digest=digest, name="Ana")
    second = signature(consent, action_key=key, email_digest=digest, name="Bo")
    written = insert_once(first)
    assert insert_once(second) is None
    assert list(Signature.objects.values_list("pk", "name")) == [(written, "Ana")]


@pytest.mark.django_db
def test_insert_once_tells_people_and_actions_apart() -> None:
    consent, key, digest = consent_row(), uuid4(), uuid4()
    rows = [
        signature(consent, action_key=key, email_digest=digest),
        signature(consent, action_key=uuid4(), email_digest=digest),
        signature(consent, action_key=key, email_digest=uuid4()),
    ]
    written = [insert_once(row) for row in rows]
    assert list(Signature.objects.order_by("pk").values_list("pk", flat=True)) == sorted(filter(None, written))
    assert len(set(written)) == 3


@pytest.mark.django_db
def test_insert_once_leaves_a_transaction_usable_after_a_duplicate() -> None:
    consent, key, digest = consent_row(), uuid4(), uuid4()
    with transaction.atomic():
        row = signature(consent, action_key=key, email_digest=digest)
        assert [insert_once(row) is None for _ in range(2)] == [False, True]
        assert insert_once(signature(consent, action_key=key))
    assert Signature.objects.count() == 2


@pytest.mark.django_db
def test_insert_once_goes_with_a_transaction_that_is_rolled_back() -> None:
    row = signature(consent_row())
    with transaction.atomic():
        insert_once(row)
        transaction.set_rollback(True)
    assert Signature.objects.count() == 0


@pytest.mark.not_on("sqlite", "its OR IGNORE leaves out a row with a missing value, too")
@pytest.mark.django_db
def test_insert_once_hides_no_other_error() -> None:
    row = signature(consent_row(), name=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_once(row)


@pytest.mark.not_on("sqlite", "it knows no length of a text")
@pytest.mark.django_db
def test_insert_once_cuts_nothing_short() -> None:
    row = signature(consent_row(), name="a" * 10_000)
    with pytest.raises(DataError), transaction.atomic():
        insert_once(row)
    assert Signature.objects.count() == 0


@pytest.mark.django_db
def test_insert_once_is_one_statement(django_assert_num_queries: Any) -> None:
    row = signature(consent_row())
    with django_assert_num_queries(1):
        insert_once(row)
    with django_assert_num_queries(1):
        insert_once(row)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "O'Brien",
        '"Ana"; DROP TABLE urgent_action_signature; --',
        "%s %(name)s %% %",
        "back\\slash \\' \\0 \\x00",
        "$1 $$ ${x} :name ?",
        "{{7*7}} {% x %}",
        "陳大文 محمد Nguyễn \U00020000",
        "علی\u200cرضا",
        " spaces ",
        "",
    ],
)
def test_insert_once_keeps_every_value(text: str, make_action: Callable[..., UrgentActionPage]) -> None:
    facts = {
        "page_id": make_action().pk,
        "action_key": uuid4(),
        "email_digest": uuid4(),
        "state": SignatureState.QUARANTINED,
        "quarantine_reason": QuarantineReason.SPEED,
        "name": text,
        "email": f"{text}@supporter.example",
        "country": "CD",
        "answers": [{"question": text, "answer": [text, 1, 1.5, True, None, {text: text}]}],
        "wants_updates": True,
        "public_name": True,
        "language": "ar",
        "revision": 2**40,
        "created_at": NOW,
        "confirmed_at": None,
    }
    consent = consent_row()
    assert insert_once(signature(consent, **facts))
    stored = Signature.objects.get()
    assert {name: getattr(stored, name) for name in facts} == facts
    assert stored.consent == consent


class ReadsFromReplica:
    """A router of a site that reads from another database than it writes to."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        """The replica."""
        return "replica"

    def db_for_write(self, model: type, **hints: Any) -> str:
        """The primary."""
        return "default"

    def allow_relation(self, *objects: Any, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True


@pytest.mark.django_db
def test_what_writes_asks_the_database_for_writing() -> None:
    row = signature(consent_row())
    with override_settings(DATABASE_ROUTERS=[ReadsFromReplica()]):
        number = insert_once(row)
        assert update_row(Signature, where={"pk": number}, changes={"name": "Bo"}) is True
    assert Signature.objects.get(pk=number).name == "Bo"


@pytest.mark.django_db
def test_insert_once_gives_a_key_that_the_row_brings() -> None:
    record = ActionRecord(action_key=uuid4(), title="Kite maker held", counted_until=NOW)
    assert [insert_once(record) for _ in range(2)] == [record.pk, None]
    assert ActionRecord.objects.get() == record


@pytest.mark.django_db
def test_insert_once_knows_keys_of_several_columns() -> None:
    key, digest = uuid4(), uuid4()
    rows = [Erasure(action_key=key, email_digest=other, erased_at=NOW) for other in (digest, uuid4(), digest)]
    assert [insert_once(row) is None for row in rows] == [False, False, True]
    assert Erasure.objects.count() == 2


@pytest.mark.not_on("sqlite", "MySQL's way")
@pytest.mark.not_on("postgres", "MySQL's way")
@pytest.mark.django_db
def test_insert_once_without_returning_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(connection.features), "can_return_columns_from_insert", False)
    monkeypatch.setattr(prepared, "_inserting", {})
    row, record = signature(consent_row()), ActionRecord(action_key=uuid4(), title="Kite maker held", counted_until=NOW)
    written = insert_once(row)
    assert list(Signature.objects.values_list("pk", flat=True)) == [written]
    assert [insert_once(row), insert_once(record), insert_once(record)] == [None, record.pk, None]


@pytest.mark.django_db
@pytest.mark.parametrize("day", [None, date(2031, 5, 4)])
def test_update_writes_the_row_that_is_as_it_must_be(day: date | None, django_assert_num_queries: Any) -> None:
    row, other = stored(mail_day=day, created_at=NOW), stored(name="Bo", mail_day=day)
    changes = {"name": "Cy %s", "answers": [1], "confirmed_at": NOW, "mail_day": None}
    with django_assert_num_queries(1):
        assert update_row(Signature, where={"pk": row.pk, "mail_day": day}, changes=changes) is True
    assert Signature.objects.filter(pk=row.pk).values(*changes).get() == changes
    assert Signature.objects.get(pk=other.pk).name == "Bo"


@pytest.mark.django_db
@pytest.mark.parametrize(("was", "must_be"), [(None, date(2031, 5, 4)), (date(2031, 5, 4), None)])
def test_update_leaves_a_row_that_is_not_as_it_must_be(was: date | None, must_be: date | None) -> None:
    row = stored(name="Ana", mail_day=was)
    where = {"pk": row.pk, "mail_day": must_be}
    assert update_row(Signature, where=where, changes={"name": "Bo"}) is False
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
        update_row(Signature, where={"pk": row.pk}, changes={"name": "O'Brien"})
    assert [("%s" in sql, "O'Brien" in sql, row.action_key.hex in sql) for sql in sent] == [(True, False, False)] * 2
