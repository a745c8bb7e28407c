"""All benchmarks: ``make bench``, or one of them: ``python -m tests.bench speed | states | growth | listing | export |
profile``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.bench import export, peers
from tests.system.support import ROOT

RESULTS = ROOT / "docs" / "benchmarks"
#: Set to 1, everything is run once and shortly, to see that it runs; nothing is written.
QUICK = os.environ.get("BENCH_QUICK") == "1"


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    found = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    commands = found.add_subparsers(dest="command")
    speed = commands.add_parser("speed", help="the app beside its peers")
    speed.add_argument("--rounds", type=int, default=1 if QUICK else 5)
    speed.add_argument("--seconds", type=float, default=1 if QUICK else 6, help="of each run")
    speed.add_argument("--only", nargs="*", default=[], help="names of variants")
    speed.add_argument("--output", type=Path, default=None if QUICK else RESULTS / "results.json")
    speed.add_argument("--missing", help=argparse.SUPPRESS)
    commands.add_parser("states", help="does the time of an answer tell whether an address has signed?")
    growth = commands.add_parser("growth", help="what things cost when much is stored already")
    growth.add_argument("--sizes", type=int, nargs="+", default=[0, 1000] if QUICK else [0, 100_000, 1_000_000])
    growth.add_argument("--times", type=int, default=5 if QUICK else 40)
    growth.add_argument("--output", type=Path, default=None if QUICK else RESULTS, help="a folder")
    growth.add_argument(
        "--folder", type=Path, help="keeps the database there, so that a run can go on where it stopped"
    )
    growth.add_argument("--erase-up-to", type=int, default=10**9, help="rows; more are not erased, and that is told")
    commands.add_parser("listing", help="the list of a million signatures, and of a thousand")
    export.add_arguments(commands.add_parser("export", help="a million signatures to a file"), quick=QUICK)
    profile = commands.add_parser("profile", help="where the time of one answer goes")
    profile.add_argument("variant")
    profile.add_argument("--lines", type=int, default=60)
    return found


def main(arguments: list[str]) -> int:
    """Run what was asked for, or everything."""
    options = parser().parse_args(arguments)
    if options.command is None:
        return max(main(["speed"]), main(["states"]))
    if options.command == "states":
        from tests.bench import address_states

        return address_states.main()
    if options.command == "growth":
        from tests.bench import growth

        return growth.run(options)
    if options.command == "listing":
        from tests.bench import listing

        return listing.main()
    if options.command == "export":
        return export.run(options)
    if options.command == "profile":
        from tests.bench import profiling

        return profiling.run(options)
    if options.missing is None:  # once more, in the environment that holds the peers
        python, missing = peers.python_with_peers()
        again = [python, "-m", "tests.bench", *arguments, "--missing", missing]
        return subprocess.run(again, cwd=ROOT, check=False).returncode
    from tests.bench import speed

    return speed.run(options, missing=options.missing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
