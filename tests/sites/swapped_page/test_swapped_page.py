"""A site whose pages are no pages of Wagtail's: the mixin makes an action of them, and nothing asks for what they lack."""

from __future__ import annotations

from io import StringIO

import pytest
import swapper
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from tests.sites.visitor import read_sign_confirm_and_come_too_late
from urgent_action.models import Signature

from .models import CaseIndexPage, CasePage


def test_checks_are_content() -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.django_db
def test_no_app_lacks_a_migration() -> None:
    labels = [app.label for app in apps.get_app_configs() if app.name.startswith("urgent_action")]
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", *labels, stdout=out)
    assert "No changes detected" in out.getvalue()


def test_signatures_point_to_the_page_of_the_site() -> None:
    assert Signature._meta.get_field("page").related_model is swapper.load_model("wagtailcore", "Page")


def test_supporter_goes_the_whole_way(page: CasePage) -> None:
    read_sign_confirm_and_come_too_late(page)


@pytest.mark.parametrize("path", ["{index}", "/urgent-action/{index_pk}/feed.xml", "/urgent-action/{pk}/sheet.txt"])
def test_other_outputs_are_served(page: CasePage, index: CaseIndexPage, client: Client, path: str) -> None:
    address = path.format(index=index.get_url(), index_pk=index.pk, pk=page.pk)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Kite maker held" in b"".join(answer).decode()


def test_editor_finds_panels_report_and_signatures(page: CasePage, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@section.example", "editor"))
    assert 'name="ua_number"' in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    for path in (
        "report/",
        f"{page.pk}/signatures/",
        f"{page.pk}/stop/",
        f"{page.pk}/extend/",
        f"{page.pk}/next-sheet/",
    ):
        assert client.get(f"/cms/urgent-action/{path}").status_code == 200, path
    assert "Kite maker held" in client.get("/cms/urgent-action/report/").content.decode()
    assert client.get("/cms/").status_code == 200
    assert client.get(f"/cms/pages/{page.pk}/delete/").status_code == 200
