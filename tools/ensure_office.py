"""Find LibreOffice for the tests that open files with it, or install it; say plainly what to do when neither works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("soffice", "libreoffice")
#: Calc without a screen: some 300 MB, half a minute.
PACKAGES = ("libreoffice-calc-nogui",)


def find() -> str | None:
    """The program of LibreOffice: ``SOFFICE``, or one on the path."""
    named = os.environ.get("SOFFICE")
    return named or next((found for found in map(shutil.which, NAMES) if found), None)


def install() -> None:
    """Ask the system's package manager, where that is allowed."""
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False, **quiet)


if __name__ == "__main__":
    if find() is None:
        install()
    if find() is None:
        sys.exit(
            "No LibreOffice was found or could be installed. Install its Calc, name it (make test SOFFICE=/path/to/soffice), "
            'or leave its tests out: pytest -m "not office"'
        )
