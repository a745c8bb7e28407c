"""Signatures to a file, beside Wagtail's own export of a form: ``python -m tests.bench export [--rows 1000000]``

The same number of rows in both tables of one PostgreSQL. Each export is asked for in the admin, through the whole of
Django, by a process of its own; told are the time to the first byte, the whole time, the CPU time with that of the
database, and the most memory. It ends with 1 where our CSV takes more than a third of the time of Wagtail's, or where more
memory is taken than is promised.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from statistics import median

from tests.bench.machine import cpu_seconds, postgres
from tests.system.support import ROOT

#: Promised megabytes.
MOST_MB = {"csv": 150, "xlsx": 400}
_SETTINGS = "tests.bench.site.settings"
_SIGNATURES = """
    INSERT INTO urgent_action_signature
      (page_id, action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates,
       public_name, consent_id, language, revision, created_at, confirmed_at, mail_owed, mail_attempts, mail_count)
    SELECT %s, %s, gen_random_uuid(), 'confirmed', '',
      CASE n %% 100 WHEN 0 THEN '=1+' || n WHEN 1 THEN '＝Ana' WHEN 2 THEN 'آنا ' || n ELSE 'Ana Example ' || n END,
      'ana' || n || '@supporter.example', (ARRAY['KE', 'DE', 'FR', 'BR'])[1 + n %% 4],
      CASE n %% 10 WHEN 0 THEN '[{"question": "Town?", "answer": "Port Selwyn"}]'::jsonb ELSE '[]' END,
      true, true, %s, 'en', NULL, now() - interval '20 days', now() - interval '20 days' + n * interval '1 second', '', 0, 0
    FROM generate_series(1, %s) AS n
"""
_SUBMISSIONS = """
    INSERT INTO wagtailforms_formsubmission (page_id, submit_time, form_data)
    SELECT %s, now() - interval '20 days' + n * interval '1 second', jsonb_build_object(
      'name', 'Ana Example ' || n, 'email', 'ana' || n || '@supporter.example', 'country', 'KE', 'updates', true)
    FROM generate_series(1, %s) AS n
"""


def add_arguments(parser: ArgumentParser, *, quick: bool = False) -> None:
    """What may be asked for."""
    parser.add_argument("--rows", type=int, default=1000 if quick else 1_000_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--no-xlsx", action="store_true", help="Wagtail's takes minutes")


def run(options: Namespace) -> int:
    """Measure and tell; 1 if a promise is broken."""
    names = ["wagtail csv", "ours csv"] + ([] if options.no_xlsx else ["wagtail xlsx", "ours xlsx"])
    with (
        tempfile.TemporaryDirectory(prefix="urgent-action-bench-") as folder,
        postgres(Path(folder)) as (url, database),
    ):
        environment = {
            **os.environ,
            "BENCH_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": _SETTINGS,
            "PYTHONPATH": f"{ROOT}:{ROOT / 'example_project'}",
        }

        def child(*arguments: str) -> dict:
            command = [sys.executable, "-m", "tests.bench.export", folder, *arguments]
            done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
            return json.loads(done.stdout.splitlines()[-1])

        addresses = child("fill", str(options.rows))
        runs: dict[str, list[dict]] = {name: [] for name in names}
        for _round in range(options.rounds):
            for name in names:
                who, output = name.split()
                before = cpu_seconds(database)
                found = child(who, output, addresses[who])
                runs[name].append({**found, "cpu": found["cpu"] + cpu_seconds(database) - before})
                told = "{seconds:7.1f} s, first byte {first:6.2f} s, {cpu:6.1f} s of CPU, {megabytes:5.0f} MB, file {size:6.1f} MB"
                sys.stdout.write(f"{name:14}" + told.format(**runs[name][-1]) + "\n")
    return _judge(runs)


def _judge(runs: dict[str, list[dict]]) -> int:
    broken = []
    ratio = median(
        our["seconds"] / its["seconds"] for our, its in zip(runs["ours csv"], runs["wagtail csv"], strict=True)
    )
    cpu = median(our["cpu"] / its["cpu"] for our, its in zip(runs["ours csv"], runs["wagtail csv"], strict=True))
    sys.stdout.write(f"CSV: {ratio:.2f} of the time of Wagtail's, {cpu:.2f} of its CPU time\n")
    if ratio > 1 / 3:
        broken.append("CSV takes more than a third of the time of Wagtail's")
    for output, most in MOST_MB.items():
        for each in runs.get(f"ours {output}", []):
            if each["megabytes"] > most:
                broken.append(f"{output} takes more than {most} MB")
            if each["first"] > 1:
                broken.append(f"the first byte of {output} takes more than a second")
    sys.stdout.write("".join(f"  ! {promise}\n" for promise in broken))
    return int(bool(broken))


def _fill(folder: str, rows: int) -> dict[str, str]:
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.utils import timezone

    from tests.bench.site.seed import seed
    from urgent_action.domain.consent import agreed_statement, current_statement

    seeded = seed(Path(folder))
    from tests.bench.site.models import FormPage

    action, form = seeded.action, FormPage.objects.get()
    site = action.get_site()
    consent = agreed_statement(current_statement(site, "en").key, site=site, language="en", now=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(_SIGNATURES, [action.pk, action.action_key, consent.pk, rows])
        cursor.execute(_SUBMISSIONS, [form.pk, rows])
        cursor.execute("VACUUM ANALYZE urgent_action_signature, wagtailforms_formsubmission")
    get_user_model().objects.create_superuser("ana", "ana@section.example", "-")
    return {"ours": f"/cms/urgent-action/{action.pk}/hand-over/crm/", "wagtail": f"/cms/forms/submissions/{form.pk}/"}


def _export(who: str, output: str, address: str) -> dict[str, float]:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(get_user_model().objects.get(username="ana"))
    asked = {"crm-purpose": "Benchmark", "crm-format": output, "crm-new": "new", "crm-everybody": "everybody"}
    started, worked = time.perf_counter(), time.process_time()
    answer = client.post(address, asked) if who == "ours" else client.get(address, {"export": output})
    assert answer.status_code == 200, answer.status_code
    first, size = 0.0, 0
    for piece in answer.streaming_content:
        first = first or time.perf_counter() - started
        size += len(piece)
    seconds = time.perf_counter() - started
    return {
        "seconds": seconds,
        "first": first,
        "cpu": time.process_time() - worked,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "size": size / 1e6,
    }


def _child(folder: str, what: str, *arguments: str) -> None:
    sys.path.insert(0, folder)
    import django

    django.setup()
    told = _fill(folder, int(arguments[0])) if what == "fill" else _export(what, *arguments)
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    _child(*sys.argv[1:])
