"""Extending from the admin: what the dialog asks, what it refuses, and what the public reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import in_language
from tests.pages.support import edit_url, full_sheet, page_fields
from urgent_action.domain import extending
from urgent_action.domain.stopping import stop
from urgent_action.enums import StopKind
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


def url(page: UrgentActionPage) -> str:
    return reverse("urgent_action_admin:extend", args=[page.pk])


def extend(client: Client, page: UrgentActionPage, **said: Any) -> Any:
    return client.post(url(page), {"date": "2099-12-10", "time": "", "zone": "UTC", **said})


def closes(page: UrgentActionPage) -> str:
    return UrgentActionPage.objects.get(pk=page.pk).closes_at.isoformat()


def test_public_page_tells_from_when_it_was_extended(
    admin_client: Client, client: Client, make_action: MakeAction
) -> None:
    from tests.conftest import sheet_body

    page = make_action(body=sheet_body(day="2099-05-01"))
    assert "Extended from" not in client.get(page.url).text
    assert extend(admin_client, page).status_code == 302
    html = client.get(page.url).text
    assert "Extended from the end of 1 May 2099 (UTC)" in html
    assert "the end of 10 December 2099" in html


def test_dialog_starts_with_the_zone_of_the_deadline(admin_client: Client, make_action: MakeAction) -> None:
    from tests.conftest import sheet_body

    page = make_action(body=sheet_body(day="2099-05-01", zone="Asia/Tokyo"))
    form = admin_client.get(url(page)).context["form"]
    assert form["zone"].initial == "Asia/Tokyo" or form.initial["zone"] == "Asia/Tokyo"
    assert list(form.fields) == ["date", "time", "zone"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"date": "2021-01-01"}, "date"),
        ({"date": ""}, "date"),
        ({"date": "03/04/2099"}, "date"),
        ({"time": "25:99"}, "time"),
        ({"date": "2099-03-29", "time": "02:30", "zone": "Europe/Berlin"}, "time"),
        ({"zone": "Mars/Olympus"}, "zone"),
    ],
)
def test_mistake_is_told_beside_its_field_and_nothing_is_published(
    admin_client: Client, make_action: MakeAction, said: dict[str, str], field: str
) -> None:
    page = make_action()
    before = closes(page)
    answer = extend(admin_client, page, **said)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert closes(page) == before


def test_closed_action_is_opened_again_only_on_purpose(
    admin_client: Client, client: Client, make_action: MakeAction
) -> None:
    page = make_action(closes_in=timedelta(days=-2))
    assert "opens it again" in admin_client.get(url(page)).text
    assert extend(admin_client, page).status_code == 422
    assert 'name="consent"' not in client.get(page.url).text
    assert extend(admin_client, page, reopen="on").status_code == 302
    assert 'name="consent"' in client.get(page.url).text


def test_translations_are_extended_with_it_unless_unticked(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    french = in_language(page, "fr")
    form = admin_client.get(url(page)).context["form"]
    assert form.fields["translations"].initial == [french.pk]
    before = closes(french)
    extend(admin_client, page)
    assert closes(french) == before
    extend(admin_client, page, date="2099-12-11", translations=[french.pk])
    assert closes(french) == closes(page) == "2099-12-12T00:00:00+00:00"


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_extending_and_stopping_at_the_same_moment_do_not_wait_for_each_other(
    admin_client: Client, make_action: MakeAction, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_action()
    french = in_language(page, "fr")
    failures: list[Exception] = []

    def stop_it() -> None:
        try:
            stop(page, {}, kind=StopKind.OTHER, now=timezone.now(), by=None)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    other = Thread(target=stop_it)

    def extend_slowly(*args: Any, **kwargs: Any) -> None:
        extending.extend(*args, **kwargs)
        if other.ident is None:
            other.start()
            other.join(timeout=1)

    monkeypatch.setattr("urgent_action.admin.extending.extend", extend_slowly)
    answer = extend(admin_client, french, translations=[page.pk])  # the newer page first
    other.join()
    assert (answer.status_code, failures) == (302, [])
    stopped = UrgentActionPage.objects.exclude(stopped_at=None)
    assert set(stopped.values_list("pk", flat=True)) == {page.pk, french.pk}


def test_page_that_is_no_translation_is_not_extended_by_its_id(admin_client: Client, make_action: MakeAction) -> None:
    page, other = make_action(), make_action()
    before = closes(other)
    extend(admin_client, page, translations=[other.pk])
    assert closes(other) == before


def test_page_that_somebody_locked_is_not_published(log_in: Any, make_action: MakeAction) -> None:
    page = make_action()
    client = log_in(may_change=page)
    before = closes(page)
    page.locked, page.locked_by = True, User.objects.create_user("other")
    page.save()
    assert "This page is locked." in extend(client, page).text
    assert closes(page) == before


def test_stopped_action_is_refused_in_words(admin_client: Client, make_action: MakeAction) -> None:
    page = make_action()
    admin_client.post(reverse("urgent_action_admin:stop", args=[page.pk]), {"kind": "other"})
    answer = extend(admin_client, page)
    assert "This action was stopped." in answer.text
    assert UrgentActionPage.objects.get(pk=page.pk).extended_from is None


def test_editor_that_was_open_before_is_told_of_the_newer_version(
    admin_client: Client, make_action: MakeAction
) -> None:
    page = make_action()
    draft = UrgentActionPage.objects.get(pk=page.pk)
    draft.title = "Draft"
    opened = draft.save_revision()
    assert extend(admin_client, page).status_code == 302
    fields = page_fields(body=full_sheet(day="2099-05-01"), slug=page.slug)
    fields |= {"loaded_revision_id": str(opened.pk), "loaded_revision_created_at": opened.created_at.isoformat()}
    answer = admin_client.post(edit_url(page), fields, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
