"""Collect the texts of the app and of the example site, and compile their catalogues. Needs GNU gettext (`msgfmt`, `xgettext`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
#: Where the texts are, and where their catalogues go.
PLACES = (PROJECT / "urgent_action", PROJECT / "example_project")
LANGUAGES = ("ar", "de", "es", "fr")


def django(place: Path, *arguments: str) -> None:
    """Run a command of Django's inside a folder."""
    subprocess.run([sys.executable, "-P", "-m", "django", *arguments], cwd=place, check=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit("This takes no arguments.")
    chosen = [part for language in LANGUAGES for part in ("--locale", language)]
    for place in PLACES:
        django(
            place, "makemessages", *chosen, "--add-location", "file", "--no-obsolete", "--no-wrap", "--ignore", "var"
        )
        django(place, "compilemessages", *chosen)
