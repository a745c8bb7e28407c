"""Consent statements in the admin."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from wagtail.models import Site

from urgent_action.domain.consent import current_statement, write_statement
from urgent_action.models import ConsentStatement

from .conftest import logged

LIST = "/cms/urgent-action/consent/"
NEW = f"{LIST}new/"
VIEW, ADD = "urgent_action.view_consentstatement", "urgent_action.add_consentstatement"

LogIn = Callable[..., Client]


@pytest.fixture
def statement(site: Site) -> ConsentStatement:
    """A version in force."""
    return write_statement("I agree to the first words.", site=site, language="en", now=timezone.now())


def inspect_url(statement: ConsentStatement) -> str:
    return f"{LIST}inspect/{statement.pk}/"


def test_list_shows_versions_with_site_language_and_dates(
    log_in: LogIn, site: Site, statement: ConsentStatement
) -> None:
    write_statement("I agree to the second words.", site=site, language="en", now=timezone.now())
    page = log_in(VIEW).get(LIST).content.decode()
    assert "I agree to the first words." in page
    assert "I agree to the second words." in page
    assert "Replaced at" in page
    assert "English" in [cell.get_text(strip=True) for cell in BeautifulSoup(page, "html.parser").select("td")]
    assert page.count(inspect_url(statement)) >= 1


def test_list_links_to_no_view_that_changes_anything(log_in: LogIn, statement: ConsentStatement) -> None:
    browser = log_in(superuser=True)
    for address in (LIST, f"{LIST}results/", inspect_url(statement)):
        answer = browser.get(address)
        assert answer.status_code == 200
        page = answer.content.decode()
        assert f"{LIST}edit/" not in page
        assert f"{LIST}delete/" not in page


def test_inspect_shows_the_whole_text(log_in: LogIn, statement: ConsentStatement) -> None:
    page = log_in(VIEW).get(inspect_url(statement)).content.decode()
    assert "I agree to the first words." in page
    assert str(statement.pk) in page


@pytest.mark.parametrize("view", ["edit", "delete", "copy", "history", "usage"])
def test_there_is_no_url_to_change_a_version(log_in: LogIn, statement: ConsentStatement, view: str) -> None:
    browser = log_in(superuser=True)
    assert browser.get(f"{LIST}{view}/{statement.pk}/", follow=True).status_code == 404
    assert browser.post(f"{LIST}{view}/{statement.pk}/", follow=True).status_code == 404


def test_new_version_comes_into_force(log_in: LogIn, site: Site, statement: ConsentStatement) -> None:
    answer = log_in(ADD).post(NEW, {"site": site.pk, "language": "en", "text": "I agree to new words."})
    assert answer.status_code == 302
    assert answer.headers["Location"] == LIST
    assert current_statement(site, "en").text == "I agree to new words."
    statement.refresh_from_db()
    assert statement.replaced_at is not None
    assert statement.text == "I agree to the first words."


def test_new_version_in_one_language_leaves_the_other(log_in: LogIn, site: Site, statement: ConsentStatement) -> None:
    log_in(ADD).post(NEW, {"site": site.pk, "language": "ar", "text": "أوافق."})
    assert current_statement(site, "ar").text == "أوافق."
    assert current_statement(site, "en").text == statement.text


def test_new_version_is_logged_without_anything_personal(log_in: LogIn, site: Site) -> None:
    log_in(ADD).post(NEW, {"site": site.pk, "language": "en", "text": "I agree to new words."})
    user = User.objects.get()
    assert logged("urgent_action.write_consent") == [
        {"label": "I agree to new words.", "data": {"language": "en"}, "user": user.pk}
    ]


@pytest.mark.parametrize(
    ("field", "value"), [("text", " "), ("language", "pt"), ("language", ""), ("site", ""), ("site", "999999")]
)
def test_faulty_version_is_refused(log_in: LogIn, site: Site, field: str, value: str) -> None:
    data = {"site": str(site.pk), "language": "en", "text": "I agree.", field: value}
    answer = log_in(ADD).post(NEW, data)
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {field}
    assert not ConsentStatement.objects.exists()


def test_form_offers_the_languages_of_the_content(log_in: LogIn, site: Site) -> None:
    form = log_in(ADD).get(NEW).context["form"]
    assert [code for code, _name in form.fields["language"].choices] == ["en", "ar", "de", "es", "fr"]
    assert form.initial.get("site", form.fields["site"].initial) == site


@pytest.mark.parametrize("address", [LIST, f"{LIST}results/", NEW])
def test_nobody_without_a_right_gets_in(log_in: LogIn, site: Site, address: str) -> None:
    assert log_in().get(address).status_code == 302
    assert log_in().get(address).headers["Location"] == "/cms/"
    assert Client().get(address).headers["Location"].startswith("/cms/login/")


def test_inspect_needs_a_right(log_in: LogIn, statement: ConsentStatement) -> None:
    answer = log_in().get(inspect_url(statement))
    assert answer.status_code == 302
    assert "first words" not in answer.content.decode()


def test_who_may_only_view_writes_nothing(log_in: LogIn, site: Site) -> None:
    browser = log_in(VIEW)
    assert browser.get(NEW).status_code == 302
    assert browser.post(NEW, {"site": site.pk, "language": "en", "text": "Mine."}).status_code == 302
    assert not ConsentStatement.objects.exists()
    assert NEW not in browser.get(LIST).content.decode()


def test_unknown_version_is_404(log_in: LogIn, site: Site) -> None:
    assert log_in(VIEW).get(f"{LIST}inspect/{uuid4()}/", follow=True).status_code == 404


def test_rights_stand_in_the_editor_of_groups(log_in: LogIn) -> None:
    page = log_in(superuser=True).get("/cms/groups/new/").content.decode()
    assert "Consent statement" in page
    from django.contrib.auth.models import Permission

    kinds = Permission.objects.filter(content_type__app_label="urgent_action", content_type__model="consentstatement")
    assert set(kinds.values_list("codename", flat=True)) == {"add_consentstatement", "view_consentstatement"}
    for permission in kinds:
        assert f'value="{permission.pk}"' in page


def test_menu_shows_statements_only_to_those_who_may_see_them(log_in: LogIn, site: Site) -> None:
    assert LIST in log_in(VIEW).get("/cms/").content.decode()
    assert LIST not in log_in().get("/cms/").content.decode()
