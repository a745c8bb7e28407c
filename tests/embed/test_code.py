"""The code that editors pass on: for whom, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, PageViewRestriction

from urgent_action.embed.admin.views import card_code
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


def _code_url(page: Any) -> str:
    return reverse("urgent_action_embed_admin:code", args=[page.pk])


def _shown(client: Client, page: UrgentActionPage) -> BeautifulSoup:
    response = client.get(_code_url(page))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def editor(client: Client, django_user_model: Any, index_page: UrgentActionIndexPage) -> Client:
    """Somebody who may edit what is under the list, and nothing else."""
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.create(name="Actions")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=index_page, permission_type="change")
    user = django_user_model.objects.create_user("editor", password="x")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_code_is_a_frame_with_a_name_in_the_language_of_the_page(make_action: MakeAction) -> None:
    page = make_action(title='Kite "maker" & <b>drum</b>')
    [frame] = BeautifulSoup(card_code(page), "html.parser").find_all(True)
    assert frame.name == "iframe"
    assert frame["src"] == f"http://localhost/urgent-action/embed/{page.pk}/"
    assert frame["title"] == 'Urgent action: Kite "maker" & <b>drum</b>'
    assert frame["referrerpolicy"] == "no-referrer"
    translated = page.copy_for_translation(Locale.objects.create(language_code="ar"), copy_parents=True)
    translated.title = "صانع"
    translated.save_revision().publish()
    assert 'lang="ar"' in card_code(translated)
    assert "تحرك عاجل: صانع" in card_code(translated)


def test_view_names_the_action(editor: Client, make_action: MakeAction) -> None:
    page = make_action()
    title = _shown(editor, page).select_one(".w-breadcrumbs__sublabel")
    assert title is not None
    assert title.get_text(strip=True) == page.title


def test_editor_finds_the_code_and_sees_the_card(editor: Client, make_action: MakeAction) -> None:
    page = make_action()
    menu = BeautifulSoup(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    assert menu.select(f'a[href="{_code_url(page)}"]') != []
    soup = _shown(editor, page)
    area = soup.select_one("textarea[readonly]")
    assert area is not None
    assert area.get_text().strip() == card_code(page)
    assert soup.select_one("iframe")["src"] == f"/urgent-action/embed/{page.pk}/"  # type: ignore[index]


def test_page_that_not_everybody_may_see_has_no_code_yet(editor: Client, make_action: MakeAction) -> None:
    draft, restricted = make_action(publish=False), make_action()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    for page in (draft, restricted):
        soup = _shown(editor, page)
        assert soup.select("iframe, textarea") == []
        assert "Publish this page first" in soup.get_text()


def test_code_is_for_those_who_may_edit_the_page(
    editor: Client, index_page: UrgentActionIndexPage, make_action: MakeAction
) -> None:
    page = make_action()
    assert editor.get(_code_url(index_page), follow=True).status_code == 404
    GroupPagePermission.objects.all().delete()
    assert editor.get(_code_url(page)).status_code == 302
    editor.logout()
    assert editor.get(_code_url(page)).status_code == 302


def test_other_pages_have_no_button(admin_client: Client, index_page: UrgentActionIndexPage) -> None:
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[index_page.pk])).content.decode()
    assert "Card for other sites" not in html
