"""An action behind a login or a password: whoever may not see the page learns nothing by another way either."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

NAME = "Kept apart"
SECRET = "a word for members"
MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"host": "north.example"})


@pytest.fixture(params=[PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def page(request: pytest.FixtureRequest, site: Site, make_action: MakeAction) -> UrgentActionPage:
    site.hostname = "north.example"
    site.save()
    action = make_action(title=NAME)
    PageViewRestriction.objects.create(page=action, restriction_type=request.param, password=SECRET)
    return action


@pytest.mark.parametrize(
    "view",
    [
        *("sign/", "thanks/", "confirmed/", "withdraw/", "count.json", "status.json"),
        *("sheet.txt", "sheet.docx", "letter-en.txt", "letter-en.docx"),
    ],
)
def test_every_address_leads_to_the_page_itself(page: UrgentActionPage, visitor: Client, view: str) -> None:
    response = visitor.get(f"/urgent-action/{page.pk}/{view}")
    assert (response.status_code, response["Location"]) == (302, page.get_url())
    assert "no-store" in response["Cache-Control"]


def test_page_itself_asks_first(page: UrgentActionPage, visitor: Client) -> None:
    response = visitor.get(page.get_url())
    assert "Ilyas Verne" not in response.content.decode()
    assert "public" not in response.get("Cache-Control", "")


def test_form_of_somebody_who_may_not_see_the_page_is_not_kept(
    page: UrgentActionPage, visitor: Client, form_data: FormData
) -> None:
    response = visitor.post(f"/urgent-action/{page.pk}/sign/", form_data(page))
    assert (response.status_code, response["Location"]) == (302, page.get_url())
    assert not Signature.objects.exists()


def test_public_list_and_feed_say_nothing_of_it(
    page: UrgentActionPage, visitor: Client, index_page: UrgentActionIndexPage
) -> None:
    for path in (index_page.get_url(), f"/urgent-action/{index_page.pk}/feed.xml"):
        response = visitor.get(path)
        assert response.status_code == 200
        assert NAME not in response.content.decode()
