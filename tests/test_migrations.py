"""Migrations: none is missing, none names a block, and a historical model keeps the sheet whole."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

import urgent_action
from urgent_action.blocks import SheetBlock
from urgent_action.pages.models import UrgentActionPage

#: Labels of every app of the package; the suite installs them all.
OURS = [app.label for app in apps.get_app_configs() if app.name.split(".")[0] == "urgent_action"]
FILES = sorted(Path(urgent_action.__file__).parent.glob("**/migrations/0*.py"))


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", *OURS, stdout=out)
    assert "No changes detected" in out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given", [{"TIME_ZONE": "Asia/Urumqi", "SECTION_NAME": "Other", "SANITIZER": "nh3"}, {}], ids=["others", "none"]
)
def test_no_setting_of_a_site_makes_a_migration(settings: object, given: dict[str, str]) -> None:
    settings.URGENT_ACTION = given  # type: ignore[attr-defined]
    settings.TIME_ZONE = "Africa/Lagos"  # type: ignore[attr-defined]
    settings.LANGUAGE_CODE = "fr"  # type: ignore[attr-defined]
    test_no_migration_is_missing()


def test_every_app_with_migrations_is_installed() -> None:
    installed = {Path(apps.get_app_config(label).path) for label in OURS}
    assert {path.parent.parent for path in FILES} <= installed
    assert len({path.parent.parent for path in FILES}) >= 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_migration_names_no_block_and_no_swapped_page(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "wagtail.blocks" not in source
    assert "block_lookup" not in source
    for name in SheetBlock().child_blocks:
        assert not re.search(rf"\(['\"]{name}['\"], \d+\)", source)
    assert "WAGTAIL_PAGE_MODEL" not in source
    assert "to='wagtailcore.page'" not in source.replace('"', "'").lower()
    assert not re.search(r"'wagtailcore', '009[5-9]", source)


@pytest.mark.django_db
def test_historical_model_saves_the_sheet_unharmed(make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action()
    with connection.cursor() as cursor:
        query = "SELECT body FROM urgent_action_pages_urgentactionpage WHERE page_ptr_id = %s"
        cursor.execute(query, [page.pk])
        [before] = cursor.fetchone()
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state(executor.loader.graph.leaf_nodes())
    model = state.apps.get_model("urgent_action_pages", "UrgentActionPage")
    old = model.objects.get(pk=page.pk)
    assert [part["type"] for part in old.body][:2] == ["target", "letter"]
    old.summary = "Changed by a data migration."
    old.save()
    with connection.cursor() as cursor:
        cursor.execute(query, [page.pk])
        [after] = cursor.fetchone()
    as_data = [json.loads(text) if isinstance(text, str) else text for text in (before, after)]
    assert as_data[0] == as_data[1]
    assert UrgentActionPage.objects.get(pk=page.pk).letters
