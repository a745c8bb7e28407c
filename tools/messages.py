"""Collect the texts of the app into its catalogues, and compile them. Needs GNU gettext (`msgfmt`, `xgettext`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "urgent_action"
LANGUAGES = ("ar", "de", "es", "fr")


def django(*arguments: str) -> None:
    """Run a command of Django's inside the package."""
    subprocess.run([sys.executable, "-P", "-m", "django", *arguments], cwd=PACKAGE, check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit("This takes no arguments.")
    chosen = [part for language in LANGUAGES for part in ("--locale", language)]
    django("makemessages", *chosen, "--add-location", "file", "--no-obsolete", "--no-wrap")
    django("compilemessages", *chosen)
