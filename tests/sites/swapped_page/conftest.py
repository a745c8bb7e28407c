"""In place of the suite's fixtures, which need Wagtail's own page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from wagtail.models import Locale, Site
from wagtail.test.basepage.models import BasePage

from tests.sites import made_migrations
from tests.sites.swapped_page.models import CaseIndexPage, CasePage, CasePerson
from tests.sites.visitor import FACTS, sheet


@pytest.fixture(autouse=True)
def _fresh_caches() -> None:
    """Numbers of sites and pages come again after a test that emptied the tables."""
    cache.clear()


@pytest.fixture
def index(transactional_db: None) -> CaseIndexPage:
    """A list of actions on a site, under the root that such a site makes itself."""
    locale, _made = Locale.objects.get_or_create(language_code="en")
    kind = ContentType.objects.get_for_model(BasePage)
    root = BasePage.get_first_root_node() or BasePage.add_root(
        instance=BasePage(title="Root", slug="root", content_type=kind, locale=locale)
    )
    index = CaseIndexPage(title="Cases", slug="cases", locale=locale)
    root.add_child(instance=index)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=index, is_default_site=True)
    return index


@pytest.fixture
def page(index: CaseIndexPage) -> CasePage:
    """A published action."""
    page = CasePage(**FACTS, body=sheet(CasePage))
    page.people_at_risk = [CasePerson(name="Ilyas Verne", pronouns="he/him")]
    index.add_child(instance=page)
    page.save_revision().publish()
    return CasePage.objects.get()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: Any) -> None:
    """Comes before the test database is made."""
    with django_db_blocker.unblock():
        made_migrations.make("swapped_page")
