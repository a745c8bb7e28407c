"""The two files of a release, built as for an upload, and a Python that has the wheel: made once for all processes."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.install.running import ROOT, run


@dataclass(frozen=True)
class Dists:
    """What would be uploaded."""

    sdist: Path
    wheel: Path


def made_once(name: str, make: Callable[[Path], None], factory: pytest.TempPathFactory) -> Path:
    """A folder that the first test process makes and the others, which wait for it, find.

    Args:
        name: of the folder, below what the processes of this run share.
        make: fills the folder, which is there and empty.
        factory: pytest's.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            folder.mkdir()
            make(folder)
            (folder / "made").touch()
    return folder


@pytest.fixture(scope="session")
def dists(tmp_path_factory: pytest.TempPathFactory) -> Dists:
    """The sdist, and the wheel from what the sdist holds."""
    folder = made_once(
        "dist",
        lambda folder: run(sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT), cwd=folder) and None,
        tmp_path_factory,
    )
    [sdist] = folder.glob("*.tar.gz")
    [wheel] = folder.glob("*.whl")
    return Dists(sdist, wheel)


@pytest.fixture(scope="session")
def programs(dists: Dists, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of an environment into which the wheel was installed, and nothing that it does not ask for."""

    def make(folder: Path) -> None:
        run(sys.executable, "-m", "venv", str(folder / "venv"), cwd=folder)
        run(str(folder / "venv/bin/pip"), "install", str(dists.wheel), cwd=folder)

    return made_once("environment", make, tmp_path_factory) / "venv" / "bin"
