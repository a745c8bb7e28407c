"""An editor's work, through Wagtail's own admin views: drafts with gaps, autosave, publishing, the deadline's check."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from tests.pages.support import (
    EMPTY_SHEET,
    add_url,
    deadline_fields,
    edit_url,
    full_sheet,
    letter_fields,
    page_fields,
    publish,
    target_fields,
)
from urgent_action.models import ActionRecord, ConsentStatement, Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 6, 1, 12, tzinfo=UTC)


def _published() -> UrgentActionPage:
    return UrgentActionPage.objects.live().get()


def test_add_form_shows_the_skeleton_of_a_sheet(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    response = admin_client.get(add_url(index_page))
    assert response.status_code == 200
    form = response.context["form"]
    assert [child.block_type for child in form["body"].value()] == [
        "target",
        "letter",
        "additional_information",
        "deadline",
    ]
    soup = BeautifulSoup(response.content, "html.parser")
    posted = soup.find(attrs={"data-block": True, "id": "body"}) or soup.find(attrs={"data-w-block-data-value": True})
    assert posted is not None
    assert "deadline" in str(posted)
    for label in ("Headline", "UA number", "People at risk", "Extra questions"):
        assert label in response.content.decode()


def test_add_form_offers_every_block(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    html = admin_client.get(add_url(index_page)).content.decode()
    for label in ("Target address", "Model letter", "Appeal points", "Additional information", "Deadline", "Quote"):
        assert label in html


def test_draft_with_gaps_is_saved(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    response = admin_client.post(add_url(index_page), page_fields(body=EMPTY_SHEET))
    page = UrgentActionPage.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == edit_url(page)
    assert not page.live
    assert [child.block_type for child in page.body] == ["target", "letter", "additional_information", "deadline"]
    assert page.closes_at is None


def test_draft_with_half_a_person_and_half_a_target_is_saved(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    body = [
        ("target", target_fields(name="Hon. Adaeze Morrow", emails=[""])),
        ("letter", letter_fields(subject="Free")),
    ]
    response = admin_client.post(
        add_url(index_page), page_fields(body=body, people=[{"name": "Ilyas Verne", "pronouns": ""}])
    )
    assert response.status_code == 302
    assert [str(person) for person in UrgentActionPage.objects.get().people_at_risk.all()] == ["Ilyas Verne"]


def test_draft_with_a_deadline_in_a_gap_is_saved_and_not_published(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    fields = page_fields(body=full_sheet(day="2031-03-30", time="01:30", zone="Europe/London"))
    assert admin_client.post(add_url(index_page), fields).status_code == 302
    page = UrgentActionPage.objects.get()
    response = publish(admin_client, edit_url(page), fields)
    assert response.status_code == 200
    assert "Europe/London" in response.content.decode()
    page.refresh_from_db()
    assert not page.live


def _autosave(client: Client, url: str, fields: dict[str, Any]) -> dict[str, Any]:
    response = client.post(url, fields, headers={"accept": "application/json"})
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = json.loads(response.content)
    assert answer["success"] is True
    return answer


def test_autosave_saves_and_does_nothing_else(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    created = _autosave(admin_client, add_url(index_page), page_fields(body=EMPTY_SHEET, title="K"))
    page = UrgentActionPage.objects.get(pk=created["pk"])
    revision = created["revision_id"]
    for title in ("Ki", "Kit", "Kite maker held"):
        fields = page_fields(body=full_sheet(day="2099-12-10"), title=title, overwrite_revision_id=str(revision))
        revision = _autosave(admin_client, edit_url(page), fields)["revision_id"]
    assert UrgentActionPage.objects.count() == 1
    draft = page.get_latest_revision_as_object()
    assert draft.title == "Kite maker held"
    assert not draft.live
    assert ActionRecord.objects.count() == 0
    assert ConsentStatement.objects.count() == 0
    assert Signature.objects.count() == 0
    assert mail.outbox == []
    assert set(PageLogEntry.objects.filter(page=page).values_list("action", flat=True)) <= {
        "wagtail.create",
        "wagtail.edit",
    }
    assert not ModelLogEntry.objects.exists()


def test_autosave_of_a_published_page_changes_nothing_in_public(
    admin_client: Client, client: Client, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    before = (page.closes_at, client.get(page.url).content.decode().split('name="shown_at"')[0])
    fields = page_fields(body=full_sheet(day="2099-12-10"), title="Another headline", slug=page.slug)
    _autosave(admin_client, edit_url(page), fields)
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert (page.closes_at, client.get(page.url).content.decode().split('name="shown_at"')[0]) == before
    assert ActionRecord.objects.get().title == page.title


def test_publishing_a_full_sheet_computes_its_facts(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    fields = page_fields(
        body=full_sheet(day="2099-12-10", zone="Asia/Urumqi"),
        people=[{"name": "[Group]", "pronouns": "they/them", "is_group": "on"}],
        ua_number="UA 080/21",
        index_number="AFR 99/0123/2021",
        issue_date="2021-07-30",
        countries=["KE", "CN"],
    )
    response = publish(admin_client, add_url(index_page), fields)
    assert response.status_code == 302
    page = _published()
    assert page.closes_at == datetime(2099, 12, 10, 18, tzinfo=UTC)
    assert page.closes_at_zone == "Asia/Urumqi"
    assert page.ua_number_normalised == "80/21"
    assert {country.code for country in page.countries} == {"KE", "CN"}
    assert [str(person) for person in page.people_at_risk.all()] == ["[Group] (they/them)"]
    assert ActionRecord.objects.get().pk == page.translation_key


@pytest.mark.parametrize(
    ("part", "fields", "field", "words"),
    [
        ("target", target_fields(name="A", address="B", emails=["not an address"]), "emails", "email"),
        ("target", target_fields(name="A", address="B", phones=["by post"]), "phones", "+44"),
        ("target", target_fields(name="A", address="B", web_form="justice"), "web_form", "URL"),
        ("target", target_fields(name="A"), "address", "reach"),
        ("target", target_fields(address="B"), "name", "role"),
        ("letter", letter_fields(salutation="Dear Minister,"), "body", ""),
        ("deadline", deadline_fields("2031-02-31"), "date", ""),
        ("deadline", deadline_fields("2031-03-30", time="01:30", zone="Europe/London"), "time", "Europe/London"),
        ("deadline", deadline_fields("2030-10-27", time="01:30", zone="Europe/London"), "time", "Europe/London"),
        ("deadline", deadline_fields("9999-12-31", zone="America/New_York"), "date", "America/New_York"),
        ("deadline", deadline_fields(""), "date", ""),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_publishing_a_wrong_sheet_shows_the_error_beside_its_field(
    admin_client: Client,
    index_page: UrgentActionIndexPage,
    part: str,
    fields: dict[str, Any],
    field: str,
    words: str,
) -> None:
    response = publish(admin_client, add_url(index_page), page_fields(body=[(part, fields)]))
    assert response.status_code == 200
    errors = response.context["form"].errors.as_data()["body"][0]
    assert set(errors.block_errors[0].block_errors) == {field}
    assert words in response.content.decode()
    assert not UrgentActionPage.objects.exists()


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "Etc/GMT+12"])
@time_machine.travel(NOW, tick=False)
def test_publishing_a_past_deadline_is_refused_naming_the_zone(
    admin_client: Client, index_page: UrgentActionIndexPage, zone: str
) -> None:
    response = publish(admin_client, add_url(index_page), page_fields(body=full_sheet(day="2030-05-30", zone=zone)))
    assert response.status_code == 200
    errors = response.context["form"].errors.as_data()["body"][0].block_errors
    assert set(errors) == {3}
    assert set(errors[3].block_errors) == {"date"}
    assert zone in str(errors[3].block_errors["date"].messages)
    assert not UrgentActionPage.objects.exists()


@pytest.mark.parametrize(
    ("zone", "taken"), [("Pacific/Auckland", False), ("Europe/London", True), ("Etc/GMT+12", True)]
)
@time_machine.travel(datetime(2030, 6, 1, 13, tzinfo=UTC), tick=False)
def test_publishing_a_deadline_of_today_is_judged_in_its_own_zone(
    admin_client: Client, index_page: UrgentActionIndexPage, zone: str, taken: bool
) -> None:
    response = publish(admin_client, add_url(index_page), page_fields(body=full_sheet(day="2030-06-01", zone=zone)))
    assert response.status_code == (302 if taken else 200)
    assert UrgentActionPage.objects.filter(live=True).exists() is taken


def test_past_deadline_with_which_the_page_stands_may_be_published_again(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    with time_machine.travel(NOW, tick=False):
        fields = page_fields(body=full_sheet(day="2030-06-02"))
        assert publish(admin_client, add_url(index_page), fields).status_code == 302
        page = _published()
    with time_machine.travel(NOW + timedelta(days=10), tick=False):
        again = page_fields(body=full_sheet(day="2030-06-02"), title="Kite maker still held")
        assert publish(admin_client, edit_url(page), again).status_code == 302
        assert _published().title == "Kite maker still held"
        other = page_fields(body=full_sheet(day="2030-06-03"), title="Never")
        assert publish(admin_client, edit_url(page), other).status_code == 200
        later = page_fields(body=full_sheet(day="2030-06-30"), title="Kite maker held for longer")
        assert publish(admin_client, edit_url(page), later).status_code == 302
    page.refresh_from_db()
    assert page.title == "Kite maker held for longer"
    assert page.closes_at == datetime(2030, 7, 1, tzinfo=UTC)


def test_past_deadline_of_a_draft_does_not_count_as_standing(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    with time_machine.travel(NOW, tick=False):
        fields = page_fields(body=full_sheet(day="2030-06-02"))
        assert admin_client.post(add_url(index_page), fields).status_code == 302
    page = UrgentActionPage.objects.get()
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        assert publish(admin_client, edit_url(page), fields).status_code == 200
    page.refresh_from_db()
    assert not page.live


@time_machine.travel(NOW, tick=False)
def test_publishing_in_another_admin_zone_keeps_the_deadline(
    admin_client: Client, admin_user: Any, index_page: UrgentActionIndexPage
) -> None:
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(admin_user)
    profile.current_time_zone = "Pacific/Auckland"
    profile.save()
    fields = page_fields(body=full_sheet(day="2030-12-10", time="23:59", zone="America/New_York"))
    assert publish(admin_client, add_url(index_page), fields).status_code == 302
    assert _published().closes_at == datetime(2030, 12, 11, 4, 59, tzinfo=UTC)


def test_two_letters_in_one_language_are_refused_beside_the_second(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    letter = ("letter", letter_fields(body="I write about Ilyas Verne."))
    response = publish(admin_client, add_url(index_page), page_fields(body=[letter, letter]))
    assert response.status_code == 200
    assert set(response.context["form"].errors.as_data()["body"][0].block_errors) == {1}


def test_choice_question_without_choices_is_refused(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    from wagtail.test.utils.form_data import inline_formset

    question = {"label": "How?", "help_text": "", "question_type": "choice", "choices": "Only one", "required": ""}
    fields = page_fields(body=full_sheet(day="2099-12-10"), signature_questions=inline_formset([question]))
    response = publish(admin_client, add_url(index_page), fields)
    assert response.status_code == 200
    assert not UrgentActionPage.objects.exists()


def test_earlier_addresses_that_are_no_addresses_are_refused(
    admin_client: Client, index_page: UrgentActionIndexPage
) -> None:
    fields = page_fields(
        body=full_sheet(day="2099-12-10"), previous_action_urls="https://ua.example/1\njavascript:alert(1)"
    )
    response = publish(admin_client, add_url(index_page), fields)
    assert response.status_code == 200
    assert "previous_action_urls" in response.context["form"].errors


def test_programs_cannot_publish_a_deadline_that_never_comes(make_action: Callable[..., UrgentActionPage]) -> None:
    from django.core.exceptions import ValidationError

    from tests.conftest import raw_body

    page = make_action()
    page.body = raw_body([("deadline", {"date": "2031-03-30", "time": "01:30", "zone": "Europe/London"})])
    with pytest.raises(ValidationError):
        page.save()
    page.body = raw_body([("deadline", {"zone": "Europe/London"})])
    with pytest.raises(ValidationError):
        page.save()


def test_editor_without_right_on_the_page_cannot_edit_it(
    client: Client, make_action: Callable[..., UrgentActionPage], django_user_model: Any
) -> None:
    page = make_action()
    client.force_login(django_user_model.objects.create_user("nobody", password="x"))
    assert client.get(edit_url(page)).status_code == 302
    client.post(edit_url(page), page_fields(body=[], title="Taken over"))
    page.refresh_from_db()
    assert page.title != "Taken over"


def test_action_takes_no_children_and_is_offered_under_the_list(
    admin_client: Client, index_page: UrgentActionIndexPage, make_action: Callable[..., UrgentActionPage]
) -> None:
    page = make_action()
    assert UrgentActionPage in index_page.creatable_subpage_models()
    assert UrgentActionPage in Page.objects.get(pk=index_page.get_parent().pk).specific.creatable_subpage_models()
    assert page.creatable_subpage_models() == []
    response = admin_client.get(reverse("wagtailadmin_pages:add_subpage", args=[index_page.pk]))
    assert "urgent action page" in response.content.decode().lower()
