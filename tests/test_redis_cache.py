"""The cache without which a site goes on, at an address where no Redis is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.system.support import free_port
from urgent_action.pages.models import UrgentActionPage


@pytest.fixture
def _no_redis(settings: Any) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "urgent_action.redis_cache.ForgivingRedisCache",
            "LOCATION": f"redis://127.0.0.1:{free_port()}",
        }
    }


@pytest.mark.usefixtures("_no_redis")
def test_nothing_is_found_and_nothing_is_kept() -> None:
    cache.set("kite", "red")
    cache.set_many({"kite": "red"})
    cache.delete("kite")
    cache.delete_many(["kite"])
    assert cache.get("kite", "none") == "none"
    assert cache.get_many(["kite"]) == {}
    assert cache.add("kite", "red") is False
    assert "kite" not in cache
    assert cache.get_or_set("kite", "red") == "red"


@pytest.mark.django_db
def test_page_is_served_and_signed(
    client: Client,
    make_action: Callable[..., UrgentActionPage],
    form_data: Callable[..., dict[str, str]],
    settings: Any,
    request: pytest.FixtureRequest,
) -> None:
    page = make_action()
    request.getfixturevalue("_no_redis")
    assert client.get(page.get_url()).status_code == 200
    assert client.post(f"/urgent-action/{page.pk}/sign/", form_data(page)).status_code == 303
