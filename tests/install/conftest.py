"""The two files of a release, built as for an upload: the wheel from what the sdist holds."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.install.running import ROOT, run


@dataclass(frozen=True)
class Dists:
    """What would be uploaded."""

    sdist: Path
    wheel: Path


@pytest.fixture(scope="session")
def dists(tmp_path_factory: pytest.TempPathFactory) -> Dists:
    """The sdist and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT), cwd=folder)
    [sdist] = folder.glob("*.tar.gz")
    [wheel] = folder.glob("*.whl")
    return Dists(sdist, wheel)
