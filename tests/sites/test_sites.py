"""The app in sites with other apps installed, which Django can only do in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
#: Folders beside this file. A site that leaves out the app's own page types brings a ``conftest.py`` in place of the suite's.
SITES = (
    "cached",
    "headless",
    "localized",
    "many_sites",
    "namesakes",
    "other_base",
    "own_page",
    "plain",
    "swapped_page",
)
#: What a site needs that not every version has.
SINCE = {"swapped_page": pytest.mark.since("wagtail", "8.0")}
#: What the outer run tells its own processes, and would change the database of the inner.
_OF_THE_OUTER_RUN = ("PYTEST_", "TEST_POSTGRES_URL", "TEST_MARIADB_SOCKET", "DJANGO_SETTINGS_MODULE")


@pytest.mark.parametrize("site", [pytest.param(site, marks=SINCE.get(site, ())) for site in SITES])
def test_the_app_works_in_the_site(site: str) -> None:
    own = HERE / site / "conftest.py"
    run = subprocess.run(
        [
            sys.executable,
            *("-m", "pytest", f"tests/sites/{site}", f"--ds=tests.sites.{site}.settings"),
            *("-q", "-p", "no:cacheprovider", "--database", "sqlite"),
            *([f"--confcutdir={own.parent}"] if own.exists() else []),
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_OUTER_RUN)},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
