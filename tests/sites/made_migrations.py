"""Migrations for the page types of a site in this folder, made for one run: kept ones would follow each change of the app."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command


def empty_package(label: str) -> str:
    """The dotted name of a new package for the migrations of an app, until the process ends."""
    folder = Path(tempfile.mkdtemp(prefix=f"urgent-action-{label}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    package = folder / f"{label}_migrations"
    package.mkdir()
    (package / "__init__.py").touch()
    sys.path.append(str(folder))
    return package.name


def make(label: str) -> None:
    """Write what ``makemigrations`` writes."""
    call_command("makemigrations", label, verbosity=0)
