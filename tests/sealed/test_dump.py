"""A thousand known people: nothing of them in the database, all of them on the campaigner's machine."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from tests.people import HOUR, NOW
from urgent_action.digests import email_digest
from urgent_action.domain.consent import agreed_statement, current_statement
from urgent_action.domain.records import ensure_record
from urgent_action.enums import SignatureState
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.sealed.offline import unseal
from urgent_action.sealed.storage import empty_log

pytestmark = pytest.mark.django_db

PEOPLE = [
    {
        "name": f"Zebediah{number} Quillfeather{number * 7}",
        "email": f"quill.{number}.zeb@planted{number % 10}.example",
        "answers": [{"question": "Town?", "answer": f"Ottersby{number}"}],
    }
    for number in range(1000)
]


def plant(page: UrgentActionPage) -> None:
    """The people, confirmed and not yet sealed, as after a crash of every process."""
    site = page.get_site()
    statement = current_statement(site, "en")
    consent = agreed_statement(statement.key, site=site, language="en", now=NOW)
    ensure_record(page)
    Signature.objects.bulk_create(
        Signature(
            page_id=page.pk,
            action_key=page.action_key,
            email_digest=email_digest(page.action_key, person["email"]),
            state=SignatureState.CONFIRMED,
            country="KE",
            consent=consent,
            language="en",
            created_at=NOW,
            confirmed_at=NOW + HOUR,
            **person,
        )
        for person in PEOPLE
    )


def dump() -> bytes:
    """Everything in the database: on SQLite the bytes of its file, on PostgreSQL every table as COPY writes it, on MariaDB
    every value as it is read.
    """
    if connection.vendor == "sqlite":
        return connection.connection.serialize()  # type: ignore[no-any-return]
    out = bytearray()
    with connection.cursor() as cursor:
        for table in map(connection.ops.quote_name, connection.introspection.table_names(cursor)):
            if connection.vendor == "mysql":
                cursor.execute(f"SELECT * FROM {table}")
                for value in (value for row in cursor.fetchall() for value in row):
                    out += value if isinstance(value, bytes) else f"{value}\n".encode()
                continue
            with cursor.copy(f"COPY {table} TO STDOUT") as copied:
                for block in copied:
                    out += block
    return bytes(out)


def traces(data: bytes) -> list[str]:
    """Names, addresses, local parts and answers that stand in a dump, in whatever case."""
    folded = data.lower()
    said = [
        text
        for person in PEOPLE
        for text in (person["name"], person["email"], person["email"].split("@")[0], person["answers"][0]["answer"])
    ]
    return [text for text in said if text.lower().encode() in folded]


def test_dump_names_none_of_a_thousand_and_the_key_restores_all(
    action: UrgentActionPage, keys: list[Path], tmp_path: Path
) -> None:
    plant(action)
    assert len(traces(dump())) == 4000  # the search finds them while they are there
    told = io.StringIO()
    call_command("urgent_action_seal", stdout=told)
    assert told.getvalue() == "1000 signatures sealed, 0 withdrawn ones discarded.\n"
    data = dump()
    assert traces(data) == []
    assert str(action.action_key).encode() in data or action.action_key.hex.encode() in data

    export = io.StringIO()
    call_command("urgent_action_sealed_export", str(action.action_key), stdout=export, stderr=io.StringIO())
    assert traces(export.getvalue().encode()) == []
    (tmp_path / "export.jsonl").write_text(export.getvalue())
    for number, key in enumerate(keys):
        table = tmp_path / f"table{number}.csv"
        assert unseal([str(tmp_path / "export.jsonl"), "--key", str(key), "--csv", str(table)]) == 0
        assert restored(table) == [
            (person["name"], person["email"], f"Town?: {person['answers'][0]['answer']}") for person in PEOPLE
        ]


def test_sqlite_file_and_its_log_hold_nothing_that_was_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "signatures.sqlite3"
    wal = "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
    options = {**connections["default"].settings_dict, "ENGINE": "django.db.backends.sqlite3", "NAME": path}
    file = DatabaseWrapper({**options, "OPTIONS": {"init_command": wal}}, alias="file")
    try:
        with file.cursor() as cursor:
            cursor.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, said TEXT)")
            cursor.executemany("INSERT INTO people (said) VALUES (%s)", [[str(person)] for person in PEOPLE])
            empty_log(file)
            assert traces(path.read_bytes()) != []
            cursor.execute("UPDATE people SET said = ''")
            empty_log(file)
        assert traces(b"".join(part.read_bytes() for part in tmp_path.iterdir())) == []
    finally:
        file.close()


def restored(table: Path) -> list[tuple[Any, ...]]:
    """Who stands in a table."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        return [(row["name"], row["email"], row["answers"]) for row in csv.DictReader(file)]
