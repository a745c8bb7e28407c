"""An environment with what is released and nothing else: the wheel in dist/, with every extra, and what those bring."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import urgent_action

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
NAME = "wagtail-urgent-action"
VERSION = urgent_action.__version__
EXTRAS = "import,nh3,pdf,sealed"


def install() -> Path:
    """Make the environment anew in build/released. `make dist` has built the wheel.

    Returns:
        Its Python. There is no pip in it: it is no part of what is released.
    """
    wheel = ROOT / "dist" / f"{NAME.replace('-', '_')}-{VERSION}-py3-none-any.whl"
    folder = BUILD / "released"
    venv.EnvBuilder(clear=True, with_pip=False).create(folder)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", f"{wheel}[{EXTRAS}]"], check=True)
    return python
