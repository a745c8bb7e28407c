"""Redacting from the admin: look first, then replace, and a report of what stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from urgent_action.admin.access import Right
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
NAME = "Ilyas Verne 0"


def url(page: UrgentActionPage) -> str:
    return reverse("urgent_action_admin:redact", args=[page.pk])


def post(client: Client, page: UrgentActionPage, **said: str) -> Any:
    return client.post(url(page), {"name": NAME, "replacement": "[Name withheld]", **said})


def people(page: UrgentActionPage) -> list[str]:
    return [person.name for person in UrgentActionPage.objects.get(pk=page.pk).people_at_risk.all()]


def test_first_post_shows_and_the_second_replaces(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action(summary=f"{NAME} is held.")
    shown = post(admin_client, page)
    assert f"<mark>{NAME}</mark> is held." in shown.text
    assert people(page) == [NAME]
    done = post(admin_client, page, redact="1")
    assert f"<mark>{NAME}</mark> is held." in done.text
    assert people(page) == ["[Name withheld]"]
    assert "no-store" in done.headers["Cache-Control"]


def test_name_is_in_no_address(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    html = post(admin_client, page).text
    assert f'<input type="hidden" name="name" value="{NAME}"' in html
    assert "?name=" not in html
    assert NAME not in admin_client.get(url(page), {"name": NAME}).text


def test_name_that_is_nowhere_is_not_offered_for_replacing(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    html = post(admin_client, page, name="Somebody Else").text
    assert "does not stand anywhere" in html
    assert 'name="redact"' not in html


@pytest.mark.parametrize("said", [{"name": "x"}, {"replacement": ""}, {"replacement": "<b>"}, {"replacement": 'a"b'}])
def test_mistakes_are_told(admin_client: Client, make_action: MakeAction, said: dict[str, str]) -> None:
    page = make_action()
    assert post(admin_client, page, redact="1", **said).status_code == 422
    assert people(page) == [NAME]


def test_report_names_what_it_can_not_change(admin_client: Client, make_action: MakeAction) -> None:
    image = get_image_model().objects.create(
        title=f"{NAME} at work", file=ContentFile(get_test_image_file().file.getvalue(), "kite.png")
    )
    page = make_action(title=f"{NAME} held", slug="ilyas-verne-0-held", picture=image, ua_number="80/31")
    later = make_action(title="Moved", summary=f"{NAME} was moved", ua_number="80/31")
    html = post(admin_client, page, redact="1").text
    assert "“ilyas-verne-0-held”" in html
    assert reverse("wagtailimages:edit", args=[image.pk]) in html
    assert url(later) in html
    assert "of the audit log" in html
    assert "Backups" in html
    assert UrgentActionPage.objects.get(pk=later.pk).summary == f"{NAME} was moved"


def test_pages_out_of_reach_are_left_and_counted(
    log_in: Any, make_action: MakeAction, index_page: Any, site: Any
) -> None:
    page = make_action(title=f"{NAME} held")
    alias = page.create_alias(parent=site.root_page, update_slug="alias")
    client = log_in(Right.ERASE, may_change=page)
    html = post(client, page, redact="1").text
    assert "1 page of this action that you do not work with" in html
    assert people(page) == ["[Name withheld]"]
    assert people(alias) == [NAME]
