"""The demo on a real server, with a database and media of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import translation
from pytest_django.live_server_helper import LiveServer

from tests.base_rows import restore_base_rows
from urgent_action.pages.models import UrgentActionPage

from .support import ARABIC, CLOSED, INDEX, KITE, LIGHTHOUSE, OUTCOME, DemoSite, database_in_file


@contextmanager
def demo_in(folder: Path, *, middleware: list[str]) -> Iterator[DemoSite]:
    """The demo, loaded once, served on a free port over a slow line; what it keeps lies in a folder. Asks for a database in memory."""
    changed = override_settings(
        MEDIA_ROOT=folder / "media",
        STORAGES={**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}},
        MIDDLEWARE=["tests.browser.support.SlowLine", *middleware],
    )
    with changed, database_in_file(folder / "db.sqlite3"):
        server = LiveServer("localhost")
        restore_base_rows()
        cache.clear()  # what a test before kept in memory of rows that it rolled back; this one comes before any test's fixtures
        call_command("load_demo", port=server.thread.port, stdout=StringIO())
        # The walks see the count rise at once; confirming by mail has a walk of its own, with a real mail server.
        UrgentActionPage.objects.update(confirming=False)
        with translation.override("en"):  # a request leaves its language behind, to whatever test comes later
            for address in (INDEX, KITE, LIGHTHOUSE, CLOSED, OUTCOME, ARABIC):
                Client().get(address)  # makes the pictures' sizes, which no test is to wait for
        with closing(sqlite3.connect(folder / "snapshot.sqlite3")) as snapshot:
            connection.connection.backup(snapshot)
        yield DemoSite(url=server.url, snapshot=folder / "snapshot.sqlite3")
        server.stop()
