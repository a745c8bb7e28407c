"""What other programs read: the API, the sitemap, search; and a page class with a template of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings
from wagtail.models import PageViewRestriction, ReferenceIndex

from urgent_action.models import ActionRecord, ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


@pytest.fixture
def signed(client: Client, make_action: MakeAction, form_data: Callable[..., dict[str, str]]) -> UrgentActionPage:
    """An action that somebody has signed."""
    page = make_action(ua_number="UA 080/21", index_number="AFR 99/0123/2021", countries=["KE"])
    answer = client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, name="Zubeida Quill", public_name="1"))
    assert answer.status_code == 303
    return page


@pytest.mark.urls("tests.pages.urls")
def test_api_shows_the_facts_and_nothing_of_a_signer(client: Client, signed: UrgentActionPage) -> None:
    response = client.get(f"/api/pages/{signed.pk}/")
    assert response.status_code == 200
    shown = json.loads(response.content)
    assert shown["ua_number"] == "UA 080/21"
    assert shown["kind"] == "first"
    assert datetime.fromisoformat(shown["closes_at"]) == signed.closes_at
    assert [person["meta"]["type"] for person in shown["people_at_risk"]] == ["urgent_action_pages.PersonAtRisk"]
    for secret in ("Zubeida", "Quill", "supporter.example", "digest"):
        assert secret not in response.content.decode()


@pytest.mark.urls("tests.pages.urls")
def test_api_of_a_closed_action_hands_out_no_letter(client: Client, make_action: MakeAction) -> None:
    open_page, closed_page = make_action(), make_action(closes_in=timedelta(days=-1))
    opened = client.get(f"/api/pages/{open_page.pk}/").content.decode()
    closed = client.get(f"/api/pages/{closed_page.pk}/").content.decode()
    assert "I write about Ilyas Verne." in opened
    assert "I write about Ilyas Verne." not in closed
    assert "He makes kites." in closed


@pytest.mark.urls("tests.pages.urls")
def test_api_list_holds_the_action_and_nothing_of_a_signer(client: Client, signed: UrgentActionPage) -> None:
    url = "/api/pages/?type=urgent_action_pages.UrgentActionPage&fields=*"
    response = client.get(url)
    assert response.status_code == 200
    assert [item["id"] for item in json.loads(response.content)["items"]] == [signed.pk]
    assert "Zubeida" not in response.content.decode()


def test_no_model_of_signers_is_declared_for_the_api_or_a_search() -> None:
    for model in (Signature, ConsentStatement, ActionRecord):
        assert not hasattr(model, "search_fields")
        assert not hasattr(model, "api_fields")


def test_signing_leaves_no_trace_in_the_reference_index(signed: UrgentActionPage) -> None:
    assert Signature.objects.count() == 1
    assert not ReferenceIndex.is_indexed(Signature)
    assert Signature not in ReferenceIndex.tracked_models
    assert not ReferenceIndex.objects.filter(base_content_type__app_label="urgent_action").exists()


def test_sitemap_lists_the_public_actions_only(client: Client, make_action: MakeAction) -> None:
    public, draft, closed = make_action(), make_action(publish=False), make_action(closes_in=timedelta(days=-1))
    secret = make_action()
    PageViewRestriction.objects.create(page=secret, restriction_type="password", password="kite")
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    text = response.content.decode()
    assert public.full_url in text
    assert closed.full_url in text
    assert draft.full_url not in text
    assert secret.full_url not in text


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
@pytest.mark.parametrize("words", ["080/21", "kites", "Morrow", "Verne"])
def test_search_finds_an_action_by_number_people_and_words(
    signed: UrgentActionPage, make_action: MakeAction, words: str
) -> None:
    other = make_action(title="Ferry closed", summary="A ferry.", body=[], people=0, slug="ferry")
    found = [page.pk for page in UrgentActionPage.objects.live().search(words)]
    assert signed.pk in found
    assert other.pk not in found


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
def test_search_does_not_find_a_signer(signed: UrgentActionPage) -> None:
    for words in ("Zubeida", "Quill", "supporter.example"):
        assert list(UrgentActionPage.objects.search(words)) == []


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
def test_search_in_the_admin_finds_by_number(admin_client: Client, signed: UrgentActionPage) -> None:
    response = admin_client.get("/cms/pages/search/", {"q": "080/21"})
    assert response.status_code == 200
    assert signed.title in response.content.decode()


def test_page_class_with_its_own_template_is_served_with_it(
    client: Client, make_action: MakeAction, tmp_path: Path, settings: Any
) -> None:
    page = make_action()
    folder = tmp_path / "urgent_action_pages"
    folder.mkdir()
    own = '{% load urgent_action_tags %}<p class="own">{% urgent_action_banner page %}</p>'
    (folder / "urgent_action_page.html").write_text(own, encoding="utf-8")
    [engine] = settings.TEMPLATES
    with override_settings(TEMPLATES=[{**engine, "DIRS": [tmp_path]}]):
        html = client.get(page.url).content.decode()
    assert html.startswith('<p class="own">')
    assert "ua-banner--open" in html


def test_base_template_of_the_site_is_extended(client: Client, make_action: MakeAction, settings: Any) -> None:
    page = make_action()
    assert "site-header" in client.get(page.url).content.decode()
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "BASE_TEMPLATE": "urgent_action/base.html"}
    assert "site-header" not in client.get(page.url).content.decode()


def test_index_lists_open_closing_and_ended_actions(
    client: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    soon, later, over = (
        make_action(title="Soon", closes_in=timedelta(days=2)),
        make_action(title="Later", closes_in=timedelta(days=40)),
        make_action(title="Over", closes_in=timedelta(days=-2)),
    )
    draft = make_action(title="Draft only", publish=False)
    response = client.get(index_page.url)
    html = response.content.decode()
    assert response.status_code == 200
    assert [page.pk for page in response.context_data["closing_soon"]] == [soon.pk]
    assert [page.pk for page in response.context_data["open_actions"]] == [later.pk]
    assert [page.pk for page in response.context_data["ended"].object_list] == [over.pk]
    assert draft.title not in html
    assert not response.cookies
    assert datetime.now(UTC) < soon.closes_at
