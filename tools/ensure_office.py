"""Find LibreOffice for the tests that open files with it, or install it; say plainly what to do when neither works."""

from __future__ import annotations

import os
import shutil
import sys

from tools.debian import install

NAMES = ("soffice", "libreoffice")
#: Calc without a screen: some 300 MB, half a minute.
PACKAGES = ("libreoffice-calc-nogui",)


def find() -> str | None:
    """The program of LibreOffice: ``SOFFICE``, or one on the path."""
    named = os.environ.get("SOFFICE")
    return named or next((found for found in map(shutil.which, NAMES) if found), None)


if __name__ == "__main__":
    if find() is None:
        install(PACKAGES)
    if find() is None:
        sys.exit(
            "No LibreOffice was found or could be installed. Install its Calc, name it (make test SOFFICE=/path/to/soffice), "
            'or leave its tests out: pytest -m "not office"'
        )
