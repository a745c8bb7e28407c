"""Stopping from the admin: the dialog, what the public sees after it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.factories import in_language
from tests.pages.support import edit_url, full_sheet, page_fields, publish
from urgent_action.admin.access import Right
from urgent_action.domain.stopping import public_sentence
from urgent_action.enums import StopKind
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

LogIn = Callable[..., Client]
MakeAction = Callable[..., UrgentActionPage]


def url(name: str, page: UrgentActionPage) -> str:
    return reverse(f"urgent_action_admin:{name}", args=[page.pk])


def stop(client: Client, page: UrgentActionPage, **said: str) -> Any:
    return client.post(url("stop", page), {"kind": "silence", **said})


def test_public_page_is_closed_and_says_the_sentence_and_not_the_reason(
    admin_client: Client, client: Client, make_action: MakeAction, form_data: Callable[..., dict[str, str]]
) -> None:
    page = make_action()
    data = form_data(page)
    assert 'name="consent"' in client.get(page.url).text
    answer = stop(admin_client, page, sentence_en="Please be patient.")
    assert answer.url == url("stopped", page)
    html = client.get(page.url).text
    assert "This action was stopped on" in html
    assert "Please be patient." in html
    assert 'name="consent"' not in html
    assert "mailto:" not in html
    assert str(StopKind.SILENCE.label) not in html
    assert client.post(f"/urgent-action/{page.pk}/sign/", data).status_code == 409


def test_dialog_tells_beforehand_what_will_happen(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    html = admin_client.get(url("stop", page)).text
    assert "in every language" in html
    assert all(str(kind.label) in html for kind in StopKind)
    assert public_sentence(StopKind.RELEASED, "en") in html


def test_page_afterwards_says_what_to_do_next(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    html = admin_client.get(stop(admin_client, page).url).text
    assert f"{url('next_sheet', page)}?kind=outcome" in html
    assert reverse("urgent_action_updates_admin:mail", args=[page.pk]) in html
    assert "social media" in html
    assert "sections" in html
    assert "printed sheets" in html


def test_other_sheets_of_the_case_that_are_open_are_to_be_stopped_as_well(
    admin_client: Client, make_action: MakeAction
) -> None:
    page = make_action(ua_number="80/21")
    further = make_action(ua_number="UA 080/21", kind="further_information", title="Still open")
    for changed in ({"closes_in": timedelta(days=-1)}, {"publish": False}, {"kind": "outcome"}):
        make_action(ua_number="80/21", title="Asks for nothing", **changed)
    make_action(ua_number="81/21", title="Another case")
    html = admin_client.get(stop(admin_client, page).url).text
    assert f'href="{url("stop", further)}"' in html
    assert "Still open" in html
    assert "Asks for nothing" not in html
    assert "Another case" not in html
    stop(admin_client, further)
    assert "Still open" not in admin_client.get(url("stopped", page)).text


def test_sheet_that_follows_is_named_after_a_stop_by_way_of_an_alias(
    admin_client: Client, make_action: MakeAction
) -> None:
    page = make_action()
    further = make_action(kind="further_information", previous_action=page)
    alias = page.create_alias(update_slug="alias")
    assert f'href="{url("stop", further)}"' in admin_client.get(stop(admin_client, alias).url).text


def test_steps_are_those_that_the_user_may_do(log_in: LogIn, make_action: MakeAction) -> None:
    page = make_action()
    client = log_in(Right.STOP, may_change=page)
    html = client.get(stop(client, page).url).text
    assert "kind=outcome" not in html
    assert "mail-update" not in html


def test_stop_without_a_reason_is_asked_for_one(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    answer = admin_client.post(url("stop", page), {"sentence_en": "Kept."})
    assert answer.status_code == 422
    assert "Kept." in answer.text
    assert UrgentActionPage.objects.get(pk=page.pk).stopped_at is None


def test_stop_can_be_worded_anew_and_undone(admin_client: Client, client: Client, make_action: MakeAction) -> None:
    page = make_action()
    stop(admin_client, page, sentence_en="Frist sentence.")
    asked_anew = admin_client.get(url("stop", page)).text
    assert "Frist sentence." in asked_anew
    assert ".m.." not in asked_anew, "a time of day in English ends with a full stop of its own"
    stop(admin_client, page, sentence_en="First sentence.")
    assert "First sentence." in client.get(page.url).text
    assert admin_client.post(url("resume", page)).status_code == 302
    assert 'name="consent"' in client.get(page.url).text
    assert admin_client.get(url("stopped", page)).url == url("stop", page)


def test_every_language_is_stopped_and_those_out_of_reach_are_counted_and_not_named(
    log_in: LogIn, client: Client, make_action: MakeAction
) -> None:
    page = make_action()
    french = in_language(page, "fr", title="Cerf-volant secret")
    editor = log_in(Right.STOP, may_change=page)
    html = editor.get(url("stop", page)).text
    assert "1 more page that you do not work with" in html
    assert "Cerf-volant secret" not in html
    stop(editor, page, sentence_fr="Merci.")
    html = client.get(UrgentActionPage.objects.get(pk=french.pk).url).text
    assert "Merci." in html
    assert 'name="consent"' not in html


def test_wording_a_stop_anew_leaves_what_the_public_reads_in_other_languages(
    log_in: LogIn, admin_client: Client, make_action: MakeAction
) -> None:
    page = make_action()
    in_language(page, "fr")
    stop(admin_client, page, sentence_en="Frist sentence.", sentence_fr="La famille demande le silence.")
    editor = log_in(Right.STOP, may_change=page)
    fields = BeautifulSoup(editor.get(url("stop", page)).text, "html.parser").select("textarea[name^=sentence_]")
    said = {str(field["name"]): field.text.strip() for field in fields}
    stop(editor, page, **{**said, "sentence_en": "First sentence."})
    told = {one.locale.language_code: one.stop_reason for one in UrgentActionPage.objects.all()}
    assert told == {"en": "First sentence.", "fr": "La famille demande le silence."}


def test_lock_of_somebody_else_does_not_keep_an_action_open(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    page.locked, page.locked_by = True, User.objects.create_user("other")
    page.save()
    assert stop(admin_client, page).status_code == 302
    assert UrgentActionPage.objects.get(pk=page.pk).stopped_at is not None


def test_editor_that_was_open_before_the_stop_does_not_undo_it(
    admin_client: Client, client: Client, make_action: MakeAction
) -> None:
    page = make_action()
    admin_client.get(edit_url(page))
    stop(admin_client, page)
    fields = page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug, title="Edited meanwhile")
    autosave = admin_client.post(edit_url(page), fields, headers={"accept": "application/json"})
    assert autosave.status_code == 200
    assert publish(admin_client, edit_url(page), fields).status_code == 302
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert (page.title, page.stopped_at is None) == ("Edited meanwhile", False)
    assert 'name="consent"' not in client.get(page.url).text
