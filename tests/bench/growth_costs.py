"""What is measured at each size, and the CPU time that it takes here and in the database."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.bench import machine
from tests.system.support import ROOT

if TYPE_CHECKING:
    from tests.bench.site.seed import Seeded

#: Things that look at every row of the action: linear is right for them, in memory that stays the same.
LINEAR = ("export", "erase")


def costs_of_one(seeded: Seeded, database: int, times: int) -> Iterator[tuple[str, float]]:
    """CPU milliseconds of each thing that is done for one person."""
    from django.test import Client

    from tests.bench.site.seed import pending_tokens
    from urgent_action.domain.tally import read_tally

    client, person = Client(), iter(range(10**9))
    tokens = iter(pending_tokens(seeded, times + 3, "grown"))
    base = f"/urgent-action/{seeded.action.pk}"
    form = {"name": "Ana Example", "country": "KE", "consent": "1", "consent_key": seeded.consent_key, "shown_at": "1"}

    def sign() -> None:
        number = next(person)
        fields = {**form, "email": f"new{number}@supporter.example"}
        network = {"x-forwarded-for": f"10.{number // 250}.{number % 250}.9"}
        assert client.post(f"{base}/sign/", fields, headers=network).status_code == 303

    def confirm() -> None:
        assert client.post(f"/urgent-action/confirm/{next(tokens)}").status_code == 303

    def page() -> None:
        assert client.get("/urgent-actions/kite-maker-held/").status_code == 200

    def tally() -> None:
        read_tally(seeded.action.action_key, now=datetime.now(UTC))

    many: dict[str, Callable[[], Any]] = {"sign": sign, "confirm": confirm, "page": page, "tally": tally}
    many["list"] = _lister(seeded)
    for thing, act in many.items():
        for _ in range(3):
            act()
        yield thing, _cpu_of(act, database, times)


def cost_of_all(thing: str, seeded: Seeded, database: int) -> dict[str, float]:
    """Rows, CPU seconds and peak megabytes of one of :data:`LINEAR`, done once by a process of its own.

    The megabytes are those of the process; the database's are bounded by its settings.
    """
    command = [sys.executable, "-m", "tests.bench.growth_once", thing, str(seeded.action.action_key)]
    there = machine.cpu_seconds(database)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    seconds = found["seconds"] + machine.cpu_seconds(database) - there
    return {**found, "seconds": round(seconds, 3), "megabytes": round(found["megabytes"], 1)}


def _cpu_of(act: Callable[[], Any], database: int, times: int) -> float:
    gc.collect()
    there, here = machine.cpu_seconds(database), time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - here + machine.cpu_seconds(database) - there) / times * 1000


def _lister(seeded: Seeded) -> Callable[[], Any]:
    """The first page of the list of signatures in the admin."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    users = get_user_model()
    user = users.objects.filter(username="bench").first() or users.objects.create_superuser(
        "bench", "b@example.org", "x"
    )
    client = Client()
    client.force_login(user)
    url = reverse("urgent_action_signatures:list", args=[seeded.action.pk])

    def show() -> None:
        assert client.get(url).status_code == 200

    return show
