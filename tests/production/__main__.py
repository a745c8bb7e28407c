"""``python -m tests.production [start | load | faults | pooled]``."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tests.system.support import ROOT

from . import faults, load, pooled
from .debian import install_missing
from .setup import production

DOCS = ROOT / "docs"


def main() -> int:
    """Do what is asked for; 0 if all that must be so was so."""
    parser = argparse.ArgumentParser(prog="python -m tests.production", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    commands.add_parser("start", help="start it, and stop it at Ctrl-C")
    mixed = commands.add_parser("load", help="mixed load with two faults in it")
    mixed.add_argument("--minutes", type=float, default=10)
    mixed.add_argument("--output", type=Path, default=DOCS / "benchmarks" / "production.md")
    mixed.add_argument("--dry", action="store_true", help="write no file")
    broken = commands.add_parser("faults", help="one fault after the other")
    broken.add_argument("--only", nargs="*", default=[], help="names of faults")
    broken.add_argument("--output", type=Path, default=DOCS / "explanation" / "faults.md")
    commands.add_parser("pooled", help="sign through PgBouncer")
    options = parser.parse_args()
    install_missing()
    if options.command == "load":
        return load.run(minutes=options.minutes, output=None if options.dry else options.output)
    if options.command == "faults":
        return faults.run(only=options.only, output=None if options.only else options.output)
    if options.command == "pooled":
        return pooled.run()
    with production() as site:
        sys.stdout.write(f"http://localhost:{site.places['varnish']}/en/  Logs: {site.folder}  Stop: Ctrl-C\n")
        sys.stdout.flush()
        try:
            while True:
                time.sleep(1)
        except KeyboardInterrupt:
            return 0


if __name__ == "__main__":
    sys.exit(main())
