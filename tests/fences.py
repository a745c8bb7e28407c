"""The fenced blocks of the documentation, as they stand in the Markdown."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_SECTION = "Install it into your site"
_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>[^\n]*)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
#: The line that says where the block beneath it belongs, and whether the file is there already.
_PLACE = re.compile(r"(?P<how>end of|New file)\s+`(?P<path>[^`\n]+)`[^`\n]*:\s*\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language (empty: none is named), its text without the indent of the list that it stands in,
    and, where the line before it says so, the file that it is written to."""

    language: str
    text: str
    path: str = ""
    is_new_file: bool = False

    def __str__(self) -> str:
        return f"```{self.language}\n{self.text}"


def fences(text: str) -> list[Fence]:
    """The fenced blocks of a Markdown text, in order."""
    found = []
    for match in _FENCE.finditer(text):
        place = _PLACE.search(text[: match.start()])
        found.append(
            Fence(
                match["language"].strip(),
                textwrap.dedent(match["text"]),
                place["path"] if place else "",
                bool(place) and place["how"].lower() == "new file",
            )
        )
    return found


def fences_of(page: Path) -> list[Fence]:
    """The fenced blocks of a page, in order."""
    return fences(page.read_text(encoding="utf-8"))


def steps(text: str) -> list[Fence]:
    """The blocks that name a language; those without one (cron) are no steps."""
    return [fence for fence in fences(text) if fence.language]


def readme_steps() -> list[Fence]:
    """How to install, as the README shows it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {_SECTION}\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    assert section, f"README.md has no section “{_SECTION}”"
    return steps(section[1])


def write_to(project: Path, fence: Fence) -> Path:
    """Do to a project what the line before the block says; the file.

    Raises:
        AssertionError: the page does not say where the block belongs, or the file is not as it says.
    """
    assert fence.path, f"no line says which file this belongs to:\n{fence}"
    file = project / fence.path
    assert file.exists() is not fence.is_new_file, fence.path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as text:
        text.write(fence.text if fence.is_new_file else f"\n\n{fence.text}")
    return file
