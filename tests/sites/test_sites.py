"""The app in sites with other apps installed, which Django can only do in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import migrated

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
#: Folders beside this file, each with its module of settings where a site has several; the longest come first. A site that leaves out
#: the app's own page types, or is walked in a browser, brings a ``conftest.py`` in place of the suite's.
RUNS = (
    "strict_csp/of_django",
    "strict_csp/of_django_csp",
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
SITES = {run.partition("/")[0] for run in RUNS}
#: What a site needs that not every version has. One row of the matrix has what the main run's Django has not.
SINCE = {
    "strict_csp/of_django": pytest.mark.since("django", "6.0"),
    "swapped_page": pytest.mark.since("wagtail", "8.0"),
}
#: What the outer run tells its own processes, and would change the database of the inner.
_OF_THE_OUTER_RUN = ("PYTEST_", "TEST_POSTGRES_URL", "TEST_MARIADB_SOCKET", "DJANGO_SETTINGS_MODULE")
#: Sites in which Wagtail's own migrations make other tables than in the suite.
_MIGRATED_OTHERWISE = {"swapped_page"}


@pytest.mark.parametrize("run", [pytest.param(run, marks=SINCE.get(run, ())) for run in RUNS])
def test_the_app_works_in_the_site(run: str) -> None:
    site, _slash, settings = run.partition("/")
    own = HERE / site / "conftest.py"
    hidden = _OF_THE_OUTER_RUN + ((migrated.VARIABLE,) if site in _MIGRATED_OTHERWISE else ())
    done = subprocess.run(
        [
            sys.executable,
            *("-m", "pytest", f"tests/sites/{site}", f"--ds=tests.sites.{site}.{settings or 'settings'}"),
            *("-q", "-p", "no:cacheprovider", "--database", "sqlite"),
            *([f"--confcutdir={own.parent}"] if own.exists() else []),
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(hidden)},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
