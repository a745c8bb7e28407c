"""The import readers, led by coverage: ``python -m tests.fuzz.coverage_guided [--seconds 60] [FILE …]``.

Needs atheris (``pip install --group fuzz``), which sees what code an input reaches and goes on from those that reach more. A
document that ends in anything but a sheet or a refusal is written to the current folder as ``crash-…``; with its name as
argument it is read once more.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

#: Longer documents say little more, and take longer.
MOST_BYTES = 60_000
SECONDS_EACH = 10


def main(arguments: list[str]) -> int:
    """Run until the time is over; not 0 if something was found, 3 without atheris."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    try:
        import atheris
    except ImportError:
        sys.stdout.write(
            "NOT RUN: atheris is not installed, so nothing was led by coverage (pip install --group fuzz).\n"
        )
        return 3
    with atheris.instrument_imports(include=["urgent_action.sheets"]):
        from urgent_action.sheets import worker
        from urgent_action.sheets.parser import parse  # noqa: F401  to be instrumented
        from urgent_action.sheets.readers import docx, html, markdown, pdf, text  # noqa: F401
    from tests.fuzz.documents import KINDS, body_of_word, in_word, written

    def one(data: bytes) -> None:
        # No mutation gets past the checksums of a package: the body is led through the reader by itself.
        answer = worker.understand(in_word(data) if b"<w:document" in data[:200] else data, "sheet.md")
        assert "missing" not in answer

    if options.files:
        for file in options.files:
            one(file.read_bytes())
        return 0
    with TemporaryDirectory(prefix="urgent-action-fuzz-") as folder:
        for kind in KINDS:
            Path(folder, kind.replace(" ", "-")).write_bytes(written(kind))
        Path(folder, "word-body").write_bytes(body_of_word())
        limits = [
            f"-max_total_time={options.seconds:.0f}",
            f"-max_len={MOST_BYTES}",
            f"-timeout={SECONDS_EACH}",
            "-rss_limit_mb=1024",
        ]
        atheris.Setup([sys.argv[0], *limits, "-print_final_stats=1", folder], one)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
