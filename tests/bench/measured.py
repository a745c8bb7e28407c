"""The measured site with its database, set up in this process."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import machine
from tests.system.support import ROOT

if TYPE_CHECKING:
    from tests.bench.site.seed import Seeded


@contextmanager
def measured_site() -> Iterator[tuple[Path, Seeded, int]]:
    """A folder for files, what stands in the new database, and the number of its first process. Django is ready after it."""
    with tempfile.TemporaryDirectory(prefix="urgent-action-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as another user where we are root
        with machine.postgres(folder) as (url, database_pid):
            os.environ |= {
                "BENCH_DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "tests.bench.site.settings",
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "example_project")]),
                "EXAMPLE_VAR_DIR": str(folder / "var"),
            }
            sys.path.insert(0, str(ROOT / "example_project"))
            import django

            django.setup()
            from django.db import connections

            from tests.bench.site.seed import seed

            try:
                yield folder, seed(folder), database_pid
            finally:
                connections.close_all()
