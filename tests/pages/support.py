"""What a browser posts from Wagtail's page editor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from urgent_action.blocks.base import SHEET_FEATURES


def lines(values: Iterable[str]) -> dict[str, Any]:
    """A list block's fields."""
    rows: dict[str, Any] = {
        str(at): {"value": value, "deleted": "", "order": str(at), "id": ""} for at, value in enumerate(values)
    }
    return {**rows, "count": str(len(rows))}


def target_fields(**given: Any) -> dict[str, Any]:
    """A target block's fields; lists are given as lists."""
    fields: dict[str, Any] = {
        "kind": "target",
        "name": "",
        "role": "",
        "salutation": "",
        "address": "",
        "country": "",
        "emails": [],
        "faxes": [],
        "phones": [],
        "web_form": "",
        "social": [],
        "preferred_languages": [],
        "note": "",
        **given,
    }
    return {name: lines(value) if isinstance(value, list) else value for name, value in fields.items()}


def letter_fields(**given: Any) -> dict[str, Any]:
    """A letter block's fields."""
    fields: dict[str, Any] = {
        "language": "en",
        "subject": "",
        "salutation": "",
        "body": "",
        "demands_intro": "",
        "demands": [],
        "closing": "",
        **given,
    }
    return {name: lines(value) if isinstance(value, list) else value for name, value in fields.items()}


def information_fields(html: str, *, heading: str = "") -> dict[str, Any]:
    """A block of additional information, as the rich text editor sends it."""
    return {"heading": heading, "text": rich_text(html, features=SHEET_FEATURES)}


def deadline_fields(day: str, *, zone: str = "UTC", **given: str) -> dict[str, Any]:
    """A deadline block's fields."""
    return {"date": day, "time": "", "zone": zone, "after_deadline_note": "", **given}


#: The skeleton as it is posted when nothing was filled in.
EMPTY_SHEET: list[tuple[str, Any]] = [
    ("target", target_fields()),
    ("letter", letter_fields()),
    ("additional_information", information_fields("")),
    ("deadline", deadline_fields("")),
]


def full_sheet(*, day: str, **deadline: str) -> list[tuple[str, Any]]:
    """A sheet that may be published."""
    return [
        (
            "target",
            target_fields(
                name="Hon. Adaeze Morrow",
                role="Minister of Justice",
                address="4 Harbour Square\n1000 Port Selwyn",
                emails=["minister@justice.example"],
            ),
        ),
        ("letter", letter_fields(salutation="Dear Minister,", body="I write about Ilyas Verne.")),
        ("additional_information", information_fields("<p>He makes kites.</p>")),
        ("deadline", deadline_fields(day, **deadline)),
    ]


def page_fields(
    *,
    body: list[tuple[str, Any]],
    people: list[dict[str, str]] | None = None,
    title: str = "Kite maker held",
    slug: str = "kite-maker-held",
    countries: Iterable[str] = (),
    **given: Any,
) -> dict[str, Any]:
    """The whole editor form."""
    fields = nested_form_data(
        {
            "title": title,
            "slug": slug,
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "summary": "",
            "kind": "first",
            "ua_number": "",
            "index_number": "",
            "issue_date": "",
            "picture": "",
            "previous_action": "",
            "previous_action_urls": "",
            "signing": "on",
            "confirming": "on",
            "offline_signatures": "0",
            "goal": "",
            "people_at_risk": inline_formset(people or []),
            "signature_questions": inline_formset([]),
            "comments": inline_formset([]),
            "body": streamfield(body),
            **given,
        }
    )
    return {**fields, "countries": list(countries)}  # a select with several values


def add_url(parent: Page) -> str:
    """Where a new action is posted."""
    return reverse("wagtailadmin_pages:add", args=["urgent_action_pages", "urgentactionpage", parent.pk])


def edit_url(page: Page) -> str:
    """Where an edited action is posted."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def publish(client: Client, url: str, fields: dict[str, Any]) -> HttpResponse:
    """Press “Publish”."""
    return client.post(url, {**fields, "action-publish": "action-publish"})
