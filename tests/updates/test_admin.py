"""Mailing an update from the admin: who may, what they are shown, and that it is sent once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from tests.admin.conftest import log_in, logged  # noqa: F401  a fixture
from urgent_action.admin.leftovers import find_leftovers
from urgent_action.domain.pages import pages_of_action
from urgent_action.names import NameMatcher
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.updates.domain.writing import Text
from urgent_action.updates.models import Update

from .conftest import Asked, started

pytestmark = pytest.mark.django_db

RIGHT = "urgent_action_updates.mail_update"
KEY = "6d3f1b9e-7c7b-4f39-9d55-1f6f5f0c9a11"
LogIn = Callable[..., Client]


def url(page: Any) -> str:
    return f"/cms/urgent-action/updates/{page.pk}/mail-update/"


@pytest.fixture
def editor(log_in: LogIn, page: UrgentActionPage) -> Client:  # noqa: F811
    """Somebody who may mail updates about the page."""
    return log_in(RIGHT, may_change=page)


def written(**more: str) -> dict[str, str]:
    """What the form sends."""
    return {"key": KEY, "subject_en": "News", "body_en": "He is free.", **more}


def test_form_suggests_words_in_the_language_of_the_page(editor: Client, page: UrgentActionPage) -> None:
    answer = editor.get(url(page))
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form.languages == ["en"]
    assert page.title in form["subject_en"].initial
    assert f"“{page.title}”" in form["body_en"].initial


def test_form_asks_for_every_language_of_the_action(
    editor: Client, page: UrgentActionPage, arabic: UrgentActionPage
) -> None:
    form = editor.get(url(page)).context["form"]
    assert form.languages == ["en", "ar"]
    assert form.fields["body_ar"].widget.attrs["dir"] == "rtl"
    assert not form.fields["body_ar"].required


def test_suggestion_says_that_the_action_has_ended(
    log_in: LogIn,  # noqa: F811
    make_action: Callable[..., UrgentActionPage],
) -> None:
    page = make_action(kind="outcome")
    form = log_in(superuser=True).get(url(page)).context["form"]
    assert "has ended" in form["body_en"].initial


def test_suggestion_names_the_further_sheet_which_links_back(
    editor: Client,
    page: UrgentActionPage,
    make_action: Callable[..., UrgentActionPage],
    log_in: LogIn,  # noqa: F811
) -> None:
    further = make_action(title="Kite maker free", slug="free", kind="outcome", previous_action=page)
    body = editor.get(url(page)).context["form"]["body_en"].initial
    assert "Kite maker free" in body
    assert further.get_full_url() in body
    assert url(page) in log_in(superuser=True).get(url(further)).content.decode()


def test_nothing_is_sent_before_it_was_looked_at(editor: Client, page: UrgentActionPage, asked: Asked) -> None:
    asked("a@supporter.example")
    asked("b@supporter.example")
    answer = editor.post(url(page), written())
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Mail this to 2 people?" in shown
    assert "He is free." in shown
    assert "supporter" not in shown
    assert not Update.objects.exists()


def test_sending_mails_and_is_logged(
    editor: Client, page: UrgentActionPage, asked: Asked, django_capture_on_commit_callbacks: Any
) -> None:
    asked(confirmed_at=timezone.now() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        answer = editor.post(url(page), written(send="1"))
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/cms/pages/{page.pk}/edit/"
    assert [message.subject for message in mail.outbox] == ["News"]
    user = User.objects.get()
    assert Update.objects.get().created_by == user
    assert logged("urgent_action_updates.mail") == [
        {"label": page.title, "data": {"update": KEY, "recipients": 1}, "user": user.pk}
    ]


def test_sending_twice_mails_once(
    editor: Client, page: UrgentActionPage, asked: Asked, django_capture_on_commit_callbacks: Any
) -> None:
    asked(confirmed_at=timezone.now() - timedelta(days=1))
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(url(page), written(send="1"))
        answer = editor.post(url(page), written(send="1"), follow=True)
    assert "under way already" in answer.content.decode()
    assert len(mail.outbox) == Update.objects.count() == 1
    assert len(logged("urgent_action_updates.mail")) == 1


def test_nobody_to_mail_is_said_and_not_sent(editor: Client, page: UrgentActionPage) -> None:
    answer = editor.post(url(page), written(send="1"))
    assert "Nobody would get this" in answer.content.decode()
    assert not Update.objects.exists()


def test_text_can_be_changed_again(editor: Client, page: UrgentActionPage, asked: Asked) -> None:
    asked()
    answer = editor.post(url(page), written(change="1"))
    assert answer.context["form"]["body_en"].value() == "He is free."
    assert not Update.objects.exists()


@pytest.mark.parametrize(
    ("fault", "field"),
    [
        ({"subject_en": ""}, "subject_en"),
        ({"body_en": " "}, "body_en"),
        ({"subject_en": "x" * 201}, "subject_en"),
        ({"key": "nonsense"}, "key"),
        ({"subject_ar": "أخبار"}, "body_ar"),
        ({"body_ar": "أخبار"}, "subject_ar"),
    ],
)
def test_faulty_text_is_shown_again_and_not_sent(
    editor: Client, page: UrgentActionPage, arabic: UrgentActionPage, asked: Asked, fault: dict[str, str], field: str
) -> None:
    asked()
    answer = editor.post(url(page), written(send="1", **fault))
    assert answer.context["form"].errors.keys() == {field}
    assert not Update.objects.exists()


def test_earlier_updates_are_shown(editor: Client, page: UrgentActionPage, asked: Asked, client: Client) -> None:
    asked()
    editor.post(url(page), written(send="1"))
    shown = editor.get(url(page)).content.decode()
    assert "Mailed before" in shown
    assert "“News” – sent to 0 people (under way)" in shown


def refused(browser: Client, page: Any) -> bool:
    """Whether somebody is turned away from the view in every way, with nothing of the page in the answer."""
    answers = [browser.get(url(page)), browser.post(url(page), written()), browser.post(url(page), written(send="1"))]
    return all(answer.status_code == 302 and page.title not in answer.content.decode() for answer in answers)


def test_both_rights_are_needed(
    log_in: LogIn,  # noqa: F811
    page: UrgentActionPage,
    make_action: Callable[..., UrgentActionPage],
    asked: Asked,
) -> None:
    asked()
    other = make_action()
    assert refused(Client(), page)
    assert refused(log_in(), page)
    assert refused(log_in(RIGHT), page)
    assert refused(log_in(may_change=page), page)
    assert refused(log_in(RIGHT, may_change=other), page)
    assert not refused(log_in(RIGHT, may_change=page), page)
    assert not refused(log_in(superuser=True), page)


def test_other_pages_have_no_such_view(log_in: LogIn, index_page: UrgentActionIndexPage) -> None:  # noqa: F811
    browser = log_in(superuser=True)
    assert browser.get(url(index_page), follow=True).status_code == 404
    assert browser.get("/cms/urgent-action/updates/999999/mail-update/", follow=True).status_code == 404


def test_button_is_there_for_those_who_may(
    log_in: LogIn,  # noqa: F811
    page: UrgentActionPage,
) -> None:
    edit, listing = f"/cms/pages/{page.pk}/edit/", f"/cms/pages/{page.get_parent().pk}/"
    may, may_not = log_in(RIGHT, may_change=page.get_parent()), log_in(may_change=page.get_parent())
    for address in (edit, listing):
        assert url(page) in may.get(address).content.decode()
        assert url(page) not in may_not.get(address).content.decode()
    assert "mail-update" not in may.get(f"/cms/pages/{Page.objects.get(depth=2).pk}/edit/").content.decode()


def test_right_stands_in_the_editor_of_groups(log_in: LogIn) -> None:  # noqa: F811
    page = log_in(superuser=True).get("/cms/groups/new/").content.decode()
    right = Permission.objects.get(codename="mail_update")
    assert f'value="{right.pk}"' in page
    assert "Can mail updates to signers" in page


def test_redaction_tells_of_updates_that_were_sent(page: UrgentActionPage, arabic: UrgentActionPage) -> None:
    started(page, body="Ilyas Verne is free.", ar=Text("خبر", "هو حر"))
    pages = pages_of_action(page.action_key)
    [told] = [left.where for left in find_leftovers(pages, NameMatcher("Ilyas Verne")) if "mailed on" in left.where]
    assert told.endswith("(en)")
    assert not [left for left in find_leftovers(pages, NameMatcher("Ana Example")) if "mailed on" in left.where]


def test_alias_gives_nobody_the_signers_of_the_page_that_it_follows(
    log_in: LogIn,  # noqa: F811
    page: UrgentActionPage,
    asked: Asked,
    site: Any,
) -> None:
    asked()
    elsewhere = UrgentActionIndexPage(title="Elsewhere", slug="elsewhere")
    site.root_page.add_child(instance=elsewhere)
    alias = page.create_alias(parent=elsewhere, update_slug="alias")
    assert log_in(RIGHT, may_change=elsewhere).post(url(alias), written(send="1")).status_code == 302
    assert not Update.objects.exists()
    both = log_in(RIGHT, may_change=site.root_page)
    assert both.get(url(alias)).status_code == 200
