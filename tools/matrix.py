"""Run the rows of ``noxfile.py`` and tell what came of each: ``make matrix``, or ``make matrix ROW="py3.12-…"`` for some.

A row whose Python is not there is told as not run. Fails if a row failed, but for those with pre-releases.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

BUILD = Path(__file__).resolve().parent.parent / "build" / "matrix"
MAY_FAIL = "-pre"


def run(rows: Sequence[str]) -> int:
    """Run rows, or all of them where none is named.

    Args:
        rows: their names, as ``nox --list`` shows them.

    Returns:
        0 if none failed that must not.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    report = BUILD / "report.json"
    report.unlink(missing_ok=True)
    chosen = ["--sessions", *rows] if rows else []
    path = os.pathsep.join([str(Path(sys.executable).parent), *_pythons(), os.environ["PATH"]])
    # A Python that is absent is told, and not fetched.
    environment = {**os.environ, "PATH": path, "UV_PYTHON_DOWNLOADS": "never"}
    done = subprocess.run(
        [sys.executable, "-m", "nox", "--report", report, *chosen],
        cwd=BUILD.parent.parent,
        env=environment,
        check=False,
    )
    if not report.exists():
        return done.returncode or 1
    sessions = json.loads(report.read_text(encoding="utf-8"))["sessions"]
    told = [(each["name"], _result(each), _counts(each["name"])) for each in sessions]
    width = max(len(name) for name, _result, _counts in told)
    lines = (f"{name:<{width}}  {result:<26}  {counts}" for name, result, counts in told)
    sys.stdout.write("\n".join(["", *lines, ""]))
    return int(any(result == "FAILED" for _name, result, _counts in told))


def _pythons() -> list[str]:
    """Where pyenv keeps its versions, which are not on the path."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return [str(path) for path in sorted(root.glob("versions/3.*/bin"))]


def _result(session: dict[str, object]) -> str:
    result = session["result"]
    if result == "success":
        return "passed"
    if result == "skipped":
        return "not run: Python is absent"
    return "failed, as it may" if str(session["name"]).endswith(MAY_FAIL) else "FAILED"


def _counts(name: str) -> str:
    """How many tests passed, failed and were skipped."""
    path = BUILD / f"{name}.xml"
    if not path.exists():
        return ""
    suite = ElementTree.parse(path).getroot().find("testsuite")
    if suite is None:
        return ""
    tests, failed, errors, skipped = (int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped"))
    passed = tests - failed - errors - skipped
    return f"{passed} passed, {failed + errors} failed, {skipped} skipped, {float(suite.get('time', 0)):.0f} s"


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
