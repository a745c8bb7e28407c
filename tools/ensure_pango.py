"""See that WeasyPrint can print PDFs here, or install what it needs of the system; say plainly what to do when neither works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "fonts-noto-core")


def works() -> bool:
    """Whether a PDF can be printed. Asked in a process of its own: a library that was missing stays missing in this one."""
    code = "import weasyprint; weasyprint.HTML(string='<p>x').write_pdf()"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Ask the system's package manager, where that is allowed."""
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False, **quiet)


if __name__ == "__main__":
    if not works():
        install()
    if not works():
        sys.exit(f"PDFs cannot be printed here. Install {' and '.join(PACKAGES[:2])} (macOS: brew install pango).")
