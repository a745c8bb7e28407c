"""Making the next sheet from the admin: one press, and the editor is in the draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.pages.support import edit_url
from urgent_action.enums import SheetKind
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


def url(page: UrgentActionPage) -> str:
    return reverse("urgent_action_admin:next_sheet", args=[page.pk])


@pytest.mark.parametrize("kind", ["further_information", "update", "outcome"])
def test_editor_lands_in_the_draft(admin_client: Client, make_action: MakeAction, kind: str) -> None:
    page = make_action()
    answer = admin_client.post(url(page), {"kind": kind})
    draft = UrgentActionPage.objects.get(kind=kind)
    assert answer.url == edit_url(draft)
    assert admin_client.get(answer.url).status_code == 200
    assert not draft.live


def test_address_can_choose_the_kind(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    form = admin_client.get(f"{url(page)}?kind=outcome").context["form"]
    assert form.initial == {"kind": SheetKind.OUTCOME}
    assert admin_client.get(f"{url(page)}?kind=nonsense").context["form"].initial == {}


def test_kind_that_can_not_follow_is_refused(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    assert admin_client.post(url(page), {"kind": "first"}).status_code == 422
    assert UrgentActionPage.objects.count() == 1


def test_draft_that_is_there_already_is_told(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    admin_client.post(url(page), {"kind": "update"})
    draft = UrgentActionPage.objects.get(kind="update")
    assert edit_url(draft) in admin_client.get(url(page)).text
