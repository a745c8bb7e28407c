"""One fault after the other, for real, and what came of it: ``make production-faults`` makes the table in the docs."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tests.system.support import wait_until

from . import breaking
from .setup import Production, production

#: Seconds in which everything must be as before once the fault is over.
HEALS_WITHIN = 90
TEXT = """# What happens when something breaks

Made on {date} by `make production-faults`: each fault was injected for real into the [production set-up](../how-to/production.md),
while people read and signed through Varnish. "Lost" counts signatures that were thanked for and are not in the database, or
whose mail neither went out nor is owed. A “page from the application” is one
that no cache holds: what Varnish holds, it shows until its minute is over.

| fault | who signs sees | a page from the application | lost | how it heals |
|---|---|---|---|---|
{rows}
"""


@dataclass
class Seen:
    """What people saw while something was broken."""

    signed: Counter[int] = field(default_factory=Counter)
    read: Counter[int] = field(default_factory=Counter)
    thanked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Fault:
    """Something that breaks, and is mended."""

    name: str
    what: str
    heals: str
    #: Breaks it; addresses of those who signed meanwhile and were thanked, if any did.
    break_it: Callable[[Production], list[str] | None]
    mend: Callable[[Production], None]
    #: Statuses that those who sign may be answered while it is broken.
    allowed: frozenset[int] = frozenset({303})


def run(*, only: list[str], output: Path | None) -> int:
    """Break and mend; returns 0 if nothing was lost and everything healed."""
    with breaking.small_disk() as data, production(data=data) as site:
        rows, failures = go_through_all(site, only=only)
    for failure in failures:
        sys.stdout.write(f"WRONG {failure}\n")
    if output is not None and not failures:
        text = TEXT.format(date=datetime.now(UTC).date().isoformat(), rows="\n".join(rows))
        output.write_text(text, encoding="utf-8")
    return 1 if failures else 0


def go_through_all(site: Production, *, only: list[str]) -> tuple[list[str], list[str]]:
    """Rows of the table, and what was not as it must be."""
    rows, failures = [], []
    for fault in breaking.faults():
        if only and fault.name not in only:
            continue
        seen, lost = _go_through(site, fault)
        failures += [f"{fault.name}: {each}" for each in [*seen.wrong, *lost]]
        told = _told(seen.signed), _told(seen.read), str(len(lost) or "nothing")
        rows.append(f"| {fault.what} | {' | '.join(told)} | {fault.heals} |")
        sys.stdout.write(rows[-1] + "\n")
        sys.stdout.flush()
    return rows, failures


def _go_through(site: Production, fault: Fault) -> tuple[Seen, list[str]]:
    seen = Seen()
    _come(site, fault, seen, 3, f"{fault.name}-before", allowed=frozenset({303}))
    seen.thanked += fault.break_it(site) or []
    try:
        _come(site, fault, seen, 6, f"{fault.name}-broken", allowed=fault.allowed, told=True)
    finally:
        fault.mend(site)
    _wait_for_health(site, fault)
    _come(site, fault, seen, 3, f"{fault.name}-after", allowed=frozenset({303}))
    return seen, _lost(site, seen)


def _come(
    site: Production, fault: Fault, seen: Seen, people: int, run: str, *, allowed: frozenset[int], told: bool = False
) -> None:
    actions = site.seeded["actions"]
    for number in range(people):
        email = f"{run}.{number}@supporter.example"
        status, headers, body = site.sign(email)
        if status == 303:
            seen.thanked.append(email)
        if status not in allowed:
            seen.wrong.append(f"signing was answered {status}: {body[:300]!r}")
        if status == 503 and "Retry-After" not in headers:
            seen.wrong.append("503 without Retry-After")
        # An address that no cache holds.
        read = site.request("GET", f"{actions['open']['path']}?fresh={run}{number}")[0]
        if read not in {200, 503} or (read != 200 and not told):
            seen.wrong.append(f"reading was answered {read}")
        if told:
            seen.signed[status] += 1
            seen.read[read] += 1


def _wait_for_health(site: Production, fault: Fault) -> None:
    def answers() -> bool:
        return site.request("GET", f"{site.seeded['actions']['open']['path']}?healed={time.time()}")[0] == 200

    wait_until(answers, f"the site after {fault.name}", seconds=HEALS_WITHIN)
    wait_until(lambda: site.sign(f"healed.{fault.name}@supporter.example")[0] == 303, "signing", seconds=HEALS_WITHIN)


def _lost(site: Production, seen: Seen) -> list[str]:
    """Whose signature or mail is missing. Mails that failed are due again after a minute: here they are made due now."""
    stored = {email for (email,) in site.postgres.ask("SELECT email FROM urgent_action_signature")}
    lost = [f"{email} was thanked and is not stored" for email in seen.thanked if email not in stored]

    def all_mailed() -> bool:
        site.postgres.ask(
            "UPDATE urgent_action_signature SET mail_due_at = now() WHERE mail_owed <> '' AND mail_due_at > now() "
            "AND mail_attempts < 40"
        )
        time.sleep(2.5)
        return set(seen.thanked) <= {address for address, _link in site.mails()}

    try:
        wait_until(all_mailed, "the mails", seconds=HEALS_WITHIN)
    except AssertionError:
        mailed = {address for address, _link in site.mails()}
        lost += [f"{email} was never mailed" for email in seen.thanked if email not in mailed]
    return lost


def _told(statuses: Counter[int]) -> str:
    words = {303: "thanks", 200: "the page", 503: "503, “Please try again”"}
    return ", ".join(f"{words.get(status, status)} ({number})" for status, number in sorted(statuses.items()))
