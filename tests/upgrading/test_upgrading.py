"""A site that has stood since a release is brought to this version, with everything in it and with the links that are out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.upgrading.comparing import Tables, losses, strays
from tests.upgrading.databases import Postgres, SQLite
from tests.upgrading.looking import BASE, OURS, look
from tests.upgrading.running import look as look_at
from tests.upgrading.running import migrate, run

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.not_on("mariadb", "which no released site was stored of"),
]

RELEASED = Path(__file__).parent / "released"
VERSIONS = sorted({path.name.rsplit(".", 2)[0] for path in RELEASED.glob("*.sql")})
#: What a migration since then changes or drops on purpose, as ``table.column`` or ``table``, each with its reason.
MEANT: dict[str, str] = {}


@dataclass(frozen=True)
class Upgraded:
    """A site before and after, and what its visitors found then."""

    before: Tables
    after: Tables
    found: dict[str, Any]


@pytest.fixture(scope="module", params=VERSIONS)
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    """A site of that version, upgraded."""
    database: SQLite | Postgres = SQLite(tmp_path_factory.mktemp("site") / "site.sqlite3")
    if request.config.getoption("database") == "postgres":
        database = Postgres.create()
    stored = RELEASED / f"{request.param}.{database.kind}.sql"
    database.load(stored.read_text(encoding="utf-8"))
    before = look_at(database)
    migrate(database)
    after = look_at(database)
    links = json.loads(stored.with_suffix(".json").read_text(encoding="utf-8"))
    found = json.loads(run(database, "tests.upgrading.visiting", links["confirm"], links["withdraw"]))
    return Upgraded(before, after, found)


def test_some_release_is_stored() -> None:
    assert VERSIONS[:1] == ["1.0.0rc1"]


def test_stored_site_has_a_row_in_every_table(upgraded: Upgraded) -> None:
    """A table without a row would prove nothing."""
    tables = [table for table in upgraded.before if table.startswith(OURS)]
    assert len(tables) > 15
    assert [table for table in tables if not upgraded.before[table]["rows"]] == []


def test_nothing_is_lost(upgraded: Upgraded) -> None:
    ours = {table: facts for table, facts in upgraded.before.items() if table != BASE}
    assert losses(ours, upgraded.after, meant=MEANT) == []


def test_pages_are_those_that_were_there(upgraded: Upgraded) -> None:
    """Wagtail may change its own table; ours hang on it by these."""
    kept = ("id", "path", "url_path", "title", "slug", "live", "translation_key", "locale_id", "content_type_id")

    def pages(tables: Tables) -> dict[str, list[str]]:
        return {key: [row[column] for column in kept] for key, row in tables[BASE]["rows"].items()}

    assert pages(upgraded.before) == pages(upgraded.after)


def test_database_has_the_shape_of_a_new_one(upgraded: Upgraded) -> None:
    """So that a migration that was released is added to and not changed."""
    fresh = {table: facts for table, facts in look().items() if table != BASE}
    old = {table: facts for table, facts in upgraded.after.items() if table != BASE}
    assert strays(old, fresh) == []


def test_page_is_read_as_before(upgraded: Upgraded) -> None:
    found = upgraded.found
    assert found["status"] == 200
    assert found["shown"] == ["Ilyas Verne", "Hon. Adaeze Morrow", "release him;", "ua-banner--open"]
    assert found["letters"] == ["en"]
    assert found["people"] == ["Ilyas Verne (he/him)", "[Group]"]
    assert found["closes_at"] == "2026-12-31T21:00:00+00:00"
    assert found["editable"] == "Kite maker held"


def test_tally_is_what_it_was(upgraded: Upgraded) -> None:
    assert upgraded.found["tally"] == 3


def test_whoever_signed_before_is_still_one_person(upgraded: Upgraded) -> None:
    assert upgraded.found["more_rows_after_known_signed"] == 0
    assert upgraded.found["more_rows_after_new_signed"] == 1


def test_links_that_were_mailed_before_still_work(upgraded: Upgraded) -> None:
    assert upgraded.found["confirmed"] == [303, ["confirmed"]]
    assert upgraded.found["withdrawn"] == [200, ["withdrawn", "withdrawn"]]  # and one who had withdrawn before


ROW = {"id": "1", "name": "'Ana'"}
SHAPE = ["column id: BigAutoField None False"]
TABLES: Tables = {"urgent_action_signature": {"rows": {"1": ROW}, "shape": SHAPE}}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({}, ["urgent_action_signature 1: gone"]),
        ({"1": {**ROW, "name": "''"}}, ["urgent_action_signature.name of 1"]),
        ({"1": {"id": "1"}}, ["urgent_action_signature.name of 1"]),
        ({"1": {**ROW, "more": "1"}, "2": ROW}, []),
    ],
    ids=["row", "value", "column", "only more"],
)
def test_each_kind_of_loss_is_seen(rows: dict[str, Any], expected: list[str]) -> None:
    assert losses(TABLES, {"urgent_action_signature": {"rows": rows}}) == expected


def test_table_that_is_gone_is_seen_and_what_is_meant_is_not() -> None:
    assert losses(TABLES, {}) == ["urgent_action_signature 1: gone"]
    assert losses(TABLES, {}, meant=["urgent_action_signature"]) == []
    changed = {"urgent_action_signature": {"rows": {"1": {"id": "1"}}}}
    assert losses(TABLES, changed, meant=["urgent_action_signature.name"]) == []


def test_shape_of_a_released_migration_that_was_edited_is_seen() -> None:
    """As if somebody had put a column into 0001_initial instead of adding a migration."""
    table = f"{OURS}_pages_urgentactionpage"
    fresh = {name: facts for name, facts in look().items() if name == table}
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ADD COLUMN slipped_in integer NULL")
    edited = {name: facts for name, facts in look().items() if name == table}
    [stray] = strays(fresh, edited)
    assert stray.startswith(f"{table} new: column slipped_in")
