"""Fixtures that many tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site

from tests.base_rows import restore_base_rows
from tests.factories import unindexed
from urgent_action.pages.models import PersonAtRisk, UrgentActionIndexPage, UrgentActionPage

#: Sheets that are no part of the repository: beside it, or where ``UA_SHARED`` says.
SHARED = Path(os.environ.get("UA_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")


@pytest.fixture(autouse=True)
def _fresh_caches() -> None:
    """Wagtail keeps site roots in the cache; a test must not see another test's."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _own_language_and_zone() -> None:
    """A request leaves its language and its visitor's zone active in its thread, here the one of all tests."""
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(autouse=True)
def _base_rows(request: pytest.FixtureRequest) -> None:
    """A test may come after one that emptied every table."""
    asks = {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker("django_db")
    if asks and not request.node.get_closest_marker("browser"):  # those bring a database of their own
        request.getfixturevalue("_django_db_helper")
        restore_base_rows()


@pytest.fixture
def site(db: None) -> Site:
    """The default site, with a home page at its root."""
    Locale.objects.get_or_create(language_code="en")
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def index_page(site: Site) -> UrgentActionIndexPage:
    """A published list of actions under the site's root."""
    page = UrgentActionIndexPage(title="Urgent actions", slug="urgent-actions", introduction="What is urgent.")
    with unindexed():
        site.root_page.add_child(instance=page)
    return page


def sheet_body(*, day: str | None = None, zone: str = "UTC", **letter: Any) -> list[tuple[str, Any]]:
    """A body with one target, one letter, background and a deadline (ISO date), in the blocks' raw form."""
    body: list[tuple[str, Any]] = [
        (
            "target",
            {
                "kind": "target",
                "name": "Hon. Adaeze Morrow",
                "role": "Minister of Justice",
                "address": "4 Harbour Square\n1000 Port Selwyn",
                "country": "Ruritania",
                "emails": ["minister@justice.example"],
            },
        ),
        (
            "letter",
            {
                "language": "en",
                "subject": "Free Ilyas Verne",
                "salutation": "Dear Minister,",
                "body": "I write about Ilyas Verne.\n\nHe is held without charge.",
                "demands_intro": "I urge you to:",
                "demands": ["release him;"],
                "closing": "Yours sincerely,",
                **letter,
            },
        ),
        ("additional_information", {"heading": "", "text": "<p>He makes kites.</p>"}),
    ]
    if day:
        body.append(("deadline", {"date": day, "zone": zone, "after_deadline_note": "Ask your section."}))
    return body


@pytest.fixture
def make_action(index_page: UrgentActionIndexPage) -> Callable[..., UrgentActionPage]:
    """Make a published action; ``closes_in`` counts from now and decides the deadline's date and time in UTC."""

    def make(
        *, closes_in: timedelta | None = timedelta(days=30), people: int = 1, publish: bool = True, **facts: Any
    ) -> UrgentActionPage:
        number = Page.objects.count()
        facts = {
            "title": f"Kite maker held {number}",
            "slug": f"kite-maker-{number}",
            "summary": "A kite maker is held.",
            "confirming": False,
            **facts,
        }
        if "body" not in facts:
            facts["body"] = sheet_body()
            if closes_in is not None:
                instant = datetime.now(UTC) + closes_in
                facts["body"] = [
                    *facts["body"],
                    (
                        "deadline",
                        {
                            "date": instant.date(),
                            "time": instant.time(),
                            "zone": "UTC",
                            "after_deadline_note": "Ask your section.",
                        },
                    ),
                ]
        page = UrgentActionPage(live=False, **facts)
        page.body = raw_body(facts["body"])
        page.people_at_risk = [PersonAtRisk(name=f"Ilyas Verne {n}", pronouns="he/him") for n in range(people)]
        if not publish:
            index_page.add_child(instance=page)
            return page
        with unindexed():
            index_page.add_child(instance=page)
            revision = page.save_revision()
        revision.publish()
        page.refresh_from_db()
        return page

    return make


def raw_body(parts: list[tuple[str, Any]]) -> Any:
    """A stream from raw parts, through the same reading that the database's JSON takes."""
    import json

    from django.core.serializers.json import DjangoJSONEncoder

    rows = [{"type": kind, "value": value} for kind, value in parts]
    block = UrgentActionPage._meta.get_field("body").stream_block
    return block.to_python(json.loads(json.dumps(rows, cls=DjangoJSONEncoder)))


@pytest.fixture
def form_data() -> Callable[..., dict[str, str]]:
    """What a browser posts to sign an action."""

    def make(page: UrgentActionPage, **fields: str) -> dict[str, str]:
        from urgent_action.domain.consent import current_statement

        site = page.get_site()
        key = str(current_statement(site, page.locale.language_code).key)
        return {
            "name": "Ana Example",
            "email": "ana@supporter.example",
            "country": "KE",
            "consent": "1",
            "consent_key": key,
            "website": "",
            **fields,
        }

    return make
