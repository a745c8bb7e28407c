"""The app in sites with other apps installed, which Django can only do in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
import pytest
import wagtail

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
#: Folders beside this file. A site that leaves out the app's own page types, or is walked in a browser, brings a ``conftest.py`` in
#: place of the suite's.
SITES = (
    "cached",
    "headless",
    "localized",
    "many_sites",
    "namesakes",
    "other_base",
    "own_page",
    "plain",
    "strict_csp",
    "swapped_page",
)
#: Modules of settings of a site that has several.
SETTINGS = {"strict_csp": ("of_django", "of_django_csp")}
_NO_OTHER_BASE = pytest.mark.skipif(
    wagtail.VERSION < (8, 0), reason="NOT RUN: Wagtail before 8.0 knows no other base page."
)
_NO_POLICY = pytest.mark.skipif(
    django.VERSION < (6, 0),
    reason=f"NOT RUN: Django has a Content Security Policy of its own from 6.0 on, and this is {django.get_version()}. "
    "The row py3.13-wagtail8.0-django6.1 of the matrix runs it.",
)
#: What has to be said where a site cannot be run.
_SAYING = {("swapped_page", "settings"): _NO_OTHER_BASE, ("strict_csp", "of_django"): _NO_POLICY}
#: What the outer run tells its own processes, and would change the database of the inner.
_OF_THE_OUTER_RUN = ("PYTEST_", "TEST_POSTGRES_URL", "TEST_MARIADB_SOCKET", "DJANGO_SETTINGS_MODULE")


def _runs() -> list[Any]:
    """Each site, once with each of its settings."""
    pairs = [(site, module) for site in SITES for module in SETTINGS.get(site, ("settings",))]
    return [
        pytest.param(
            *pair,
            id=pair[0] if pair[1] == "settings" else "-".join(pair),
            marks=[_SAYING[pair]] if pair in _SAYING else [],
        )
        for pair in pairs
    ]


@pytest.mark.parametrize(("site", "module"), _runs())
def test_the_app_works_in_the_site(site: str, module: str) -> None:
    own = HERE / site / "conftest.py"
    run = subprocess.run(
        [
            sys.executable,
            *("-m", "pytest", f"tests/sites/{site}", f"--ds=tests.sites.{site}.{module}"),
            *("-q", "-p", "no:cacheprovider", "--database", "sqlite"),
            *([f"--confcutdir={own.parent}"] if own.exists() else []),
        ],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_OUTER_RUN)},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
