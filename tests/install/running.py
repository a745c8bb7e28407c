"""Programs that run as on a machine that has only what is released."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_HIDDEN = ("PYTHONPATH", "DJANGO_SETTINGS_MODULE", "TEST_POSTGRES_URL", "VIRTUAL_ENV")


def environment(**more: str) -> dict[str, str]:
    """The variables of this process without its Python settings, and more."""
    return {name: value for name, value in os.environ.items() if name not in _HIDDEN} | more


def run(*command: str, cwd: Path, **more: str) -> str:
    """Run a program without this environment's Python settings; its output is shown when it fails.

    Args:
        command: the program and its arguments.
        cwd: where it runs.
        more: variables that it is given besides.

    Returns:
        What it printed.
    """
    done = subprocess.run(
        command, cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout
