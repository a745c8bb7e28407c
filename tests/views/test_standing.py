"""What other processes change holds at once for whoever signs here, although most of a page is kept for some seconds.

Changes are written past the models and their signals, as another process does it, as far as this one can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.people import sign_as
from urgent_action.models import Signature
from urgent_action.pages.models import UrgentActionPage
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

Sign = Callable[..., HttpResponse]


@pytest.fixture
def page(make_action: Callable[..., UrgentActionPage], sign: Sign) -> UrgentActionPage:
    """An action that somebody signed a moment ago, so that it is kept."""
    page = make_action()
    assert sign(page, email="first@supporter.example").status_code == 303
    return page


def change(page: UrgentActionPage, **facts: Any) -> None:
    """Change columns as another process does."""
    UrgentActionPage.objects.filter(pk=page.pk).update(**facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"stopped_at": timezone.now()},
        {"closes_at": timezone.now() - timedelta(seconds=1)},
        {"kind": "outcome"},
        {"signing": False},
    ],
    ids=["stopped", "closed", "outcome", "no signing"],
)
def test_nobody_signs_what_was_ended_elsewhere(page: UrgentActionPage, sign: Sign, facts: dict[str, Any]) -> None:
    change(page, **facts)
    assert sign(page).status_code == 409
    assert Signature.objects.count() == 1


def test_action_that_was_stopped_by_mistake_is_signed_again_at_once(page: UrgentActionPage, sign: Sign) -> None:
    change(page, stopped_at=timezone.now() - timedelta(seconds=1))
    assert sign(page).status_code == 409
    change(page, stopped_at=None)
    assert sign(page).status_code == 303


def test_confirmation_that_is_asked_for_elsewhere_is_asked_of_the_next(page: UrgentActionPage, sign: Sign) -> None:
    change(page, confirming=True)
    assert sign(page).status_code == 303
    assert Signature.objects.get(email="ana@supporter.example").state == "pending"


def test_nobody_confirms_what_was_stopped_elsewhere(client: Client, page: UrgentActionPage) -> None:
    page.confirming = True
    now = timezone.now()
    signature = sign_as(page, now=now)
    link = f"/urgent-action/confirm/{make_token(Purpose.CONFIRM, signature.pk, now=now)}"
    assert "One click" in client.get(link).content.decode()
    change(page, stopped_at=now)
    assert "nothing to do" in client.post(link).content.decode()
    assert Signature.objects.get(pk=signature.pk).state == "pending"


def test_version_that_is_published_elsewhere_is_the_one_that_is_signed(page: UrgentActionPage, sign: Sign) -> None:
    page.title = "Kite maker released"
    revision = page.save_revision()
    Page.objects.filter(pk=page.pk).update(title=page.title, live_revision=revision)
    assert sign(page).status_code == 303
    assert Signature.objects.get(email="ana@supporter.example").revision == revision.pk
    assert "Kite maker released" in sign(page, name="").content.decode()


@pytest.mark.parametrize("above", [False, True])
def test_password_is_asked_for_at_once(page: UrgentActionPage, sign: Sign, above: bool) -> None:
    protected = page.get_parent() if above else page
    restriction = PageViewRestriction.objects.create(page=protected, restriction_type="password", password="secret")
    assert sign(page).status_code == 302
    assert Signature.objects.count() == 1
    restriction.delete()
    assert sign(page).status_code == 303


@pytest.mark.parametrize("rows", ["kept", "gone"])
def test_action_that_is_unpublished_or_deleted_elsewhere_is_not_found(
    page: UrgentActionPage, form_data: Callable[..., dict[str, str]], client: Client, rows: str
) -> None:
    url, data = f"/urgent-action/{page.pk}/sign/", form_data(page)
    if rows == "kept":
        Page.objects.filter(pk=page.pk).update(live=False)
    else:
        page.delete()
    assert client.post(url, data, follow=True).status_code == 404
    assert Signature.objects.count() == 1
