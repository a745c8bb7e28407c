"""Fill an empty database with invented people, so that every table of ours has a row: ``python -m tests.upgrading.filling``.

Prints the links that were mailed, as JSON. Runs once for each release that is stored, with that release's code.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import django

#: When all of this happens.
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
ACTION = UUID("6f0a52d4-8f8e-4a3b-9d53-1d2f6f6f0a01")


def fill() -> dict[str, str]:
    """Make the site.

    Returns:
        Tokens of links that are out: to ``confirm`` and to ``withdraw``.
    """
    from django.contrib.auth import get_user_model
    from wagtail.models import Locale

    editor = get_user_model().objects.create_superuser("editor", "editor@section.example", None)
    Locale.objects.get_or_create(language_code="fr")
    page = _pages(editor)
    tokens = _signatures(page)
    _appeals(page)
    _updates(page, editor)
    _files(page, editor)
    _section(page)
    return tokens


def _pages(editor: Any) -> Any:
    from wagtail.models import Locale, Site

    from tests.conftest import raw_body, sheet_body
    from urgent_action.domain.extending import extend
    from urgent_action.domain.stopping import stop
    from urgent_action.enums import StopKind
    from urgent_action.pages.models import PersonAtRisk, SignatureQuestion, UrgentActionIndexPage, UrgentActionPage

    home = Site.objects.get(is_default_site=True).root_page
    index = UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions", introduction="What is urgent.")
    home.add_child(instance=index)
    index.save_revision(user=editor).publish()

    def make(title: str, slug: str, **facts: Any) -> Any:
        page = UrgentActionPage(title=title, slug=slug, live=False, **facts)
        index.add_child(instance=page)
        page.save_revision(user=editor).publish()
        page.refresh_from_db()
        return page

    earlier = make("Weaver held", "weaver", body=raw_body(sheet_body(day="2026-11-30")), ua_number="79/26")
    stop(earlier, {"en": "She was released."}, kind=StopKind.RELEASED, now=NOW - timedelta(days=3), by=editor)
    extra = [
        ("appeal_points", {"introduction": "Ask for:", "points": ["his release", "a doctor"]}),
        ("text", "<p>What happened next.</p>"),
        ("quote", {"text": "We fly what we like.", "attribution": "Ilyas Verne"}),
        ("video", {"url": "https://video.example/kites", "title": "Kites"}),
    ]
    page = make(
        "Kite maker held",
        "kite-maker",
        translation_key=ACTION,
        kind="update",
        ua_number="80/26",
        index_number="ZZZ 99/0123/2026",
        issue_date=date(2026, 11, 20),
        countries=["KE", "FR"],
        summary="A kite maker is held.",
        theme="detention",
        previous_action=earlier,
        previous_action_urls="https://section.example/old\nhttps://section.example/older",
        goal=5000,
        offline_signatures=120,
        named_with_consent=True,
        safety_notice="Think of who reads your post.",
        people_at_risk=[
            PersonAtRisk(name="Ilyas Verne", pronouns="he/him"),
            PersonAtRisk(name="[Group]", is_group=True),
        ],
        signature_questions=[
            SignatureQuestion(label="Your town", help_text="If you like", question_type="text", sort_order=0),
            SignatureQuestion(label="You are", question_type="choice", choices="a\nb", required=False, sort_order=1),
        ],
        body=raw_body([*sheet_body(day="2026-12-20", zone="Africa/Nairobi"), *extra]),
    )
    page = extend(page, day=date(2026, 12, 31), zone="Africa/Nairobi", now=NOW, by=editor)
    french = page.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.title = "Un fabricant de cerfs-volants détenu"
    french.save_revision(user=editor).publish()
    return type(page).objects.get(pk=page.pk)


def _signatures(page: Any) -> dict[str, str]:
    from tests.people import sign_as
    from urgent_action.domain.confirmation import confirm
    from urgent_action.domain.subjects import erase_signature
    from urgent_action.domain.tally import recount
    from urgent_action.domain.withdrawal import withdraw
    from urgent_action.enums import QuarantineReason, SignatureState
    from urgent_action.models import Signature
    from urgent_action.sealed.models import SealedSignature
    from urgent_action.tokens import Purpose, make_token

    def signed(name: str, **facts: Any) -> Any:
        email = f"{name.lower()}@supporter.example"
        return sign_as(page, email, now=NOW, name=f"{name} Example", client="203.0.113.7", **facts)

    def confirmed(name: str, **facts: Any) -> Any:
        row = signed(name, **facts)
        confirm(make_token(Purpose.CONFIRM, row.pk, now=NOW), now=NOW)
        return row

    answers = [{"question": "Your town", "answer": "Port Selwyn"}]
    ana = confirmed("Ana", wants_updates=True, public_name=True, answers=answers)
    bo = confirmed("Bo", country="FR")
    SealedSignature.objects.create(signature=confirmed("Cem"), envelope={"example": "c2VhbGVk"}, sealed_at=NOW)
    pending = signed("Dora")
    withdraw(make_token(Purpose.WITHDRAW, confirmed("Edo").pk, now=NOW), now=NOW)
    erase_signature(confirmed("Fay"), now=NOW)
    aside = signed("Gil", quarantine=QuarantineReason.HONEYPOT)
    assert aside.state == SignatureState.QUARANTINED
    Signature.objects.filter(pk=bo.pk).update(delivered_at=NOW, mail_attempts=1, bounced_at=NOW)
    recount(page.action_key, now=NOW + timedelta(days=1))
    return {
        "confirm": make_token(Purpose.CONFIRM, pending.pk, now=NOW),
        "withdraw": make_token(Purpose.WITHDRAW, ana.pk, now=NOW),
    }


def _appeals(page: Any) -> None:
    from urgent_action.appeals.domain.channels import addresses_of, judge_channel, report_channel
    from urgent_action.appeals.domain.reporting import report_appeal
    from urgent_action.appeals.enums import AppealChannel

    report_appeal(page, AppealChannel.EMAIL, 3, now=NOW, client="203.0.113.7")
    report_appeal(page, AppealChannel.EMAIL, 40, now=NOW, from_program=True)
    address = addresses_of(page)[0]
    report_channel(page, address, now=NOW)
    judge_channel(page, address, works=False)


def _updates(page: Any, editor: Any) -> None:
    from urgent_action.updates.domain.sending import enrol
    from urgent_action.updates.domain.writing import Text, write_update

    texts = {"en": Text(subject="He is well", body="He was seen."), "fr": Text(subject="Il va bien", body="On l’a vu.")}
    update = write_update(page, texts, key=UUID(int=7), user=editor, now=NOW + timedelta(hours=1))
    assert update is not None
    enrol(update, now=NOW + timedelta(hours=1))


def _files(page: Any, editor: Any) -> None:
    from urgent_action.handover.models import Audience, FileFormat, HandOver
    from urgent_action.sheets.models import SheetImport, SheetSource

    HandOver.objects.create(
        action_key=page.action_key,
        page_id=page.pk,
        audience=Audience.TARGET,
        format=FileFormat.PDF,
        filter={"country": "KE"},
        purpose="For the minister",
        made_by=editor,
        made_at=NOW,
        covers_until=NOW,
        rows=3,
        finished_at=NOW,
        delivered_at=NOW,
        marked_by=editor,
    )
    SheetImport.objects.create(
        id=UUID(int=8),
        owner=editor,
        parent_id=page.get_parent().pk,
        page_type="urgent_action_pages.UrgentActionPage",
        language="en",
        filename="sheet.txt",
        source=b"URGENT ACTION\n",
        understood={"version": 1},
        created_at=NOW,
    )
    SheetSource.objects.create(page_id=page.pk, filename="sheet.txt", data=b"URGENT ACTION\n", created_at=NOW)


def _section(page: Any) -> None:
    from urgent_action.section_settings.models import SectionSettings, SectionTexts

    section = SectionSettings.objects.create(
        site=page.get_site(), email="office@section.example", time_zone="Africa/Nairobi", retention_days=365
    )
    SectionTexts.objects.create(
        section=section,
        language="en",
        name="Ruritania Solidarity",
        postal_address="1 Kite Lane\nPort Selwyn",
        privacy_url="https://section.example/privacy",
        safety_notice="Take care.",
        demands_intro="I urge you to:",
        after_deadline_note="Ask us.",
    )


if __name__ == "__main__":
    import time_machine

    django.setup()
    with time_machine.travel(NOW, tick=True):
        sys.stdout.write(json.dumps(fill(), indent=2) + "\n")
