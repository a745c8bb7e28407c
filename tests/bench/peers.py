"""An environment for peers that the project itself does not install: the project's own packages, and theirs on top.

It reads the packages of the environment that runs the benchmark, so that Wagtail and Django are the same for all.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

#: Git ignores it; delete it to make the environment anew.
FOLDER = Path(__file__).resolve().parent.parent.parent / ".bench" / "peers"
PACKAGES = ["wagtailstreamforms==5.3.0"]


def python_with_peers() -> tuple[str, str]:
    """The Python to run the benchmark with, and why peers are missing in it ("" if they are not)."""
    python = FOLDER / "bin" / "python"
    ready = FOLDER / "ready"
    if ready.exists():
        return str(python), ""
    sys.stdout.write(f"making an environment for {', '.join(PACKAGES)} in {FOLDER}\n")
    venv.create(FOLDER, with_pip=True, clear=True)
    ours = [path for path in sys.path if path.endswith("site-packages")] or [sysconfig.get_path("purelib")]
    theirs = next((FOLDER / "lib").glob("python*/site-packages"))
    (theirs / "project.pth").write_text("".join(f"import site; site.addsitedir({path!r})\n" for path in ours))
    pins = FOLDER / "pins.txt"
    frozen = subprocess.run(
        [sys.executable, "-m", "pip", "freeze", "--exclude-editable"], capture_output=True, text=True, check=True
    )
    pins.write_text(frozen.stdout, encoding="utf-8")
    made = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", pins, *PACKAGES],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        return sys.executable, (made.stderr.strip().splitlines() or ["pip failed"])[-1]
    ready.touch()
    return str(python), ""
