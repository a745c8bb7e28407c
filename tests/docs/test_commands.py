"""Commands that the documentation shows exist, with the options shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parent.parent.parent


def _shown() -> list[str]:
    lines = []
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for block in re.findall(r"^ *```sh\n(.*?)^ *```$", path.read_text(encoding="utf-8"), re.M | re.S):
            lines += re.findall(r"^ *(?:python )?manage\.py (.+)$", block, re.M)
    return sorted(set(lines))


@pytest.mark.parametrize("line", _shown())
def test_command_takes_what_is_shown(line: str) -> None:
    name, *arguments = shlex.split(re.split(" [<>] ", line)[0], comments=True)
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)
    parser.parse_args(arguments)  # leaves the process where the command knows no such option
