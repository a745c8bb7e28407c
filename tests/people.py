"""People who sign and answer their mail, through the app's own verbs, at instants that the tests choose."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage

from tests.conftest import sheet_body
from urgent_action.domain.consent import current_statement
from urgent_action.domain.signing import Submission, sign
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

CLOSES = datetime(2030, 6, 10, 12, tzinfo=UTC)
NOW = CLOSES - timedelta(days=5)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EMAIL = "ana@supporter.example"


def closing_at(instant: datetime) -> list[tuple[str, Any]]:
    """The body of a sheet whose action closes at an instant."""
    deadline = {"date": instant.date(), "time": instant.time(), "zone": "UTC", "after_deadline_note": "Ask us."}
    return [*sheet_body(), ("deadline", deadline)]


def sign_as(
    page: UrgentActionPage, email: str = EMAIL, *, now: datetime = NOW, client: str | None = None, **changed: Any
) -> Signature:
    """The signature of a person, after they signed (once more)."""
    site = page.get_site()
    facts = {
        "name": "Ana Example",
        "country": "KE",
        "consent_key": current_statement(site, page.locale.language_code).key,
        **changed,
    }
    signature_id = sign(page, Submission(email=email, **facts), site=site, now=now, client=client)
    return Signature.objects.get(pk=signature_id)


def link_in(message: EmailMessage, purpose: str) -> str:
    """The path of the link to ``confirm`` or ``withdraw`` in a mail."""
    found = re.search(rf"https?://[^/\s]+(/\S*/{purpose}/\w+)", str(message.body))
    assert found, message.body
    return found[1]


def token_in(message: EmailMessage, purpose: str) -> str:
    """The token of that link."""
    return link_in(message, purpose).rsplit("/", 1)[1]
