"""Entering a section in the admin: for whom, what is refused, and what the audit log keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import GroupSitePermission, ModelLogEntry, Site

from urgent_action.section_settings.checks import check_settings_app
from urgent_action.section_settings.models import SectionSettings
from urgent_action.section_settings.privacy import FATES
from urgent_action.sections import section_for

from .conftest import MakeSection


def form_of(site: Site) -> str:
    return f"/cms/settings/urgent_action_section_settings/sectionsettings/{site.pk}/"


def posted(*languages: str, **facts: str) -> dict[str, Any]:
    """What a browser posts: a section with texts in some languages."""
    data: dict[str, Any] = {"email": "", "time_zone": "", "retention_days": "", **facts}
    for name, value in {"TOTAL": len(languages), "INITIAL": 0, "MIN_NUM": 0, "MAX_NUM": 1000}.items():
        data[f"texts-{name}_FORMS"] = value
    words = ("name", "postal_address", "privacy_url", "safety_notice", "demands_intro", "after_deadline_note")
    for row, language in enumerate(languages):
        data |= {f"texts-{row}-{word}": "" for word in words}
        data |= {f"texts-{row}-ORDER": row + 1, f"texts-{row}-language": language, f"texts-{row}-DELETE": ""}
        data[f"texts-{row}-name"] = f"Section {language}"
    return data


@pytest.fixture
def editor_of(db: None) -> Callable[[Site], Client]:
    """Somebody who may edit the section of one site."""

    def make(site: Site) -> Client:
        user = User.objects.create_user(f"editor{site.pk}")
        group = Group.objects.create(name=f"of {site.pk}")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        right = Permission.objects.get(codename="change_sectionsettings")
        GroupSitePermission.objects.create(group=group, site=site, permission=right)
        user.groups.add(group)
        client = Client()
        client.force_login(user)
        return client

    return make


def test_what_is_entered_is_used_and_is_in_the_audit_log(admin_client: Client, site: Site) -> None:
    answer = admin_client.post(form_of(site), posted("en", "fr", time_zone="Asia/Tokyo", retention_days="30"))
    assert answer.status_code == 302
    section = section_for(Site.objects.get(pk=site.pk), "fr")
    assert (section.name, section.time_zone, section.retention_days) == ("Section fr", "Asia/Tokyo", 30)
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 1


def test_languages_are_offered_by_name(admin_client: Client, site: Site, make_section: MakeSection) -> None:
    make_section(texts={"ar": {"name": "القسم"}})
    row = admin_client.get(form_of(site)).context["form"].formsets["texts"].forms[0]
    assert '<option value="ar" selected>العربية</option>' in str(row["language"])
    assert '<option value="fr">Français</option>' in str(row["language"])


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"retention_days": "0"}, "retention_days"),
        ({"retention_days": "-1"}, "retention_days"),
        ({"retention_days": "99999"}, "retention_days"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"email": "not an address"}, "email"),
    ],
)
def test_faulty_fact_is_refused_beside_its_field(
    admin_client: Client, site: Site, facts: dict[str, str], error: str
) -> None:
    answer = admin_client.post(form_of(site), posted("en", **facts))
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {error}


def test_language_that_comes_twice_is_refused_beside_the_second(admin_client: Client, site: Site) -> None:
    answer = admin_client.post(form_of(site), posted("en", "fr", "en"))
    assert answer.status_code == 200
    errors = [set(row.errors) for row in answer.context["form"].formsets["texts"].forms]
    assert errors == [set(), set(), {"language"}]
    assert "There are texts in this language already." in answer.content.decode()


def test_language_that_is_replaced_is_not_there_twice(
    admin_client: Client, site: Site, make_section: MakeSection
) -> None:
    row = make_section(texts={"en": {"name": "Old"}})
    data = {**posted("en", "en"), "texts-INITIAL_FORMS": 1, "texts-0-id": row.texts.get().pk, "texts-0-DELETE": "on"}
    assert admin_client.post(form_of(site), data).status_code == 302
    assert list(SectionSettings.objects.get().texts.values_list("name", flat=True)) == ["Section en"]


def test_section_of_another_site_is_out_of_reach(site: Site, editor_of: Callable[[Site], Client]) -> None:
    other = Site.objects.create(hostname="other.example", root_page=site.root_page)
    browser = editor_of(other)
    assert browser.post(form_of(other), posted("en")).status_code == 302
    for answer in (browser.get(form_of(site)), browser.post(form_of(site), posted("en", email="a@b.example"))):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/cms/")
    assert not SectionSettings.objects.filter(site=site).exclude(email="").exists()


def test_nobody_without_the_right_gets_in(site: Site) -> None:
    user = User.objects.create_user("none")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    browser = Client()
    browser.force_login(user)
    assert browser.get(form_of(site)).headers["Location"] == "/cms/"
    assert Client().get(form_of(site)).headers["Location"].startswith("/cms/login/")


def test_each_column_has_a_fate() -> None:
    models = apps.get_app_config("urgent_action_section_settings").get_models()
    columns = {model._meta.label: {field.name for field in model._meta.concrete_fields} for model in models}
    assert {label: set(fates) for label, fates in FATES.items()} == columns


def test_check_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_settings_app() == []
    monkeypatch.setattr(apps, "is_installed", lambda name: False)
    assert [message.id for message in check_settings_app()] == ["urgent_action_section_settings.E001"]
