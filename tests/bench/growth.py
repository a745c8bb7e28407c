"""What things cost when much is stored already: ``python -m tests.bench growth``.

Rows are made by the database itself, on one action or spread over many. Each thing is then done several times in this
process and its CPU time told, here and in the database: what else the machine does hardly moves it.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.bench import machine
from tests.bench.measured import measured_site
from tests.bench.plot import chart

if TYPE_CHECKING:
    from tests.bench.site.seed import Seeded

#: Actions over which rows are spread.
ACTIONS = 10_000
#: Things that look at every row: linear is right for them.
LINEAR = ("export", "erase")
_FILL = """
    INSERT INTO urgent_action_signature
      (page_id, action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates,
       public_name, consent_id, language, revision, created_at, confirmed_at, mail_owed, mail_attempts, mail_count)
    SELECT %(page)s, {action}, gen_random_uuid(), 'confirmed', '', 'Ana Example ' || n, 'ana' || n || '@supporter.example',
      'KE', '[]', false, true, %(consent)s, 'en', NULL, at, at, '', 0, 0
    FROM generate_series(1, %(number)s) AS n, LATERAL (SELECT now() - interval '1 day' - n * interval '1 millisecond') AS t(at)
"""
_ONE = "%(action)s"
#: The measured action has one row in so many; the others belong to actions without a page.
_SPREAD = "CASE WHEN n %% %(actions)s = 0 THEN %(action)s::uuid ELSE md5((n %% %(actions)s)::text)::uuid END"


def run(options: Namespace) -> int:
    """Measure each size, write the figures and the plots; 1 if something other than export and erase grew."""
    found: dict[str, dict[str, list[float]]] = {}
    with measured_site() as (_folder, seeded, database):
        for name, action in (("one action", _ONE), (f"spread over {ACTIONS:,} actions", _SPREAD)):
            found[name] = {}
            for size in options.sizes:
                _fill(seeded, action, size)
                for thing, cost in _costs(seeded, database, options.times):
                    found[name].setdefault(thing, []).append(round(cost, 3))
                    sys.stdout.write(f"{name:28} {size:>10,}  {thing:8} {cost:10.2f} ms\n")
                    sys.stdout.flush()
    growing = [
        f"{thing}, {name}" for name, things in found.items() for thing, costs in things.items() if grows(thing, costs)
    ]
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
        facts = {"measured_on": datetime.now(UTC).date().isoformat(), "sizes": options.sizes, "cpu_ms": found}
        (options.output / "growth.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
        for name, things in found.items():
            title = f"CPU time against stored signatures, {name}"
            drawing = options.output / f"growth-{name.split()[0]}.svg"
            drawing.write_text(chart(title, options.sizes, things), encoding="utf-8")
    sys.stdout.write(f"grows: {', '.join(growing) or 'nothing but export and erase'}\n")
    return int(bool(growing))


def grows(thing: str, costs: list[float]) -> bool:
    """Whether the last tenfold, or more, of rows doubled what a thing costs."""
    return thing not in LINEAR and len(costs) > 1 and costs[-1] > 2 * max(costs[0], costs[-2])


def _fill(seeded: Seeded, action: str, number: int) -> None:
    from uuid import UUID

    from django.db import connection
    from django.utils import timezone

    from tests.bench.site.seed import empty_tables
    from urgent_action.domain.consent import agreed_statement
    from urgent_action.domain.tally import recount

    empty_tables()
    site = seeded.action.get_site()
    consent = agreed_statement(UUID(seeded.consent_key), site=site, language="en", now=timezone.now())
    with connection.cursor() as cursor:
        key = str(seeded.action.action_key)
        values = {
            "page": seeded.action.pk,
            "consent": str(consent.pk),
            "number": number,
            "action": key,
            "actions": ACTIONS,
        }
        cursor.execute(_FILL.format(action=action), values)
        cursor.execute("VACUUM ANALYZE urgent_action_signature")
    recount(seeded.action.action_key, now=timezone.now())


def _costs(seeded: Seeded, database: int, times: int) -> Iterator[tuple[str, float]]:
    """CPU milliseconds of each thing, here and in the database."""
    from django.test import Client

    from tests.bench.site.seed import pending_tokens
    from urgent_action.domain.tally import read_tally

    client, person = Client(), iter(range(10**9))
    tokens = iter(pending_tokens(seeded, times + 3, "grown"))
    base = f"/urgent-action/{seeded.action.pk}"
    form = {"name": "Ana Example", "country": "KE", "consent": "1", "consent_key": seeded.consent_key, "shown_at": "1"}

    def sign() -> None:
        email = f"new{next(person)}@supporter.example"
        assert client.post(f"{base}/sign/", {**form, "email": email}).status_code == 303

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
    yield "export", _cpu_of(lambda: _export(seeded), database, 1)
    yield "erase", _cpu_of(lambda: _erase(seeded), database, 1)


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


def _export(seeded: Seeded) -> None:
    """The table for the officials, read to its end."""
    from urgent_action.handover.domain.scope import Scope
    from urgent_action.handover.domain.tables import table_of
    from urgent_action.handover.models import Audience

    scope = Scope(action_key=seeded.action.action_key, audience=Audience.TARGET, until=datetime.now(UTC))
    for _batch in table_of(scope):
        pass


def _erase(seeded: Seeded) -> None:
    """Everything of the action, as retention does it when its time is over; rolled back, and the tables emptied after."""
    from urgent_action.domain.retention import erase_expired
    from urgent_action.models import ActionRecord

    past = datetime.now(UTC) - timedelta(days=4000)
    ActionRecord.objects.filter(pk=seeded.action.action_key).update(closes_at=past)
    with suppress(StopIteration):
        for _erased in erase_expired(now=datetime.now(UTC)):
            pass
