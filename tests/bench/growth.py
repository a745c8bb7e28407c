"""What things cost when much is stored already: ``python -m tests.bench growth``.

Rows are made by the database itself, on one action or spread over many. Each thing is then done several times in this
process and its CPU time told, here and in the database: what else the machine does hardly moves it. Export and erasure are
done once, by a process of their own whose memory is told. With ``--folder`` the database and what was measured stay there,
and the same command goes on where it was interrupted.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench import machine
from tests.bench.growth_costs import LINEAR, cost_of_all, costs_of_one
from tests.bench.growth_rows import LAYOUTS, fill, refuse_if_too_many, spend
from tests.bench.plot import chart
from tests.system.support import ROOT

if TYPE_CHECKING:
    from tests.bench.site.seed import Seeded

#: What was measured of one layout at one size: for each thing its CPU milliseconds, and for export and erasure their
#: rows, CPU seconds and megabytes.
Measured = dict[str, Any]
#: Rows below which a process's own start weighs more than what it does.
FEW = 10_000


def run(options: Namespace) -> int:
    """Measure each size, write the figures and the plots; 1 if something grew that must not."""
    found: dict[str, dict[str, Measured]] = {}
    with _folder(options.folder) as folder:
        refuse_if_too_many(folder, max(options.sizes))
        notes = folder / "measured.json"
        if notes.exists():
            found = json.loads(notes.read_text(encoding="utf-8"))
        with _site(folder) as (seeded, database):
            for layout in LAYOUTS:
                for size in options.sizes:
                    if str(size) in found.setdefault(layout.name, {}):
                        continue
                    fill(seeded, layout, size, _tell)
                    measured = _measure(seeded, database, options, size)
                    found[layout.name][str(size)] = measured
                    notes.write_text(json.dumps(found), encoding="utf-8")
                    _tell_measured(layout.name, size, measured)
    growing = [f"{thing}, {name}" for name, sizes in found.items() for thing in _growing(_in_order(sizes))]
    if options.output:
        _write(options.output, {name: _in_order(sizes) for name, sizes in found.items()})
    _tell(
        f"grows: {', '.join(growing) or 'nothing but export and erase, and they as the rows do, in the same memory'}\n"
    )
    return int(bool(growing))


def grows(thing: str, costs: Sequence[float]) -> bool:
    """Whether the last tenfold, or more, of rows doubled what a thing costs."""
    return thing not in LINEAR and len(costs) > 1 and costs[-1] > 2 * max(costs[0], costs[-2])


def grows_beyond_rows(found: Sequence[Mapping[str, float]]) -> bool:
    """Whether what looks at every row takes twice the time for each, or half as much memory again, where there are more."""
    many = [each for each in found if each["rows"] >= FEW]
    if len(many) < 2:
        return False
    (before, last) = many[-2:]
    slower = last["seconds"] / last["rows"] > 2 * before["seconds"] / before["rows"]
    return slower or last["megabytes"] > 1.5 * many[0]["megabytes"]


def _growing(sizes: Mapping[int, Measured]) -> Iterator[str]:
    for thing, costs in _series(sizes).items():
        if grows(thing, costs):
            yield thing
    for thing in LINEAR:
        if grows_beyond_rows([measured[thing] for measured in sizes.values() if thing in measured]):
            yield thing


def _measure(seeded: Seeded, database: int, options: Namespace, size: int) -> Measured:
    measured: Measured = {thing: round(cost, 3) for thing, cost in costs_of_one(seeded, database, options.times)}
    measured["export"] = cost_of_all("export", seeded, database)
    spend()
    if size <= options.erase_up_to:
        measured["erase"] = cost_of_all("erase", seeded, database)
    return measured


def _series(sizes: Mapping[int, Measured]) -> dict[str, list[float]]:
    things = [thing for thing, cost in next(iter(sizes.values()), {}).items() if not isinstance(cost, dict)]
    return {thing: [measured[thing] for measured in sizes.values()] for thing in things}


def _in_order(sizes: Mapping[str, Measured]) -> dict[int, Measured]:
    return {int(size): sizes[size] for size in sorted(sizes, key=int)}


def _tell(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def _tell_measured(name: str, size: int, measured: Measured) -> None:
    for thing, cost in measured.items():
        if isinstance(cost, dict):
            told = f"{cost['seconds']:10.2f} s for {cost['rows']:,} rows, {cost['megabytes']:.0f} MB"
        else:
            told = f"{cost:10.2f} ms"
        _tell(f"{name:28} {size:>10,}  {thing:8} {told}\n")


def _write(output: Path, found: Mapping[str, Mapping[int, Measured]]) -> None:
    output.mkdir(parents=True, exist_ok=True)
    facts = {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "units": "CPU milliseconds; export and erase: rows, CPU seconds, megabytes of the process at the most",
        "found": found,
    }
    (output / "growth.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    for name, sizes in found.items():
        drawing = output / f"growth-{name.split()[0]}.svg"
        title = f"CPU time against stored signatures, {name}"
        drawing.write_text(chart(title, list(sizes), _series(sizes)), encoding="utf-8")
    # All rows are the one action's there, so that export and erasure look at each.
    sizes = next(iter(found.values()))
    erased = [size for size in sizes if "erase" in sizes[size]]
    lines = {f"{thing}, s of CPU": [sizes[size][thing]["seconds"] for size in erased] for thing in LINEAR}
    lines |= {f"{thing}, MB at the most": [sizes[size][thing]["megabytes"] for size in erased] for thing in LINEAR}
    drawing = output / "growth-linear.svg"
    title = "Export and erasure of one action: seconds of CPU, megabytes at the most"
    drawing.write_text(chart(title, erased, lines, unit=""), encoding="utf-8")


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    """The folder of the database: one that stays, or one for this run."""
    if kept is None:
        with tempfile.TemporaryDirectory(prefix="urgent-action-bench-") as name:
            Path(name).chmod(0o755)  # PostgreSQL runs as another user where we are root
            yield Path(name)
        return
    kept.mkdir(parents=True, exist_ok=True, mode=0o755)
    yield kept.resolve()


@contextmanager
def _site(folder: Path) -> Iterator[tuple[Seeded, int]]:
    """The measured site, as it was left in the folder or new, and the number of the database's first process."""
    with machine.postgres(folder) as (url, database):
        os.environ |= {
            "BENCH_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "tests.bench.site.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "example_project"), str(folder)]),
            "EXAMPLE_VAR_DIR": str(folder / "var"),
        }
        sys.path[:0] = [str(ROOT / "example_project"), str(folder)]
        import django

        django.setup()
        from django.db import connections

        try:
            yield _seeded(folder), database
        finally:
            connections.close_all()


def _seeded(folder: Path) -> Seeded:
    from tests.bench.site.seed import Seeded, seed
    from urgent_action.domain.consent import current_statement
    from urgent_action.pages.models import UrgentActionPage

    if not (folder / "seeded").exists():
        seeded = seed(folder)
        (folder / "seeded").touch()
        return seeded
    action = UrgentActionPage.objects.get(slug="kite-maker-held")
    return Seeded(action, str(current_statement(action.get_site(), "en").key), has_streamforms=False)
