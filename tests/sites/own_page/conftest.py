"""In place of the suite's fixtures, which need the app's own page types."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from wagtail.models import Site

from tests.base_rows import restore_base_rows
from tests.sites import made_migrations
from tests.sites.own_page.models import CaseIndexPage, CasePage, CasePerson, CaseQuestion
from tests.sites.visitor import FACTS, sheet


@pytest.fixture(autouse=True)
def _fresh_caches() -> None:
    """Numbers of sites and pages come again after a test that emptied the tables."""
    cache.clear()


@pytest.fixture
def page(transactional_db: None) -> CasePage:
    """A published action of the site's own kind, with a question."""
    restore_base_rows()
    index = CaseIndexPage(title="Cases", slug="cases")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=index)
    page = CasePage(**FACTS, campaign="Free the kites", case_officer="Bo of the third floor", body=sheet(CasePage))
    page.people_at_risk = [CasePerson(name="Ilyas Verne", pronouns="he/him")]
    page.signature_questions = [
        CaseQuestion(label="Which group?", question_type="choice", choices="North\nSouth", required=True)
    ]
    index.add_child(instance=page)
    page.save_revision().publish()
    return CasePage.objects.get()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: Any) -> None:
    """Comes before the test database is made."""
    with django_db_blocker.unblock():
        made_migrations.make("own_page")
