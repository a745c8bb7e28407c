"""The demo under the site's policies, and browsers that tell of whatever breaks one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Playwright

from tests.browser.conftest import (  # noqa: F401
    browser,
    chromium,
    demo,
    desktop,
    gallery,
    phone,
    playwright,
    profile,
    transactional_db,
    visit,
)
from tests.browser.serving import demo_in
from tests.browser.support import DemoSite
from tests.browser.test_other_sites import partner  # noqa: F401

from .watching import PolicyWatch


@pytest.fixture(scope="package")
def served_demo(
    playwright: Playwright,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[DemoSite]:
    """The demo, with the middleware of the site's settings and, as in each walk, a slow line."""
    with (
        django_db_blocker.unblock(),
        demo_in(tmp_path_factory.mktemp("demo"), middleware=settings.MIDDLEWARE) as served,
    ):
        yield served


@pytest.fixture
def watch(demo: DemoSite) -> Iterator[PolicyWatch]:  # noqa: F811
    """What browsers did behind the pages of this test; at the end each page had a policy, and nothing has broken one."""
    watching = PolicyWatch(origin=demo.url)
    yield watching
    watching.assert_clean()
