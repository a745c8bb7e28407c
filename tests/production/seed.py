"""What stands in the set-up's database before anybody comes; prints it as JSON: ``python -m tests.production.seed SECONDS``.

Three actions: one that stays open, one that stays open and asks for no confirmation, and one that closes after so many seconds.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django


def main(seconds: float) -> None:
    """Make the actions; with their addresses and the key of the consent statement."""
    django.setup()
    from django.core.serializers.json import DjangoJSONEncoder
    from django.utils import timezone
    from wagtail.models import Locale, Site

    from tests.people import closing_at
    from urgent_action.domain.consent import current_statement
    from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage

    Locale.objects.get_or_create(language_code="en")
    site = Site.objects.get(is_default_site=True)
    port = json.loads(__import__("os").environ["PRODUCTION_PLACES"])["varnish"]
    Site.objects.filter(pk=site.pk).update(hostname="localhost", port=port)
    site.refresh_from_db()
    index = site.root_page.add_child(instance=UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions"))
    index.save_revision().publish()
    far, near = timezone.now() + timedelta(days=30), timezone.now() + timedelta(seconds=seconds)
    found = {}
    for name, confirming, closes in (("open", True, far), ("unconfirmed", False, far), ("closing", True, near)):
        page = UrgentActionPage(title=f"Kite maker held: {name}", slug=name, summary="A kite maker is held.")
        page.confirming = confirming
        body = [{"type": kind, "value": value} for kind, value in closing_at(closes)]
        page.body = UrgentActionPage._meta.get_field("body").stream_block.to_python(
            json.loads(json.dumps(body, cls=DjangoJSONEncoder))
        )
        page.people_at_risk = [PersonAtRisk(name="Ilyas Verne", pronouns="he/him")]
        index.add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        found[name] = {
            "id": page.pk,
            "path": page.get_url_parts()[2],
            "key": page.action_key.hex,
            "closes_at": page.closes_at.timestamp(),
        }
    consent = str(current_statement(site, "en").key)
    sys.stdout.write(json.dumps({"actions": found, "consent": consent}))


if __name__ == "__main__":
    main(float(sys.argv[1]))
