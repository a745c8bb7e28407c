"""A page type of the site's own, with fields, a question and a table beside the signatures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page

from tests.fences import ROOT, steps
from tests.sites.visitor import form_of, read_sign_confirm_and_come_too_late

from .models import CaseIndexPage, CasePage, Thanked


@pytest.mark.parametrize("name", ["own-page-type", "own-fields-and-questions"])
def test_models_are_those_of_the_how_to(name: str) -> None:
    here = Path(__file__).with_name("models.py").read_text(encoding="utf-8").replace("own_page.", "yourapp.")
    [code] = [step.text for step in steps((ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8"))][:1]
    lines = [line for line in code.splitlines() if line.startswith((" ", "class")) and "content_panels" not in line]
    assert lines != []
    assert [line for line in lines if line not in here] == []


def test_checks_are_content_without_the_app_of_the_page_types() -> None:
    assert not apps.is_installed("urgent_action.pages")
    call_command("check", fail_level="WARNING")


def test_supporter_goes_the_whole_way_and_is_forgotten_in_the_table_of_the_site_too(page: CasePage) -> None:
    question = page.signature_questions.get()
    signature = read_sign_confirm_and_come_too_late(page, **{f"question_{question.pk}": "South"})
    assert [answer["answer"] for answer in signature.answers] == ["South"]
    assert Thanked.objects.get().signature_id == signature.pk
    call_command("urgent_action_subject", "--email", "ana@supporter.example", "--erase", verbosity=0)
    assert not Thanked.objects.exists()


def test_required_question_holds_the_form_back(page: CasePage, client: Client) -> None:
    html = client.get(page.get_url()).content.decode()
    assert "Which group?" in html
    assert client.post(f"/urgent-action/{page.pk}/sign/", form_of(html)).status_code == 422


def test_own_field_is_shown_searched_and_kept_to_the_editors(page: CasePage, client: Client) -> None:
    html = client.get(page.get_url()).content.decode()
    assert "<p>Free the kites</p>" in html
    assert "third floor" not in html
    assert [found.pk for found in CasePage.objects.filter(campaign="Free the kites").search("kite")] == [page.pk]


def test_list_and_teasers_name_the_page(page: CasePage, client: Client) -> None:
    index = CaseIndexPage.objects.get()
    assert "Kite maker held" in client.get(index.get_url()).content.decode()
    assert client.get(f"/urgent-action/{index.pk}/feed.xml").status_code == 200


def test_editor_finds_panels_report_and_signatures(page: CasePage, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@section.example", "editor"))
    form = client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert re.search(r'name="case_officer"', form)
    assert 'name="ua_number"' in form
    for path in ("report/", f"{page.pk}/signatures/", f"{page.pk}/stop/"):
        assert client.get(f"/cms/urgent-action/{path}").status_code == 200, path
    assert client.get("/cms/").status_code == 200
    assert Page.objects.get(pk=page.pk).specific_class is CasePage
