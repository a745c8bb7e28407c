"""A real site around the test database of a server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from wagtail.models import Site as WagtailSite

from .support import Site, wait_until


@pytest.fixture
def database_url(transactional_db: None) -> str:
    """The test database, for other processes."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "mysql":
        return f"mysql://root@/{name}?charset=utf8mb4&unix_socket={os.environ['TEST_MARIADB_SOCKET']}"
    return urlsplit(os.environ["TEST_POSTGRES_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def make_site(database_url: str, tmp_path: Path, site: Any) -> Iterator[Callable[..., Site]]:
    """Makes the running site; options are those of :class:`tests.system.support.Site`."""

    def make(**options: Any) -> Site:
        running = Site(database_url=database_url, folder=tmp_path, **options)
        WagtailSite.objects.filter(is_default_site=True).update(hostname="localhost", port=running.port)
        return running

    yield make
    wait_until(_is_left_alone, "the site's processes to leave the database")


def _is_left_alone() -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "mysql":
            others = "information_schema.processlist WHERE db = database() AND id <> connection_id()"
        else:
            others = "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(f"SELECT count(*) FROM {others}")
        return cursor.fetchone() == (0,)
