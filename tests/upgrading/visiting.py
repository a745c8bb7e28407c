"""Use a site that was upgraded, as supporters with their old links would: ``python -m tests.upgrading.visiting CONFIRM WITHDRAW``.

Prints what was found, as JSON.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import timedelta
from typing import Any

import django

from tests.upgrading.filling import ACTION, NOW


def visit(confirm: str, withdraw: str) -> dict[str, Any]:
    """Read the page, sign as somebody known and as somebody new, and follow two links that are out.

    Args:
        confirm: token of the mail to somebody whose signature waits.
        withdraw: token of a mail to somebody whose signature counts.
    """
    from django.test import Client

    from urgent_action.domain.tally import read_tally
    from urgent_action.models import Signature
    from urgent_action.pages.models import UrgentActionPage

    client = Client(headers={"host": "localhost"})
    page = UrgentActionPage.objects.get(translation_key=ACTION, locale__language_code="en")
    answer = client.get(page.url)
    html = answer.content.decode()
    found = re.search('name="consent_key" value="([^"]+)"', html)
    assert found
    fields = {"country": "KE", "consent": "1", "consent_key": found[1], "website": ""}

    def signatures() -> int:
        return Signature.objects.filter(action_key=ACTION).count()

    def sign(email: str) -> int:
        before = signatures()
        posted = client.post(f"/urgent-action/{page.pk}/sign/", {"name": "Example", "email": email, **fields})
        assert posted.status_code == 303, posted.content[:2000]
        return signatures() - before

    tally = read_tally(ACTION, now=NOW + timedelta(days=1))
    return {
        "status": answer.status_code,
        "shown": [
            words for words in ("Ilyas Verne", "Hon. Adaeze Morrow", "release him;", "ua-banner--open") if words in html
        ],
        "letters": [letter["language"] for letter in page.letters],
        "people": [str(person) for person in page.people_at_risk.all()],
        "closes_at": page.closes_at.isoformat(),
        "tally": tally,
        "more_rows_after_known_signed": sign("bo@supporter.example"),
        "more_rows_after_new_signed": sign("hana@supporter.example"),
        "confirmed": _state_after(client, "confirm", confirm, "dora@supporter.example"),
        "withdrawn": _state_after(client, "withdraw", withdraw, ""),
        "editable": page.get_latest_revision_as_object().title,
    }


def _state_after(client: Any, purpose: str, token: str, email: str) -> list[Any]:
    """Status of the answer to a link's button, and how many rows of that address are in which state."""
    from urgent_action.models import Signature

    answer = client.post(f"/urgent-action/{purpose}/{token}/")
    states = Signature.objects.filter(action_key=ACTION, email=email).values_list("state", flat=True)
    return [answer.status_code, sorted(states)]


if __name__ == "__main__":
    import time_machine

    django.setup()
    with time_machine.travel(NOW + timedelta(hours=2), tick=True):
        sys.stdout.write(json.dumps(visit(*sys.argv[1:])))
