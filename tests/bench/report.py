"""What the benchmark tells: a line for each run, a table, and JSON."""

from __future__ import annotations

import json
import platform
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from tests.bench import machine, peers
from tests.bench.figures import Run, Summary

if TYPE_CHECKING:
    from tests.bench.variants import Variant

_PACKAGES = ("wagtail", "django", "psycopg", "gunicorn", "wagtail-urgent-action")
_HEAD = (
    "variant",
    "req/s",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "web CPU ms",
    "PG CPU ms",
    "CPU/limit",
    "req/s / limit",
    "sound",
)


def tell(number: int, pair: tuple[Run, Run]) -> None:
    """One line for a pair of runs."""
    reference, run = pair
    sys.stdout.write(
        f"round {number + 1}  {run.variant:18} {run.rate:7.0f}/s  p95 {run.p95_ms:6.1f} ms  CPU {run.web_ms:6.2f} + "
        f"{run.database_ms:5.2f} ms = {run.cpu_ms / reference.cpu_ms:5.2f} x limit  {'' if run.is_sound else 'NOT SOUND'}\n"
    )
    sys.stdout.flush()


def table(summaries: Sequence[Summary], variants: Mapping[str, Variant], *, missing: str) -> str:
    """The summaries as a table of Markdown; a peer that could not be had is in it."""
    lines = ["| " + " | ".join(_HEAD) + " |", "|---|" + "--:|" * (len(_HEAD) - 2) + "---|"]
    for each in summaries:
        cells = [
            variants[each.variant].title, f"{each.rate:.0f}", f"{each.p50_ms:.0f}", f"{each.p95_ms:.0f}",
            f"{each.p99_ms:.0f}", f"{each.web_ms:.2f}", f"{each.database_ms:.2f}", f"{each.cpu_ratio:.2f}",
            f"{each.rate_ratio:.2f}", "yes" if each.is_sound else "NO",
        ]  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    if missing:
        lines.append(f"| {', '.join(peers.PACKAGES)}: missing ({missing}) |" + " |" * (len(_HEAD) - 1))
    return "\n".join(lines) + "\n"


def ratios(summaries: Sequence[Summary]) -> dict[str, float]:
    """The ratios for which there are targets, as far as both sides were measured."""
    by_name = {each.variant: each for each in summaries}

    def cpu(one: str, other: str) -> float:
        return by_name[one].cpu_ratio / by_name[other].cpu_ratio

    def rate(one: str, other: str) -> float:
        return by_name[one].rate_ratio / by_name[other].rate_ratio

    wanted = {
        "sign, CPU over the limit's (at most 1.7)": (cpu, "sign", "limit"),
        "sign, requests a second over the limit's (at least 0.70)": (rate, "sign", "limit"),
        "sign, requests a second over contrib.forms' (at least 5)": (rate, "sign", "forms"),
        "page, CPU over a bare Wagtail page's (at most 1.25)": (cpu, "page", "bare_page"),
        "page, requests a second over contrib.forms' page's (at least 2)": (rate, "page", "forms_page"),
        "confirm, CPU over the limit's (at most 2.5)": (cpu, "confirm", "limit"),
        "whole way, visitors a second over contrib.forms' (at least 3)": (rate, "way", "forms_way"),
    }
    return {
        name: round(measure(one, other), 2)
        for name, (measure, one, other) in wanted.items()
        if one in by_name and other in by_name
    }


def finish(
    options: Namespace,
    variants: Mapping[str, Variant],
    summaries: Sequence[Summary],
    pairs: Mapping[str, Sequence[tuple[Run, Run]]],
    *,
    missing: str,
) -> int:
    """Write the table, and the figures as JSON; 1 if the database did not hold what was acknowledged."""
    text = table(summaries, variants, missing=missing)
    found = ratios(summaries)
    sys.stdout.write("\n" + text + "\n" + "".join(f"{value:6.2f}  {name}\n" for name, value in found.items()))
    figures = {
        "measured_on": datetime.now(UTC).date().isoformat(),
        "versions": {"python": platform.python_version(), **{name: version(name) for name in _PACKAGES}},
        "server": {"gunicorn": "gthread", "workers": machine.WORKERS, "threads": machine.THREADS},
        "rounds": options.rounds,
        "seconds": options.seconds,
        "missing": missing,
        "ratios": found,
        "summaries": [{"title": variants[each.variant].title, **asdict(each)} for each in summaries],
        "runs": {
            name: [{"limit": reference.as_dict(), "run": run.as_dict()} for reference, run in rounds]
            for name, rounds in pairs.items()
        },
    }
    if options.output:
        options.output.parent.mkdir(parents=True, exist_ok=True)
        options.output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        lines = [f"| {name} | {value:.2f} |\n" for name, value in found.items()]
        page = f"# Results\n\nMade by `make bench` on {figures['measured_on']}: {options.rounds} rounds of {options.seconds:g} s.\n"
        page += f"\n{text}\n| ratio | |\n|---|--:|\n{''.join(lines)}"
        options.output.with_suffix(".md").write_text(page, encoding="utf-8")
        sys.stdout.write(f"figures written to {options.output}\n")
    return int(not all(each.is_sound for each in summaries))
