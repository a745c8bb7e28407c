"""The sheet's field: blocks stay out of migrations, and a historical model keeps the data."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from wagtail.blocks import CharBlock
from wagtail.fields import StreamField

from urgent_action.fields import SheetField, validate_urls
from urgent_action.pages.models import UrgentActionPage

BODY = UrgentActionPage._meta.get_field("body")


def stored_body(page: UrgentActionPage) -> Any:
    """What the column holds, without the field's help."""
    table = UrgentActionPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT body FROM {table} WHERE page_ptr_id = %s", [page.pk])
        raw = cursor.fetchone()[0]
    return json.loads(raw) if isinstance(raw, str) else raw


@pytest.fixture
def historical_page() -> Any:
    """The page class as a data migration gets it."""
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state(executor.loader.graph.leaf_nodes())
    return state.apps.get_model("urgent_action_pages", "UrgentActionPage")


@pytest.mark.django_db
def test_historical_model_reads_the_raw_data(
    make_action: Callable[..., UrgentActionPage], historical_page: Any
) -> None:
    page = make_action()
    old = historical_page.objects.get(pk=page.pk)
    assert historical_page is not UrgentActionPage
    assert list(old.body) == stored_body(page)
    assert [part["type"] for part in old.body] == ["target", "letter", "additional_information", "deadline"]


@pytest.mark.django_db
def test_historical_model_saves_without_losing_anything(
    make_action: Callable[..., UrgentActionPage], historical_page: Any
) -> None:
    page = make_action()
    before = stored_body(page)
    old = historical_page.objects.get(pk=page.pk)
    old.summary = "Another summary."
    old.save()
    assert stored_body(page) == before
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert page.summary == "Another summary."
    assert page.letters[0]["subject"] == "Free Ilyas Verne"


@pytest.mark.django_db
def test_historical_model_edits_the_data(make_action: Callable[..., UrgentActionPage], historical_page: Any) -> None:
    page = make_action()
    old = historical_page.objects.get(pk=page.pk)
    for part in old.body:
        if part["type"] == "letter":
            part["value"]["subject"] = "Release Ilyas Verne"
    old.body = [part for part in old.body if part["type"] != "additional_information"]
    old.save()
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert [child.block_type for child in page.body] == ["target", "letter", "deadline"]
    assert page.letters[0]["subject"] == "Release Ilyas Verne"


@pytest.mark.django_db
def test_historical_model_edits_by_bulk_update_and_update(
    make_action: Callable[..., UrgentActionPage], historical_page: Any
) -> None:
    page = make_action()
    old = historical_page.objects.get(pk=page.pk)
    old.body = [{"type": "text", "value": "<p>One.</p>", "id": "1"}]
    historical_page.objects.bulk_update([old], ["body"])
    assert stored_body(page) == [{"type": "text", "value": "<p>One.</p>", "id": "1"}]
    historical_page.objects.filter(pk=page.pk).update(body=[{"type": "text", "value": "<p>Two.</p>", "id": "2"}])
    assert stored_body(page) == [{"type": "text", "value": "<p>Two.</p>", "id": "2"}]


@pytest.mark.django_db
def test_historical_model_keeps_an_empty_sheet_empty(
    make_action: Callable[..., UrgentActionPage], historical_page: Any
) -> None:
    page = make_action(body=[])
    historical_page.objects.get(pk=page.pk).save()
    assert stored_body(page) == []


@pytest.mark.django_db
def test_historical_model_is_serialized_with_its_data(
    make_action: Callable[..., UrgentActionPage], historical_page: Any
) -> None:
    page = make_action()
    old = historical_page.objects.get(pk=page.pk)
    assert json.loads(old._meta.get_field("body").value_to_string(old)) == stored_body(page)


@pytest.mark.django_db
def test_page_with_data_of_an_unknown_block_still_loads(
    make_action: Callable[..., UrgentActionPage], historical_page: Any
) -> None:
    page = make_action()
    old = historical_page.objects.get(pk=page.pk)
    old.body = [{"type": "removed_block", "value": "x", "id": "1"}, *old.body]
    old.save()
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert [child.block_type for child in page.body] == ["target", "letter", "additional_information", "deadline"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, []),
        ("[]", []),
        ([], []),
        ('[{"type": "text", "value": "x"}]', [{"type": "text", "value": "x"}]),
        ([{"type": "text", "value": "x"}], [{"type": "text", "value": "x"}]),
    ],
)
def test_field_without_blocks_keeps_raw_data(value: Any, expected: Any) -> None:
    assert SheetField([]).to_python(value) == expected


def test_deconstruct_holds_no_blocks() -> None:
    name, path, args, kwargs = BODY.deconstruct()
    assert (name, path, args) == ("body", "urgent_action.fields.SheetField", [[]])
    assert set(kwargs) == {"blank", "verbose_name"}


def test_deconstruct_is_written_in_one_short_line() -> None:
    written, imports = MigrationWriter.serialize(BODY)
    assert written == "urgent_action.fields.SheetField([], blank=True, verbose_name='sheet')"
    assert imports == {"import urgent_action.fields"}


def test_deconstructed_field_is_made_again_from_its_parts() -> None:
    _name, _path, args, kwargs = BODY.deconstruct()
    assert SheetField(*args, **kwargs).deconstruct()[2:] == BODY.deconstruct()[2:]
    assert BODY.clone().deconstruct()[1:] == BODY.deconstruct()[1:]


def test_field_of_the_page_itself_has_its_blocks() -> None:
    names = set(BODY.stream_block.child_blocks)
    assert {"target", "letter", "appeal_points", "additional_information", "deadline"} - names == set()


@pytest.mark.django_db
def test_changed_blocks_make_no_migration(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = BODY.stream_block.child_blocks
    monkeypatch.setattr(blocks["target"], "label", "Official")
    monkeypatch.setattr(blocks["letter"].child_blocks["subject"].field, "label", "Another label")
    monkeypatch.setattr(blocks["letter"].child_blocks["subject"].field, "help_text", "Another help text")
    monkeypatch.setitem(blocks, "one_more", CharBlock(label="One more"))
    output = StringIO()
    call_command("makemigrations", "urgent_action", "urgent_action_pages", check=True, dry_run=True, stdout=output)
    assert output.getvalue().startswith("No changes detected")


def test_stock_field_would_make_a_migration_for_a_changed_label() -> None:
    """The control of the test above: with Wagtail's own field the same comparison finds a change."""

    def state(label: str) -> ProjectState:
        field = StreamField([("words", CharBlock(label=label))])
        project = ProjectState()
        project.add_model(ModelState("urgent_action_pages", "Sheet", [("body", field)]))
        return project

    graph = MigrationGraph()
    graph.add_node(("urgent_action_pages", "0001_initial"), None)
    changes = MigrationAutodetector(state("Words"), state("Other words")).changes(graph=graph)
    assert list(changes) == ["urgent_action_pages"]


@pytest.mark.parametrize(
    "text",
    ["", "  \n\n", "https://section.example/a", "http://section.example\n\n  https://other.example/x?y=1#z  \r\n"],
)
def test_urls_accepted(text: str) -> None:
    validate_urls(text)


@pytest.mark.parametrize(
    "text",
    [
        "section.example",
        "javascript:alert(1)",
        "ftp://section.example/x",
        "mailto:a@section.example",
        "//section.example",
        "https://section.example\nsee above",
        "https://section.example https://other.example",
        "https://",
        "http://[",
    ],
)
def test_urls_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        validate_urls(text)
