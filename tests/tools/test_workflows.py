"""The workflows run nothing but what was looked at, with no more rights than a step needs, and store no password."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent.parent / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
TEXTS = [pytest.param(path.read_text(encoding="utf-8"), id=path.name) for path in FILES]


def test_there_are_workflows_for_testing_and_for_releasing() -> None:
    assert [path.name for path in FILES] == ["release.yml", "test.yml"]


@pytest.mark.parametrize("text", TEXTS)
def test_each_action_is_pinned_to_a_commit_and_says_its_version(text: str) -> None:
    used = re.findall(r"uses: (.+)$", text, re.MULTILINE)
    others = [action for action in used if not action.startswith("./")]
    assert others
    assert [
        action for action in others if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
    ] == []


def test_one_action_has_one_pin() -> None:
    used = re.findall(r"uses: ([\w-]+/[\w-]+)@(\w+)", "\n".join(path.read_text(encoding="utf-8") for path in FILES))
    assert len({action for action, _commit in used}) == len(set(used))


@pytest.mark.parametrize("text", TEXTS)
def test_rights_are_given_one_by_one_and_no_password_is_used(text: str) -> None:
    top = re.search(r"^permissions:(.*\n(?:  .*\n)*)", text, re.MULTILINE)
    assert top
    assert top[1].strip() in ("{}", "contents: read")
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_that_others_name_is_put_into_a_script(text: str) -> None:
    """A branch's name may be anything: expressions are handed over as variables."""
    scripts = re.findall(r"run: (?:\|\n((?: {10,}.*\n)+)|(.+)\n)", text)
    assert scripts
    assert [script for pair in scripts for script in pair if "${{" in script] == []


def test_what_is_published_was_tested_built_and_audited_before() -> None:
    text = (FOLDER / "release.yml").read_text(encoding="utf-8")
    chain = re.findall(r"^  (\w+):\n(?:    .*\n)*?    needs: (\w+)$", text, re.MULTILINE)
    assert chain == [("build", "test"), ("publish", "build"), ("announce", "publish")]
    for step in ("make sbom", "tools.audit", "attest-build-provenance", "attest-sbom", "id-token: write"):
        assert step in text
