"""The rows that growth is measured with: made by the database itself, in steps that are committed one by one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.bench.site.seed import Seeded

#: Actions over which rows are spread.
ACTIONS = 10_000
#: Rows of one statement, after which it is told how far it is.
STEP = 500_000
#: Rows from which the indexes are taken off first and built at the end: each row would go into nine of them.
MANY = 1_000_000
#: Bytes on the disk for each row, with its indexes, the log of the database and room to spare.
ROW_BYTES = 2000
_FILL = """
    INSERT INTO urgent_action_signature
      (page_id, action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates,
       public_name, consent_id, language, revision, created_at, confirmed_at, mail_owed, mail_attempts, mail_count)
    SELECT %(page)s, {action}, md5(n::text)::uuid, 'confirmed', '', 'Ana Example ' || n, 'ana' || n || '@supporter.example',
      'KE', '[]', false, true, %(consent)s, 'en', NULL, at, at, '', 0, 0
    FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n,
      LATERAL (SELECT now() - interval '1 day' - n * interval '1 millisecond') AS t(at)
"""
#: For each index but that of the primary key: how to drop it, and how to make it.
_INDEXES = """
    SELECT 'ALTER TABLE urgent_action_signature DROP CONSTRAINT ' || quote_ident(conname),
      'ALTER TABLE urgent_action_signature ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE conrelid = 'urgent_action_signature'::regclass AND contype = 'u'
    UNION ALL
    SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
    FROM pg_index AS i WHERE indrelid = 'urgent_action_signature'::regclass AND NOT indisprimary
      AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype = 'u')
"""


@dataclass(frozen=True)
class Layout:
    """How rows belong to actions."""

    name: str
    #: SQL: the action of row ``n``.
    action: str


#: The measured action has all rows, or one in so many; the others belong to actions without a page.
LAYOUTS = (
    Layout("one action", "%(action)s::uuid"),
    Layout(
        f"spread over {ACTIONS:,} actions",
        "CASE WHEN n %% %(actions)s = 0 THEN %(action)s::uuid ELSE md5((n %% %(actions)s)::text)::uuid END",
    ),
)


def refuse_if_too_many(folder: Path, number: int) -> None:
    """Stop before the disk is full.

    Raises:
        SystemExit: so many rows would not fit beside what is there.
    """
    free = shutil.disk_usage(folder).free
    if free < number * ROW_BYTES:
        raise SystemExit(f"{number:,} rows want {number * ROW_BYTES / 1e9:.0f} GB; {free / 1e9:.0f} GB are free.")


def fill(seeded: Seeded, layout: Layout, number: int, tell: Callable[[str], Any]) -> None:
    """Bring the table to ``number`` rows of a layout. What an interrupted filling has left of it is not made again."""
    from django.db import connection, transaction
    from django.utils import timezone

    from urgent_action.domain.tally import recount

    done = _filled(layout)
    if done is None or done > number:
        _begin(layout)
        done = 0
    values = {**_facts(seeded), "actions": ACTIONS}
    started = time.monotonic()
    if number - done >= MANY:
        _take_indexes_off()
    for first in range(done, number, STEP):
        last = min(number, first + STEP)
        with transaction.atomic(), connection.cursor() as cursor:
            # Nobody else needs these rows: a power cut would cost the last step. What they refer to is there.
            cursor.execute("SET LOCAL synchronous_commit = off")
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(_FILL.format(action=layout.action), {**values, "first": first + 1, "last": last})
            cursor.execute("UPDATE bench_filled SET number = %s", [last])
        tell(f"{layout.name}: {last:,} of {number:,} rows, {time.monotonic() - started:.0f} s\n")
    _put_indexes_on(tell)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE urgent_action_signature")
        cursor.execute("CHECKPOINT")
    recount(seeded.action.action_key, now=timezone.now())


def spend() -> None:
    """Say that the rows are about to be used up: the next filling begins with an empty table."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_filled (layout text NOT NULL, number bigint NOT NULL)")
        cursor.execute("DELETE FROM bench_filled")


def _take_indexes_off() -> None:
    """Drop every index but that of the primary key, and keep how to make them where a restart finds it."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_index (made_by text NOT NULL)")
        cursor.execute(_INDEXES)
        for drop, make in cursor.fetchall():
            cursor.execute(drop)
            cursor.execute("INSERT INTO bench_index VALUES (%s)", [make])


def _put_indexes_on(tell: Callable[[str], Any]) -> None:
    from django.db import connection, transaction

    started = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_index (made_by text NOT NULL)")
        cursor.execute("DELETE FROM bench_index RETURNING made_by")
        made = cursor.fetchall()
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for (make,) in made:
            cursor.execute(make)
    if made:
        tell(f"{len(made)} indexes built in {time.monotonic() - started:.0f} s\n")


def _begin(layout: Layout) -> None:
    from django.db import connection

    from tests.bench.site.seed import empty_tables

    spend()
    _put_indexes_on(lambda _told: None)
    empty_tables()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_filled VALUES (%s, 0)", [layout.name])


def _filled(layout: Layout) -> int | None:
    """How many rows of a layout stand in the table; None if it holds another, or nobody knows what."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('bench_filled')")
        if cursor.fetchone()[0] is None:
            return None
        cursor.execute("SELECT number FROM bench_filled WHERE layout = %s", [layout.name])
        row = cursor.fetchone()
    return row and int(row[0])


def _facts(seeded: Seeded) -> dict[str, Any]:
    from uuid import UUID

    from django.utils import timezone

    from urgent_action.domain.consent import agreed_statement

    site = seeded.action.get_site()
    consent = agreed_statement(UUID(seeded.consent_key), site=site, language="en", now=timezone.now())
    return {"page": seeded.action.pk, "consent": str(consent.pk), "action": str(seeded.action.action_key)}
