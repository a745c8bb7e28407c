"""Turn the demo's content into pages."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, Site

from urgent_action.domain.stopping import stop as stop_action
from urgent_action.enums import StopKind
from urgent_action.pages.models import PersonAtRisk, SignatureQuestion, UrgentActionIndexPage, UrgentActionPage
from urgent_action.sanitizing import clean_html
from urgent_action.section_settings.models import SectionSettings, SectionTexts

from .content import SECTION, SECTION_TEXTS
from .pictures import draw


def add_action(index: UrgentActionIndexPage, facts: dict[str, Any], *, today: date) -> UrgentActionPage:
    """Make and publish one action of the demo."""
    motif = facts.get("picture")
    page = UrgentActionPage(
        title=facts["title"],
        slug=facts["slug"],
        kind=facts["kind"],
        ua_number=facts["ua_number"],
        index_number=facts["index_number"],
        issue_date=today + timedelta(days=facts["issued"]),
        countries=facts["countries"],
        theme=facts.get("theme", ""),
        summary=facts["summary"],
        named_with_consent=facts.get("agreed", False),
        goal=facts.get("goal"),
        picture=_picture(*motif) if motif else None,
        body=_body(facts["body"], today),
        previous_action=Page.objects.filter(slug=facts.get("previous")).first(),
        locale=index.locale,
        live=False,
    )
    page.people_at_risk = [
        PersonAtRisk(name=name, pronouns=pronouns, is_group=group) for name, pronouns, group in facts["people"]
    ]
    page.signature_questions = [SignatureQuestion(**question) for question in facts.get("questions", ())]
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def stop(page: UrgentActionPage, *, reason: str, now: datetime) -> None:
    """Close an action before its deadline."""
    stop_action(page, {page.locale.language_code: reason}, kind=StopKind.SILENCE, now=now, by=None)


def add_index(parent: Page, *, title: str, slug: str, introduction: str, locale: Locale) -> UrgentActionIndexPage:
    """Make and publish a list of actions."""
    index = UrgentActionIndexPage(title=title, slug=slug, introduction=introduction, locale=locale)
    parent.add_child(instance=index)
    index.save_revision().publish()
    return index


def add_section(site: Site) -> None:
    """Enter who runs a site."""
    section = SectionSettings(site=site, **SECTION)
    section.texts = [SectionTexts(**texts) for texts in SECTION_TEXTS]
    section.save()


def _body(parts: list[tuple[str, Any]], today: date) -> Any:
    rows = []
    for kind, given in parts:
        value = dict(given) if isinstance(given, dict) else clean_html(given)
        if kind == "deadline":
            value["date"] = today + timedelta(days=value.pop("in_days"))
        if kind == "additional_information":
            value["text"] = clean_html(value["text"])
        rows.append({"type": kind, "value": value})
    stream_block = UrgentActionPage._meta.get_field("body").stream_block
    return stream_block.to_python(json.loads(json.dumps(rows, cls=DjangoJSONEncoder)))


def _picture(motif: str, description: str) -> Any:
    model = get_image_model()
    title = f"Demo: {motif}"
    image = model.objects.filter(title=title).first()
    if image is None:
        image = model(title=title, description=description, file=ContentFile(draw(motif), f"{motif}.png"))
        image.save()
    return image
