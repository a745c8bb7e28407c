"""A database as the migrations of other packages leave it: made once for a run, each of whose processes begins with a copy.

Those migrations are nine tenths of the work of making a test database, and none of them is ours. Named with ``-p`` in the
configuration. A run in one process, which has nobody to share with, and one with MariaDB, which copies no databases, migrate all.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

#: Where the processes of a run, and those that they start, find the folder with what was made.
VARIABLE = "TEST_MIGRATED"
#: The database on PostgreSQL; ``tests.settings`` tells Django to copy it.
TEMPLATE = "migrated"
#: Seconds that a process waits for it, on a machine that has much else to do.
PATIENCE = 300
#: Where apps lie whose migrations each process runs by itself.
_OURS = ("urgent_action", "home")


@pytest.hookimpl(trylast=True)  # by then the database's server runs
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to make it, in the process that starts the others and has nothing else to do."""
    chosen = early_config.known_args_namespace
    shared = VARIABLE not in os.environ and getattr(chosen, "numprocesses", None) and not chosen.collectonly
    if not shared or chosen.database == "mariadb":
        return
    folder = tempfile.TemporaryDirectory(prefix="urgent-action-migrated-")
    early_config.add_cleanup(folder.cleanup)
    os.environ[VARIABLE] = folder.name
    told = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with (Path(folder.name) / "log").open("wb") as log:
        maker = subprocess.Popen([sys.executable, "-m", __name__, chosen.database], env=told, stdout=log, stderr=log)
    early_config.add_cleanup(lambda: (maker.kill(), maker.wait()))


def pytest_collection_finish() -> None:
    """Wait for it, in each process that is about to run tests.

    Raises:
        RuntimeError: it could not be made. Says why.
    """
    if VARIABLE not in os.environ:
        return
    from django.db.backends.signals import connection_created

    folder = Path(os.environ[VARIABLE])
    end = time.monotonic() + PATIENCE
    while not (folder / "ended").exists() and time.monotonic() < end:
        time.sleep(0.1)
    if not (folder / "made").exists():
        raise RuntimeError(f"The migrations of other packages failed:\n{(folder / 'log').read_text()}")
    connection_created.connect(_copy)


def _copy(connection: Any, **_more: Any) -> None:
    """Fill the test database, if it is SQLite's in memory and still empty. PostgreSQL copies by itself."""
    file = Path(os.environ[VARIABLE]) / "sqlite3"
    if connection.alias != "default" or connection.vendor != "sqlite" or not connection.is_in_memory_db():
        return
    memory = connection.connection
    if file.exists() and not memory.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        with closing(sqlite3.connect(file)) as made:
            made.backup(memory)


def _make(database: str, folder: Path) -> None:
    """Run the migrations of every app of the test settings that is not ours."""
    import django

    django.setup()
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if database == "postgres":
        import psycopg

        with psycopg.connect(os.environ["TEST_POSTGRES_URL"], autocommit=True) as server:
            server.execute(f"CREATE DATABASE {TEMPLATE}")
        connection.settings_dict["NAME"] = TEMPLATE
    else:
        connection.settings_dict["NAME"] = ":memory:"
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith(_OURS)}
    executor = MigrationExecutor(connection)
    executor.migrate([leaf for leaf in executor.loader.graph.leaf_nodes() if leaf[0] not in ours])
    if database == "sqlite":
        with closing(sqlite3.connect(folder / "sqlite3")) as file:
            connection.connection.backup(file)
    connection.close()
    (folder / "made").touch()


if __name__ == "__main__":
    where = Path(os.environ[VARIABLE])
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    try:
        _make(sys.argv[1], where)
    finally:
        (where / "ended").touch()
