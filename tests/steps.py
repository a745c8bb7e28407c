"""The steps that the documentation shows: the fenced blocks of a page or of one of its sections, in order."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECTION = "Install it into your site"


@dataclass(frozen=True)
class Step:
    """A fenced block."""

    language: str
    text: str


def readme_steps() -> list[Step]:
    """How to install, as the README shows it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {SECTION}\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert section, f"README.md has no section “{SECTION}”"
    return steps_in(section[1])


def steps_in(text: str) -> list[Step]:
    """The blocks that name a language; those without one (cron) are no steps."""
    found = re.findall(r"^ *```(\w+)\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [Step(language, textwrap.dedent(block)) for language, block in found]
