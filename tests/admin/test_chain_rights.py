"""Who reaches the dialogs about an action: every one of them, for everybody, on the own page and on another's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.admin.support import not_found, refused
from urgent_action.admin.access import Right
from urgent_action.enums import StopKind
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

LogIn = Callable[..., Client]
MakeAction = Callable[..., UrgentActionPage]

#: Dialog → what is posted to do it.
DIALOGS: dict[str, dict[str, str]] = {
    "stop": {"kind": StopKind.OTHER},
    "resume": {},
    "extend": {"date": "2099-12-10", "zone": "UTC"},
    "next_sheet": {"kind": "update"},
    "redact": {"name": "Ilyas Verne 0", "replacement": "[X]", "redact": "1"},
}
RIGHTS = {"stop": Right.STOP, "resume": Right.STOP, "redact": Right.ERASE}
SECRET = "Secret kite maker"


@pytest.fixture
def mine(make_action: MakeAction) -> UrgentActionPage:
    """The page of whoever asks."""
    return make_action()


@pytest.fixture
def theirs(make_action: MakeAction, site: Any) -> UrgentActionPage:
    """A page beneath another index."""
    elsewhere = UrgentActionIndexPage(title="Elsewhere", slug="elsewhere")
    site.root_page.add_child(instance=elsewhere)
    page = make_action(title=SECRET)
    page.move(elsewhere, pos="last-child")
    return UrgentActionPage.objects.get(pk=page.pk)


def url(name: str, page: Any) -> str:
    return reverse(f"urgent_action_admin:{name}", args=[getattr(page, "pk", page)])


def facts(page: UrgentActionPage) -> tuple[Any, ...]:
    """What the dialogs could change."""
    page = UrgentActionPage.objects.get(pk=page.pk)
    people = [person.name for person in page.people_at_risk.all()]
    return page.stopped_at, page.closes_at, people, UrgentActionPage.objects.count()


@pytest.mark.parametrize("name", DIALOGS)
def test_nobody_comes_in_without_the_right_or_the_page(
    name: str, log_in: LogIn, mine: UrgentActionPage, theirs: UrgentActionPage
) -> None:
    everything = [str(right) for right in Right]
    strangers = [
        (Client(), mine),
        (log_in(*everything), mine),  # all rights, and no page
        (log_in(*everything, may_change=mine), theirs),
    ]
    if name in RIGHTS:
        strangers.append((log_in(may_change=mine), mine))
        others = [right for right in everything if right != RIGHTS[name]]
        strangers.append((log_in(*others, may_change=mine), mine))
    before = facts(mine), facts(theirs)
    for client, page in strangers:
        for answer in (client.get(url(name, page)), client.post(url(name, page), DIALOGS[name])):
            assert refused(answer) or answer.status_code == 405, (name, answer)
            assert SECRET not in answer.text
    assert (facts(mine), facts(theirs)) == before


@pytest.mark.parametrize("name", DIALOGS)
def test_get_changes_nothing_and_post_does_it(
    name: str, log_in: LogIn, mine: UrgentActionPage, index_page: UrgentActionIndexPage
) -> None:
    client = log_in(*RIGHTS.values(), may_change=mine)
    add = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    group = GroupPagePermission.objects.filter(page=mine).first().group
    GroupPagePermission.objects.create(group=group, page=index_page, permission=add)
    if name == "resume":
        client.post(url("stop", mine), DIALOGS["stop"])
    before = facts(mine)
    assert client.get(url(name, mine)).status_code == (405 if name == "resume" else 200)
    assert facts(mine) == before
    answer = client.post(url(name, mine), DIALOGS[name])
    assert answer.status_code == (200 if name == "redact" else 302)
    assert facts(mine) != before


@pytest.mark.parametrize("name", [*DIALOGS, "stopped"])
def test_other_pages_have_no_such_dialog(name: str, admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    for page in (index_page, 99999):
        post = name == "resume"
        answer = admin_client.post(url(name, page)) if post else admin_client.get(url(name, page))
        assert not_found(answer)


def test_who_may_not_add_a_page_there_gets_no_next_sheet(log_in: LogIn, mine: UrgentActionPage) -> None:
    client = log_in(may_change=mine)
    assert refused(client.post(url("next_sheet", mine), DIALOGS["next_sheet"]))


def test_who_may_not_publish_can_not_extend(log_in: LogIn, mine: UrgentActionPage) -> None:
    client = log_in(may_change=mine)
    GroupPagePermission.objects.filter(page=mine, permission__codename="publish_page").delete()
    assert refused(client.get(url("extend", mine)))


def test_buttons_are_offered_to_those_who_may(log_in: LogIn, mine: UrgentActionPage, admin_client: Client) -> None:
    edit = reverse("wagtailadmin_pages:edit", args=[mine.pk])
    shown = {
        name: [dialog for dialog in DIALOGS if url(dialog, mine) in client.get(edit).text]
        for name, client in {
            "editor": log_in(may_change=mine),
            "stopper": log_in(Right.STOP, may_change=mine),
            "eraser": log_in(Right.ERASE, may_change=mine),
            "admin": admin_client,
        }.items()
    }
    assert shown == {
        "editor": ["extend"],
        "stopper": ["stop", "extend"],
        "eraser": ["extend", "redact"],
        "admin": ["stop", "extend", "next_sheet", "redact"],
    }


def test_stop_is_in_the_list_as_well(admin_client: Client, mine: UrgentActionPage) -> None:
    answer = admin_client.get(reverse("wagtailadmin_explore", args=[mine.get_parent().pk]))
    assert url("stop", mine) in answer.text


def test_rights_can_be_given_in_the_editor_of_groups(admin_client: Client) -> None:
    from django.contrib.auth.models import Group

    answer = admin_client.get(reverse("wagtailusers_groups:edit", args=[Group.objects.first().pk]))
    assert "Can stop an urgent action at once" in answer.text
    assert "Can erase signatures, and names from a page" in answer.text
