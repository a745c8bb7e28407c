"""What the editor is told above the fields, and what keeps a page from being published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.pages.support import (
    add_url,
    deadline_fields,
    edit_url,
    full_sheet,
    information_fields,
    page_fields,
    publish,
)
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


def test_editor_of_a_draft_says_what_is_missing(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action(publish=False, body=[("target", {"name": "Nobody"}), ("letter", {"body": "Hello"})])
    html = admin_client.get(edit_url(page)).text
    for code in ("target_unreachable", "deadline_none", "letter_demands", "consent_none"):
        assert f'data-code="{code}"' in html
    assert "Must be changed before publishing:" in html


def test_number_is_not_turned_round_in_an_admin_from_right_to_left(
    admin_client: Client, make_action: MakeAction
) -> None:
    fax = "+999 1 555 0102"
    page = make_action(body=[("target", {"name": "Minister", "faxes": [fax]})], dead_channels=[fax])
    # A number has no letter: without the attribute it takes the direction of the page around it.
    assert f'<bdi dir="auto">{fax}</bdi>' in admin_client.get(edit_url(page)).text


def test_new_page_has_nothing_to_be_said_of(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    assert "Before publishing" not in admin_client.get(add_url(index_page)).text


def test_warnings_do_not_keep_a_page_from_being_published(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    fields = page_fields(body=full_sheet(day="2099-12-10"), people=[{"name": "Ilyas", "pronouns": ""}])
    assert publish(admin_client, add_url(index_page), fields).status_code == 302
    page = UrgentActionPage.objects.get()
    assert page.live
    assert 'data-code="pronouns_none"' in admin_client.get(edit_url(page)).text


@pytest.mark.parametrize(("action", "taken"), [("publish", False), ("draft", True), ("autosave", True)])
def test_errors_keep_it_from_being_published_and_not_from_being_saved(
    admin_client: Client, index_page: UrgentActionIndexPage, action: str, taken: bool
) -> None:
    broken = ("additional_information", information_fields('<p><a href="http://todo">More</a></p>'))
    fields = page_fields(body=[*full_sheet(day="2099-12-10"), broken])
    if action == "publish":
        answer = publish(admin_client, add_url(index_page), fields)
        assert "This link leads nowhere" in answer.text
        assert "http://todo" in answer.text
    else:
        headers = {"accept": "application/json"} if action == "autosave" else None
        admin_client.post(add_url(index_page), fields, headers=headers)
    assert UrgentActionPage.objects.exists() == taken
    assert not UrgentActionPage.objects.filter(live=True).exists()


def test_outcome_is_published_without_a_word_on_its_deadline(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    body = [*full_sheet(day="2099-12-10")[:3], ("deadline", deadline_fields("2021-01-01"))]
    assert publish(admin_client, add_url(index_page), page_fields(body=body, kind="outcome")).status_code == 302
