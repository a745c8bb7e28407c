"""Stopping an action: at once, in every language, whoever is editing it; and undoing a stop."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Locale, Revision

from tests.admin.conftest import logged
from tests.people import CLOSES, DAY, NOW, SECOND, sign_as
from urgent_action.domain.confirmation import confirm
from urgent_action.domain.pages import pages_of_action
from urgent_action.domain.records import ensure_record, refresh_record
from urgent_action.domain.retention import expired_records
from urgent_action.domain.stopping import public_sentence, resume, stop
from urgent_action.enums import Status, StopKind
from urgent_action.exceptions import ActionClosed, LinkInvalid
from urgent_action.models import ActionRecord, Signature
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage
from urgent_action.tokens import Purpose, make_token

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]


def stopped(page: UrgentActionPage, **said: str) -> None:
    stop(page, said, kind=StopKind.SILENCE, now=NOW, by=None)


def fresh(page: UrgentActionPage) -> UrgentActionPage:
    return UrgentActionPage.objects.get(pk=page.pk)


@pytest.fixture
def french(action: UrgentActionPage) -> UrgentActionPage:
    """A draft of the translation."""
    locale, _made = Locale.objects.get_or_create(language_code="fr")
    return action.copy_for_translation(locale, copy_parents=True)


@pytest.fixture
def alias(action: UrgentActionPage, index_page: UrgentActionIndexPage) -> UrgentActionPage:
    """The same page once more, in another place."""
    return action.create_alias(parent=index_page, update_slug="alias")


def test_every_page_of_the_action_is_closed_at_once(
    action: UrgentActionPage, french: UrgentActionPage, alias: UrgentActionPage
) -> None:
    second = alias.create_alias(parent=alias.get_parent(), update_slug="alias-of-the-alias")
    pages = [action, french, alias, second]
    assert all(fresh(page).status_at(NOW).takes_action for page in pages)
    stopped(action, en="Thank you.")
    assert {fresh(page).status_at(NOW) for page in pages} == {Status.STOPPED}
    assert fresh(action).status_at(NOW - SECOND) != Status.STOPPED


def test_another_action_stays_open(action: UrgentActionPage, make_action: MakeAction) -> None:
    other = make_action()
    stopped(action)
    assert fresh(other).stopped_at is None


def test_sentence_is_the_editors_or_the_reasons_in_the_language_of_the_page(
    action: UrgentActionPage, french: UrgentActionPage
) -> None:
    stopped(action, en="  They asked for quiet.  ")
    assert fresh(action).stop_reason == "They asked for quiet."
    assert fresh(french).stop_reason == public_sentence(StopKind.SILENCE, "fr")


@pytest.mark.parametrize("kind", StopKind)
def test_reason_itself_is_never_told_to_the_public(kind: StopKind, action: UrgentActionPage) -> None:
    stop(action, {}, kind=kind, now=NOW, by=None)
    told = fresh(action).stop_reason.casefold()
    assert not any(word in told for word in ("killed", "died", "family", "silence", "asks"))


def test_second_stop_changes_the_sentence_and_not_the_instant(action: UrgentActionPage) -> None:
    stopped(action, en="First.")
    stop(action, {"en": "Second."}, kind=StopKind.OTHER, now=NOW + DAY, by=None)
    page = fresh(action)
    assert (page.stopped_at, page.stop_reason) == (NOW, "Second.")


def test_late_signature_is_refused_and_a_pending_one_can_not_be_confirmed(action: UrgentActionPage) -> None:
    pending = sign_as(action, now=NOW - SECOND)
    token = make_token(Purpose.CONFIRM, pending.pk, now=NOW)
    stopped(action)
    with pytest.raises(ActionClosed):
        sign_as(fresh(action), "bo@supporter.example", now=NOW + SECOND)
    with pytest.raises(LinkInvalid):
        confirm(token, now=NOW + SECOND)
    assert Signature.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_post_to_another_process_right_after_the_stop_is_refused(
    make_action: MakeAction, form_data: Callable[..., dict[str, str]]
) -> None:
    page = make_action()
    data = form_data(page)
    form_page = Client().get(page.url)
    assert form_page.status_code == 200
    stop(page, {}, kind=StopKind.OTHER, now=page.first_published_at, by=None)
    answers: list[int] = []

    def post() -> None:
        try:
            answers.append(Client().post(f"/urgent-action/{page.pk}/sign/", data).status_code)
        finally:
            connection.close()

    other = Thread(target=post)  # with a connection of its own
    other.start()
    other.join()
    assert answers == [409]
    assert not Signature.objects.exists()


@pytest.mark.many_writers
@pytest.mark.django_db(transaction=True)
def test_stop_that_comes_while_a_page_is_published_is_not_lost(
    action: UrgentActionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever publishes has read the page as not stopped, and is about to write it so."""

    def stop_it() -> None:
        stopped(fresh(action))
        connection.close()

    stopper, settle = Thread(target=stop_it), UrgentActionPage.settle_standing

    def settle_and_stop(page: UrgentActionPage) -> None:
        settle(page)
        if stopper.ident is None:
            stopper.start()
            stopper.join(1)  # it waits for the row, or is done

    monkeypatch.setattr(UrgentActionPage, "settle_standing", settle_and_stop)
    action.save_revision().publish()
    stopper.join(10)
    assert fresh(action).stopped_at == NOW


