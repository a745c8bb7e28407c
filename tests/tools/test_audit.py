"""An audit that had no answer is none: pip-audit ends well when the service knows nothing, and ours must not."""

from __future__ import annotations

from typing import Any

from tools.audit import judge

OURS = {"name": "wagtail-urgent-action", "skip_reason": "Dependency not found"}
CLEAN = {"name": "django", "version": "6.1.3", "vulns": []}
HOLE = {"id": "CVE-2026-0001", "fix_versions": ["8.0.1"], "aliases": [], "description": "A hole."}
SILENT = {"name": "wagtail", "skip_reason": "Dependency not found"}


def test_answers_for_every_package_but_the_app_itself_are_enough() -> None:
    assert judge([OURS, CLEAN]) == (0, ["1 packages answered for, 0 known vulnerabilities"])


def test_package_without_an_answer_is_not_passed_over() -> None:
    result, told = judge([OURS, CLEAN, SILENT])
    assert result == 2
    assert told[0] == "NOT AUDITED: no answer for 1 of 2 packages. wagtail"


def test_nothing_at_all_is_no_audit() -> None:
    for found in ([], [OURS]):
        result, told = judge(found)
        assert result == 2
        assert told[0].startswith("NOT AUDITED")


def test_vulnerable_package_is_named_with_the_version_that_mends_it() -> None:
    found: list[dict[str, Any]] = [{"name": "wagtail", "version": "8.0.0", "vulns": [HOLE]}, CLEAN]
    assert judge(found)[1][0] == "wagtail 8.0.0: CVE-2026-0001, mended in 8.0.1"
    assert judge(found)[0] == 1


def test_vulnerable_package_counts_before_a_silent_one() -> None:
    hole = {**HOLE, "fix_versions": []}
    result, told = judge([{"name": "bleach", "version": "6.4.0", "vulns": [hole]}, SILENT])
    assert result == 1
    assert told[0] == "bleach 6.4.0: CVE-2026-0001, mended in no version"
    assert told[1].startswith("NOT AUDITED")
