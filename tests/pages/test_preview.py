"""Previews: as it stands, open, after the deadline, after signing; of whole pages and of drafts with gaps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.pages.support import EMPTY_SHEET, edit_url, full_sheet, page_fields
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db


def _preview(client: Client, page: UrgentActionPage, fields: dict[str, str], mode: str) -> BeautifulSoup:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    stored = client.post(url, fields)
    assert stored.json()["is_valid"] is True, stored.json()
    response = client.get(url, {"mode": mode})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_preview_modes_are_offered(make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action()
    assert [mode for mode, _label in page.preview_modes] == ["", "open", "closed", "thanks"]
    assert page.default_preview_mode == ""


@pytest.mark.parametrize("mode", ["", "open"])
def test_preview_of_an_open_action_shows_an_inert_form(
    admin_client: Client, make_action: Callable[..., UrgentActionPage], mode: str
) -> None:
    page = make_action()
    soup = _preview(admin_client, page, page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug), mode)
    assert soup.select_one("#ua-sign") is not None
    assert soup.select("#ua-sign form") == []
    assert soup.select_one("[data-ua-closes]") is None
    assert soup.select_one(".ua-banner--open") is not None


def test_preview_open_of_a_closed_action_shows_it_open(
    admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action(closes_in=timedelta(days=-3))
    fields = page_fields(body=full_sheet(day="2020-12-10"), slug=page.slug)
    assert _preview(admin_client, page, fields, "").select_one(".ua-banner--closed") is not None
    opened = _preview(admin_client, page, fields, "open")
    assert opened.select_one(".ua-banner--open") is not None
    assert opened.select_one("[data-ua-letter]") is not None


def test_preview_closed_shows_no_form_letter_or_mailto(
    admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    fields = page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug)
    soup = _preview(admin_client, page, fields, "closed")
    assert soup.select_one(".ua-banner--closed") is not None
    assert soup.select("form, [data-ua-letter], [data-ua-copy], [data-ua-print], #ua-sign") == []
    assert "mailto:" not in str(soup)


def test_preview_thanks_is_the_page_after_signing(
    admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    fields = page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug, title="Kite maker in danger")
    soup = _preview(admin_client, page, fields, "thanks")
    heading = soup.find("h1")
    assert heading is not None
    assert "Thank you" in heading.get_text()
    assert "Kite maker in danger" in soup.get_text()


def test_preview_names_the_deadline_that_the_form_has(
    admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    fields = page_fields(body=full_sheet(day="2099-12-10", zone="Asia/Tokyo"), slug=page.slug)
    banner = _preview(admin_client, page, fields, "").select_one(".ua-banner")
    assert banner is not None
    assert "10 December 2099" in banner.get_text()
    assert "Asia/Tokyo" in banner.get_text()


def test_draft_names_the_deadline_that_it_was_saved_with(
    admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    admin_client.post(edit_url(page), page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug))
    draft = UrgentActionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.closes_at == draft.deadline.closes_at
    shown = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    banner = BeautifulSoup(shown.content, "html.parser").select_one(".ua-banner")
    assert banner is not None
    assert "10 December 2099" in banner.get_text()


def test_preview_closed_without_a_deadline_names_none(
    admin_client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action(publish=False)
    fields = page_fields(body=EMPTY_SHEET, slug=page.slug)
    banner = _preview(admin_client, page, fields, "closed").select_one(".ua-banner")
    assert banner is not None
    assert "This action is closed." in banner.get_text()
    assert "()" not in banner.get_text()


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_preview_of_an_outcome_is_neither_open_nor_closed(
    admin_client: Client, make_action: Callable[..., UrgentActionPage], mode: str
) -> None:
    page = make_action()
    fields = page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug, kind="outcome")
    assert _preview(admin_client, page, fields, mode).select(".ua-banner--open, .ua-banner--closed") == []


@pytest.mark.parametrize("mode", ["", "open", "closed", "thanks"])
def test_preview_of_a_draft_with_nothing_filled_in_renders(
    admin_client: Client, make_action: Callable[..., UrgentActionPage], mode: str
) -> None:
    page = make_action(publish=False)
    assert _preview(admin_client, page, page_fields(body=EMPTY_SHEET, slug=page.slug), mode).find("h1") is not None


@pytest.mark.parametrize("mode", ["", "open", "closed", "thanks"])
def test_preview_of_a_new_page_renders(admin_client: Client, index_page: object, mode: str) -> None:
    parent = index_page.pk  # type: ignore[attr-defined]
    url = reverse("wagtailadmin_pages:preview_on_add", args=["urgent_action_pages", "urgentactionpage", parent])
    stored = admin_client.post(url, page_fields(body=EMPTY_SHEET))
    assert stored.json()["is_valid"] is True
    response = admin_client.get(url, {"mode": mode})
    assert response.status_code == 200
    assert b"Kite maker held" in response.content


@pytest.mark.parametrize("mode", ["", "open", "closed", "thanks"])
def test_preview_of_a_draft_in_a_gap_renders(
    admin_client: Client, make_action: Callable[..., UrgentActionPage], mode: str
) -> None:
    page = make_action(publish=False)
    body = full_sheet(day="2031-03-30", time="01:30", zone="Europe/London")
    assert _preview(admin_client, page, page_fields(body=body, slug=page.slug), mode).find("h1") is not None


def test_view_draft_renders_for_an_editor(admin_client: Client, make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action(publish=False)
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_previews_store_nothing(admin_client: Client, make_action: Callable[..., UrgentActionPage]) -> None:
    page = make_action()
    before = UrgentActionPage.objects.get(pk=page.pk).latest_revision_id
    _preview(admin_client, page, page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug), "thanks")
    assert UrgentActionPage.objects.get(pk=page.pk).latest_revision_id == before
    assert Signature.objects.count() == 0
    assert edit_url(page)
