"""See that WeasyPrint can print PDFs here, or install what it needs of the system; say plainly what to do when neither works."""

from __future__ import annotations

import subprocess
import sys

from tools.debian import install

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "fonts-noto-core")


def works() -> bool:
    """Whether a PDF can be printed. Asked in a process of its own: a library that was missing stays missing in this one."""
    code = "import weasyprint; weasyprint.HTML(string='<p>x').write_pdf()"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if not works():
        install(PACKAGES)
    if not works():
        sys.exit(f"PDFs cannot be printed here. Install {' and '.join(PACKAGES[:2])} (macOS: brew install pango).")
