"""What a run of the mixed load is told with: a table in the terminal, and a page and figures in the docs."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

#: The largest peak of a petition site that we know of, in signatures a minute (UK Parliament petitions, about).
LARGEST_PEAK = 2000
TEXT = """# The production set-up under mixed load

{date}, {minutes:g} minutes, made by `make production-load`: the set-up of [how to](../how-to/production.md) on one machine of
{cores} cores, which it shares with those who ask: {people} people at once, who read four times through Varnish and sign once, each
from a network of their own, and confirm what their mail asks for. After a quarter of the time one of two web processes is
killed (SIGKILL); after half of it PostgreSQL is stopped as by a power cut and started again. One of three actions closes meanwhile.

{table}

{signed_a_minute:,} signatures a minute, {reads_a_second:,} pages read a second beside them; {stored:,} signatures stored,
{confirmed:,} confirmed, {mailed:,} mails sent and {owed:,} still owed at the end. The largest peak of a petition
site that we know of is about {peak:,} signatures a minute (UK Parliament petitions): this is {share:.1f} times as many.

| | p50 | p95 | p99 |
|---|---|---|---|
| read | {read_p50_ms} ms | {read_p95_ms} ms | {read_p99_ms} ms |
| sign | {sign_p50_ms} ms | {sign_p95_ms} ms | {sign_p99_ms} ms |

Answers: {answers}. Page requests that reached a web process: {reached}.
"""


def tell(
    *, minutes: float, people: int, found: dict[str, Any], checks: list[dict[str, Any]], output: Path | None
) -> None:
    """Write the table to the terminal, and the page and the figures to ``output``, if there is one."""
    rows = [f"| {check['what']} | {check['found']} | {'yes' if check['ok'] else '**no**'} |" for check in checks]
    table = "\n".join(["| what | found | as it must be |", "|---|---|---|", *rows])
    sys.stdout.write(f"{table}\n{json.dumps(found, indent=1)}\n")
    if output is None:
        return
    facts = {
        **found,
        "minutes": minutes,
        "people": people,
        "cores": os.cpu_count(),
        "date": datetime.now(UTC).date().isoformat(),
    }
    output.with_suffix(".json").write_text(json.dumps({**facts, "checks": checks}, indent=1) + "\n", encoding="utf-8")
    text = TEXT.format(
        **facts,
        table=table,
        peak=LARGEST_PEAK,
        share=found["signed_a_minute"] / LARGEST_PEAK,
        answers=", ".join(f"{name}: {number:,}" for name, number in found["statuses"].items()),
        reached=", ".join(f"{name}: {number}" for name, number in found["origin"].items()),
    )
    output.write_text(text, encoding="utf-8")
