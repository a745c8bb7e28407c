"""What a visitor of a cache in front of the site sees after an editor did something, and after the deadline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

from .cache import HttpCache, cache_before

pytestmark = pytest.mark.django_db(transaction=True)

MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture
def cache(live_server: LiveServer, site: Site, settings: Any) -> Iterator[HttpCache]:
    """The cache in front of the site, known to Wagtail as such."""
    origin = urlsplit(live_server.url)
    Site.objects.filter(pk=site.pk).update(hostname=origin.hostname, port=origin.port)
    Site.clear_site_root_paths_cache()
    with cache_before(live_server.url) as cache:
        backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
        settings.WAGTAILFRONTENDCACHE = {"http": {"BACKEND": backend, "LOCATION": cache.url}}
        yield cache


def warm(cache: HttpCache, path: str) -> str:
    """A page that the cache keeps from now on."""
    cache.get(path)
    html, hit = cache.get(path)
    assert hit
    return html


def test_cache_keeps_the_page_and_its_list(cache: HttpCache, make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held")
    assert "ua-banner--open" in warm(cache, page.get_url_parts()[2])
    assert "Kite maker held" in warm(cache, page.get_parent().get_url_parts()[2])


def test_new_version_shows_at_once(cache: HttpCache, make_action: MakeAction) -> None:
    page = make_action()
    path = page.get_url_parts()[2]
    warm(cache, path)
    page.summary = "He was moved to another prison."
    page.save_revision().publish()
    html, hit = cache.get(path)
    assert not hit
    assert "He was moved to another prison." in html


def test_stop_shows_at_once_on_the_page_and_the_list(
    cache: HttpCache, make_action: MakeAction, index_page: UrgentActionIndexPage, client: Client
) -> None:
    page = make_action()
    path, above = page.get_url_parts()[2], index_page.get_url_parts()[2]
    warm(cache, path)
    warm(cache, above)
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@section.example", "editor"))
    origin = urlsplit(cache.origin)
    stopped = client.post(f"/cms/urgent-action/{page.pk}/stop/", {"kind": "released"}, headers={"host": origin.netloc})
    assert stopped.status_code == 302
    assert {path, above} <= set(cache.purged)
    html, hit = cache.get(path)
    assert not hit
    assert "ua-banner--stopped" in html
    assert not cache.get(above)[1]


def test_deadline_needs_no_purge(cache: HttpCache, make_action: MakeAction) -> None:
    page = make_action(closes_in=timedelta(seconds=4))
    path = page.get_url_parts()[2]
    cache.purged.clear()
    html, _hit = cache.get(path)
    assert "I write about Ilyas Verne." in html
    time.sleep(max(0.0, (page.closes_at - datetime.now(UTC)).total_seconds()) + 0.2)
    html, hit = cache.get(path)
    assert not hit
    assert "ua-banner--closed" in html
    assert "I write about Ilyas Verne." not in html
    assert cache.purged == []