def test_retention_counts_from_the_stop(action: UrgentActionPage) -> None:
    ensure_record(action)
    stopped(action)
    assert ActionRecord.objects.get().closes_at == NOW
    fresh(action).save_revision().publish()  # as when an outcome is linked, or a typo corrected
    assert ActionRecord.objects.get().closes_at == NOW
    assert expired_records(now=NOW + 180 * DAY) == [ActionRecord.objects.get()]


def test_action_that_had_closed_before_keeps_its_end(action: UrgentActionPage) -> None:
    ensure_record(action)
    stop(action, {}, kind=StopKind.OTHER, now=CLOSES + DAY, by=None)
    assert ActionRecord.objects.get().closes_at == CLOSES


def test_draft_that_somebody_has_open_neither_hinders_nor_undoes_it(action: UrgentActionPage) -> None:
    draft = fresh(action)
    draft.title = "Half a headline"
    revision = draft.save_revision()
    stopped(action)
    page = fresh(action)
    assert (page.latest_revision_id, page.has_unpublished_changes, page.title) == (revision.pk, True, action.title)
    Revision.objects.get(pk=revision.pk).publish()
    page = fresh(action)
    assert (page.title, page.stopped_at) == ("Half a headline", NOW)


def test_record_keeps_the_stop_of_a_page_that_was_read_before_it(action: UrgentActionPage) -> None:
    ensure_record(action)
    page = fresh(action)
    stopped(action)
    refresh_record(page)
    assert ActionRecord.objects.get().closes_at == NOW


def test_undoing_a_stop_leaves_the_deadline_to_decide(action: UrgentActionPage, french: UrgentActionPage) -> None:
    ensure_record(action)
    stopped(action)
    resume(action, by=None)
    for page in (fresh(action), fresh(french)):
        assert (page.stopped_at, page.stop_reason) == (None, "")
    assert fresh(action).status_at(NOW).takes_action
    assert ActionRecord.objects.get().closes_at == CLOSES


def test_audit_log_has_the_reason_on_every_page(action: UrgentActionPage, french: UrgentActionPage) -> None:
    stopped(action, en="Quiet, please.")
    resume(action, by=None)
    entries = logged("urgent_action.stop")
    assert sorted(entry["data"]["kind"] for entry in entries) == ["silence", "silence"]
    assert "Quiet, please." in {entry["data"]["sentence"] for entry in entries}
    assert len(logged("urgent_action.resume")) == 2


def test_front_end_caches_forget_the_pages_and_the_lists_above(
    action: UrgentActionPage,
    alias: UrgentActionPage,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    monkeypatch.setattr(apps, "is_installed", lambda name: name == "wagtail.contrib.frontend_cache")
    purged: set[str] = set()
    monkeypatch.setattr(PurgeBatch, "purge", lambda batch: purged.update(batch.urls))
    with django_capture_on_commit_callbacks(execute=True):
        stopped(action)
        assert purged == set()
    above = [page.full_url for page in action.get_ancestors().filter(depth__gt=1)]
    assert purged == {action.full_url, alias.full_url, *above}


def test_pages_of_an_action_are_found_from_each_of_them(
    action: UrgentActionPage, french: UrgentActionPage, alias: UrgentActionPage
) -> None:
    assert [page.pk for page in pages_of_action(alias.action_key)] == [action.pk, french.pk, alias.pk]
