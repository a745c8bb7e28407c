"""Attack every target for a while: ``make fuzz``, or ``python -m tests.fuzz``.

``FUZZ_SECONDS`` is the time of each target (60), ``FUZZ_COUNT`` the most inputs of one, ``FUZZ_ONLY`` names one,
``FUZZ_DATABASE`` is ``postgres`` (the default) or ``sqlite``, and ``FUZZ_SEED`` runs one round again. Ends with 1 if something
was found.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

#: Names that ``FUZZ_ONLY`` takes → where pytest finds them; the last is no test.
TARGETS = {
    "bodies": "test_bodies.py",
    "tokens": "test_tokens.py",
    "public_parameters": "test_parameters.py::test_any_parameters_are_answered[public]",
    "admin_parameters": "test_parameters.py::test_any_parameters_are_answered[admin]",
    "public_long": "test_parameters.py::test_a_parameter_with_a_long_text_is_answered[public]",
    "admin_long": "test_parameters.py::test_a_parameter_with_a_long_text_is_answered[admin]",
    "readers": "test_readers.py::test_any_document_is_read_or_refused",
    "bounded_readers": "test_readers.py::test_any_document_ends_within_the_bounds_of_its_process",
    "coverage": "",
}
_HERE = Path(__file__).parent


def main() -> int:
    """Run what is asked for."""
    only = os.environ.get("FUZZ_ONLY", "")
    if only not in {"", *TARGETS}:
        sys.stdout.write(f"FUZZ_ONLY is one of: {', '.join(TARGETS)}\n")
        return 2
    os.environ.setdefault("FUZZ_SECONDS", "60")
    found = 0
    tests = [f"{_HERE}/{where}" for name, where in TARGETS.items() if where and only in ("", name)]
    if tests:
        database = os.environ.get("FUZZ_DATABASE", "postgres")
        # The readers ask no database, and the suite leaves such tests to SQLite.
        asking = [test for test in tests if "test_readers" not in test]
        others = [test for test in tests if "test_readers" in test]
        for batch, engine in ((asking, database), (others, "sqlite")):
            if batch:
                # Nearly every input is logged as refused, at full length.
                options = ["-q", "--show-capture=no", "--database", engine]
                found = max(found, subprocess.call([sys.executable, "-m", "pytest", *options, *batch]))
    if only in ("", "coverage"):
        found = max(found, _led_by_coverage())
    return found


def _led_by_coverage() -> int:
    if find_spec("atheris") is None:
        sys.stdout.write(
            "\n*** NOT RUN: the target “coverage”. atheris is not installed; `pip install --group fuzz` has it for Linux.\n"
            "*** The readers were attacked by hypothesis alone.\n"
        )
        return 0
    command = [sys.executable, "-m", "tests.fuzz.coverage_guided", "--seconds", os.environ["FUZZ_SECONDS"]]
    return int(subprocess.call(command) != 0)


if __name__ == "__main__":
    sys.exit(main())
