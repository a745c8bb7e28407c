"""Mixed load with two faults in it, and what is true afterwards: ``make production-load``."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.system.support import ROOT

from . import report
from .setup import Production, production

PEOPLE = 16

STOP = """
from django.utils import timezone
from urgent_action.domain.stopping import stop
from urgent_action.enums import StopKind
from urgent_action.pages.models import UrgentActionPage
stop(UrgentActionPage.objects.get(pk={id}), {{}}, kind=StopKind.OTHER, now=timezone.now(), by=None)
"""


def run(*, minutes: float, output: Path | None) -> int:
    """Let people come for so many minutes; returns 0 if all that must be so was so."""
    seconds = minutes * 60
    with production(closes_in=seconds * 0.6 + 30) as site:
        found = _load(site, seconds)
        checks = _checks(site, found)
    found.pop("thanked")
    ok = all(check["ok"] for check in checks)
    report.tell(minutes=minutes, people=PEOPLE, found=found, checks=checks, output=output)
    return 0 if ok else 1


def _load(site: Production, seconds: float) -> dict[str, Any]:
    plan = {
        "port": site.places["varnish"], "people": PEOPLE, "seconds": seconds, "run": "load",
        "actions": list(site.seeded["actions"].values()), "consent": site.seeded["consent"],
        "mails": str(site.folder / "mails.tsv"),
    }  # fmt: skip
    path = site.folder / "plan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    started = time.time()
    with (site.folder / "visitors.out").open("wb") as out, (site.folder / "visitors.err").open("wb") as err:
        crowd = subprocess.Popen(
            [sys.executable, "-m", "tests.production.visitors", path], cwd=ROOT, stdout=out, stderr=err
        )
        try:
            _wait(crowd, started + seconds * 0.25)
            site.web[0].kill()
            _wait(crowd, started + seconds * 0.5)
            site.postgres.stop_at_once()
            site.postgres.start()
            code = crowd.wait(seconds + 300)
        finally:
            crowd.kill()
    assert code == 0, (site.folder / "visitors.err").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads((site.folder / "visitors.out").read_text(encoding="utf-8"))
    return {**found, "seconds": time.time() - started, "restarts": {each.name: each.revived for each in site.services}}


def _wait(process: subprocess.Popen[bytes], until: float) -> None:
    while time.time() < until and process.poll() is None:
        time.sleep(0.2)


def _checks(site: Production, found: dict[str, Any]) -> list[dict[str, Any]]:
    rows = site.postgres.ask(
        "SELECT action_key, email, state, mail_owed, quarantine_reason FROM urgent_action_signature"
    )
    stored = {f"{key.hex} {email}" for key, email, *_rest in rows}
    lost = set(found["thanked"]) - stored
    mailed = Counter(address for address, _link in site.mails())
    forgotten = [email for _key, email, _state, owed, _reason in rows if not owed and not mailed[email]]
    recounted = site.manage("urgent_action_recount").strip().splitlines()
    counted = Counter(key for key, _email, state, *_rest in rows if state == "confirmed")
    shown = {}
    for action in site.seeded["actions"].values():
        answer = site.request("GET", f"/urgent-action/{action['id']}/count.json")[2]
        shown[action["key"]] = json.loads(answer)
    origin = _origin(site)
    to_stop = _seconds_to_stop(site)
    most = found["seconds"] // 60 + 1
    statuses = found["statuses"]
    other = {name: number for name, number in statuses.items() if name[-3] == "5" and not name.endswith("503")}
    found["stored"], found["signed_a_minute"] = len(rows), round(len(found["thanked"]) / found["seconds"] * 60)
    found["reads_a_second"] = round(
        sum(n for name, n in statuses.items() if name.startswith("read")) / found["seconds"]
    )
    found["mailed"], found["origin"], found["shown"] = sum(mailed.values()), origin, shown
    found["owed"] = sum(1 for row in rows if row[3])
    return [
        _check("signatures that were thanked for and are not stored", len(lost), 0),
        _check("answers 5xx other than 503", sum(other.values()), 0),
        _check("connections that broke", sum(n for name, n in statuses.items() if name.endswith("broken")), 0),
        _check("other answers that should not be", found["bad_count"], 0),
        _check("answers 503 without Retry-After", found["no_retry_after"], 0),
        _check("people who gave up", found["gave_up"], 0),
        _check("signatures set aside", sum(1 for row in rows if row[4]), 0),
        _check("signers who were neither mailed nor are owed a mail", len(forgotten), 0),
        _check("open pages shown after the deadline", found["open_after_close"], 0),
        _check("seconds until a stop showed", to_stop, None, ok=to_stop < 10),
        _check("signatures taken after the deadline", found["taken_after_close"], 0),
        _check("pages read after the deadline", found["seen_after_close"], None, ok=found["seen_after_close"] > 0),
        _check("tallies that the recount had to repair", recounted[-1], None, ok=recounted[-1].endswith(" 0 repaired.")),
        _check("confirmed rows", sum(counted.values()), None, ok=sum(counted.values()) > 0),
        _check("web process killed and started again", found["restarts"]["web1"], 1),
        _check("most page requests of one action that reached a web process", max(origin["open"], origin["unconfirmed"]),
               None, ok=max(origin["open"], origin["unconfirmed"]) <= most + 1),
    ]  # fmt: skip


def _seconds_to_stop(site: Production) -> float:
    """Stop an action whose page Varnish holds, and read it until it says so: the worker tells Varnish to forget it."""
    action = site.seeded["actions"]["unconfirmed"]
    assert b"/sign/" in site.request("GET", action["path"])[2]
    site.manage("shell", "--no-imports", "-c", STOP.format(id=action["id"]))
    stopped = time.monotonic()
    while b"/sign/" in site.request("GET", action["path"])[2] and time.monotonic() < stopped + 90:
        time.sleep(0.1)
    return round(time.monotonic() - stopped, 1)


def _check(what: str, found: Any, expected: Any, *, ok: bool | None = None) -> dict[str, Any]:
    return {"what": what, "found": found, "ok": found == expected if ok is None else ok}


def _origin(site: Production) -> dict[str, int]:
    """How many page requests reached a web process and were answered 200, by action."""
    lines = [line for n in (1, 2) for line in (site.folder / f"web{n}.access").read_text(encoding="utf-8").splitlines()]
    return {
        name: sum(line.endswith(f" GET 200 {action['path']}") for line in lines)
        for name, action in site.seeded["actions"].items()
    }
