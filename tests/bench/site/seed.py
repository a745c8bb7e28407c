"""What stands in the measured site's database before anybody comes."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from uuid import UUID, uuid4

from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils import timezone
from django_countries import countries
from wagtail.models import Locale, Site

from tests.people import closing_at
from urgent_action.domain.consent import agreed_statement, current_statement
from urgent_action.models import Signature
from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage
from urgent_action.tokens import Purpose, make_token

from .models import BarePage, FormPage, FormPageField, StreamFormPage

#: The text of every page that has one.
INTRO = "<p>Write to the governor and ask for the release of the kite maker.</p>"
FIELDS = [
    ("Name", "singleline", True),
    ("Email", "email", True),
    ("Country", "dropdown", True),
    ("Updates", "checkbox", False),
]


@dataclass(frozen=True)
class Seeded:
    """Where things are."""

    action: UrgentActionPage
    consent_key: str
    has_streamforms: bool


def seed(folder: Path) -> Seeded:
    """Migrate an empty database and make one page of each kind; the migration of the peers goes into ``folder``."""
    (folder / "bench_migrations").mkdir()
    (folder / "bench_migrations" / "__init__.py").touch()
    sys.path.insert(0, str(folder))
    call_command("makemigrations", "bench", verbosity=0)
    call_command("migrate", verbosity=0)
    Locale.objects.get_or_create(language_code="en")
    site = Site.objects.get(is_default_site=True)
    # As deep in the tree as the action, which lies under its list: Wagtail asks for each level.
    peers = site.root_page.add_child(instance=BarePage(title="Peers", slug="peers", intro=INTRO))
    peers.add_child(instance=BarePage(title="Kite maker held", slug="bare", intro=INTRO))
    form_page = peers.add_child(instance=FormPage(title="Kite maker held", slug="form", intro=INTRO))
    for order, (label, kind, required) in enumerate(FIELDS):
        choices = ",".join(code for code, _name in countries) if kind == "dropdown" else ""
        FormPageField.objects.create(
            page=form_page, sort_order=order, label=label, field_type=kind, required=required, choices=choices
        )
    streamforms = find_spec("wagtailstreamforms") is not None
    if streamforms:
        _seed_streamforms(peers)
    action = make_action(site)
    return Seeded(action, str(current_statement(site, "en").key), streamforms)


def make_action(site: Site) -> UrgentActionPage:
    """An open action with a target, a letter, background, a deadline, one person at risk and no extra question."""
    index = UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions")
    site.root_page.add_child(instance=index)
    page = UrgentActionPage(title="Kite maker held", slug="kite-maker-held", summary="A kite maker is held.")
    body = [{"type": kind, "value": value} for kind, value in closing_at(timezone.now() + timedelta(days=30))]
    page.body = UrgentActionPage._meta.get_field("body").stream_block.to_python(
        json.loads(json.dumps(body, cls=DjangoJSONEncoder))
    )
    page.people_at_risk = [PersonAtRisk(name="Ilyas Verne", pronouns="he/him")]
    index.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _seed_streamforms(peers: BarePage) -> None:
    from wagtailstreamforms.models import Form

    stream = []
    for label, kind, required in FIELDS:
        value = {"label": label, "help_text": "", "required": required, "default_value": "", "name": label.lower()}
        if kind == "dropdown":
            value |= {"empty_label": "", "choices": [code for code, _name in countries]}
        stream.append({"type": kind, "value": value})
    Form.objects.create(
        title="Petition", slug="petition", template_name="streamforms/form_block.html", fields=json.dumps(stream),
        process_form_submission_hooks=["save_form_submission_data"],
    )  # fmt: skip
    peers.add_child(instance=StreamFormPage(title="Kite maker held", slug="stream", intro=INTRO))


def pending_tokens(seeded: Seeded, number: int, run: str) -> list[str]:
    """Tokens that confirm so many signatures, which are put into the database as they are when their mail has gone out."""
    site, now = seeded.action.get_site(), timezone.now()
    consent = agreed_statement(UUID(seeded.consent_key), site=site, language="en", now=now)
    rows = [
        Signature(
            page_id=seeded.action.pk, action_key=seeded.action.action_key, email_digest=uuid4(), state="pending",
            name="Ana Example", email=f"s{at}.{run}@supporter.example", country="KE", consent=consent, language="en",
            created_at=now, mail_day=now.date(), mail_count=1,
        )
        for at in range(number)
    ]  # fmt: skip
    Signature.objects.bulk_create(rows, batch_size=2000)
    ids = Signature.objects.filter(email__contains=f".{run}@").values_list("pk", flat=True)
    return [make_token(Purpose.CONFIRM, number, now=now) for number in ids]


def empty_tables() -> None:
    """Take away what visitors left, so that each run begins alike."""
    tables = [
        "bench_plainsignature",
        "wagtailforms_formsubmission",
        "urgent_action_signature",
        "urgent_action_limitcount",
    ]
    if find_spec("wagtailstreamforms"):
        tables += ["wagtailstreamforms_formsubmission", "wagtailstreamforms_formsubmissionfile"]
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        cursor.execute("UPDATE urgent_action_actionrecord SET counted = 0")
        cursor.execute("CHECKPOINT")
        cursor.execute("ANALYZE")
