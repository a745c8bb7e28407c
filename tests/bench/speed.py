"""The app beside its peers, in one run: ``python -m tests.bench speed``.

Run by the Python of :mod:`tests.bench.peers`. Each round measures every variant once, each right after a run of the
limit; ratios are taken within these pairs and the median of the rounds is told.
"""

from __future__ import annotations

import json
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import machine
from tests.bench.figures import Run, Summary, summarise
from tests.bench.measured import measured_site
from tests.system.support import ROOT

if TYPE_CHECKING:
    from tests.bench.site.seed import Seeded
    from tests.bench.variants import Variant

CONNECTIONS = 16
#: Visitors who are made ready for each second of a run: more than any variant can serve.
MOST_PER_SECOND = 1500
WARM_UP_SECONDS = 0.7


class Bench:
    """A running site, and the runs against it."""

    def __init__(self, folder: Path, seeded: Seeded, port: int, web: int, database: int) -> None:
        self.folder, self.seeded, self.port, self.web, self.database = folder, seeded, port, web, database
        self.number = 0

    def measure(self, variant: Variant, seconds: float) -> Run:
        """Warm a variant up and measure it once, from empty tables."""
        from django.db import connection

        from tests.bench.site.seed import empty_tables

        empty_tables()
        self._send(variant, WARM_UP_SECONDS)
        before = machine.cpu_seconds(self.web), machine.cpu_seconds(self.database)
        run, found = self._send(variant, seconds)
        web, database = machine.cpu_seconds(self.web) - before[0], machine.cpu_seconds(self.database) - before[1]
        rows = None
        if variant.rows_sql:
            with connection.cursor() as cursor:
                cursor.execute(variant.rows_sql, [f"%.{run}@%"])
                [rows] = cursor.fetchone()
        for example in found["examples"]:
            sys.stderr.write(f"{variant.name}: {example}\n")
        visitors = max(1, found["accepted"] + found["refused"])
        return Run(
            variant=variant.name,
            accepted=found["accepted"],
            refused=found["refused"],
            seconds=found["seconds"],
            p50_ms=found["p50_ms"],
            p95_ms=found["p95_ms"],
            p99_ms=found["p99_ms"],
            web_ms=web / visitors * 1000,
            database_ms=database / visitors * 1000,
            rows=rows,
        )

    def _send(self, variant: Variant, seconds: float) -> tuple[str, dict]:
        from tests.bench.site.seed import pending_tokens

        self.number += 1
        run, people = f"r{self.number}", max(50, int(MOST_PER_SECOND * seconds))
        plan = {
            "port": self.port, "host": f"localhost:{self.port}", "connections": CONNECTIONS, "seconds": seconds,
            "run": run, "people": people, "steps": variant.steps,
            "tokens": pending_tokens(self.seeded, people, run) if variant.with_tokens else [],
        }  # fmt: skip
        path = self.folder / "plan.json"
        path.write_text(json.dumps(plan), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.load", path], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return run, json.loads(done.stdout)


def run(options: Namespace, *, missing: str) -> int:
    """Measure everything; write the table to the terminal and the figures to ``options.output``."""
    from tests.bench import report

    with measured_site() as (folder, seeded, database_pid):
        from tests.bench.variants import LIMIT, variants

        chosen = [each for each in variants(seeded) if not options.only or each.name in options.only]
        pairs: dict[str, list[tuple[Run, Run]]] = {each.name: [] for each in chosen}
        with machine.web_server(folder) as (port, web_pid):
            bench = Bench(folder, seeded, port, web_pid, database_pid)
            for number in range(options.rounds):
                for variant in chosen:
                    pair = bench.measure(LIMIT, options.seconds / 2), bench.measure(variant, options.seconds)
                    pairs[variant.name].append(pair)
                    report.tell(number, pair)
    limits = [reference for rounds in pairs.values() for reference, _run in rounds]
    summaries: list[Summary] = [summarise([(each, each) for each in limits])]
    summaries += [summarise(rounds) for rounds in pairs.values()]
    titles = {LIMIT.name: LIMIT, **{each.name: each for each in chosen}}
    return report.finish(options, titles, summaries, pairs, missing=missing)
