"""Pages that are reverted, copied, aliased, moved, translated, unpublished, deleted: signatures neither lost nor moved."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Site

from tests.conftest import raw_body, sheet_body
from tests.pages.support import edit_url, full_sheet, page_fields, publish
from urgent_action.admin.deletion import KNOWN
from urgent_action.domain.tally import read_tally
from urgent_action.models import ActionRecord, Signature, UrgentActionMixin
from urgent_action.pages.models import SignatureQuestion, UrgentActionIndexPage, UrgentActionPage

pytestmark = pytest.mark.django_db

MakeAction = Callable[..., UrgentActionPage]
FormData = Callable[..., dict[str, str]]


def _sign(client: Client, page: UrgentActionPage, form_data: FormData, **fields: str) -> int:
    return client.post(f"/urgent-action/{page.pk}/sign/", form_data(page, **fields)).status_code


def _tally(page: UrgentActionPage) -> int:
    return read_tally(page.action_key, now=datetime.now(UTC))


def _stop(page: UrgentActionPage) -> datetime:
    instant = datetime.now(UTC) - timedelta(hours=1)
    UrgentActionPage.objects.filter(pk=page.pk).update(stopped_at=instant, stop_reason="He is free.")
    return instant


def test_reverting_to_an_older_revision_does_not_undo_a_stop(
    admin_client: Client, client: Client, make_action: MakeAction
) -> None:
    page = make_action()
    old = page.latest_revision
    page.title = "Kite maker in danger"
    page.save_revision().publish()
    stopped = _stop(page)
    response = admin_client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    assert response.status_code == 200
    fields = page_fields(body=full_sheet(day="2099-12-10"), slug=page.slug, title="Back to the first")
    assert publish(admin_client, edit_url(page), {**fields, "revision": str(old.pk)}).status_code == 302
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert page.title == "Back to the first"
    assert page.stopped_at == stopped
    assert page.stop_reason == "He is free."
    assert 'name="consent"' not in client.get(page.url).content.decode()


def test_saving_what_was_read_before_a_stop_does_not_undo_it(make_action: MakeAction) -> None:
    page = make_action()
    read_before = UrgentActionPage.objects.get(pk=page.pk)
    stopped = _stop(page)
    read_before.save()
    assert read_before.stopped_at == UrgentActionPage.objects.get(pk=page.pk).stopped_at == stopped


def test_only_a_later_deadline_on_the_site_is_an_extension(make_action: MakeAction) -> None:
    page = make_action()
    told = page.closes_at

    def publish_with(body: list[tuple[str, Any]]) -> UrgentActionPage:
        page.body = raw_body(body)
        page.save_revision().publish()
        return UrgentActionPage.objects.get(pk=page.pk)

    assert publish_with(sheet_body(day="2020-01-01")).extended_from is None
    page.body = raw_body(sheet_body(day="2099-01-01"))
    page.save_revision()  # a draft is no promise to anybody
    assert UrgentActionPage.objects.get(pk=page.pk).extended_from is None
    extended = publish_with(sheet_body(day="2099-01-01", zone="Asia/Tokyo"))
    assert extended.extended_from == datetime(2020, 1, 2, tzinfo=UTC) < told
    assert (extended.extended_from_zone, extended.closes_at_zone) == ("UTC", "Asia/Tokyo")


def test_publishing_an_old_revision_by_program_does_not_undo_a_stop(make_action: MakeAction) -> None:
    page = make_action()
    old = page.latest_revision
    stopped = _stop(page)
    old.publish()
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert page.stopped_at == stopped
    assert not page.status_at(datetime.now(UTC)).takes_action


def test_revision_holds_no_signer(client: Client, make_action: MakeAction, form_data: FormData) -> None:
    page = make_action()
    assert _sign(client, page, form_data) == 303
    page = UrgentActionPage.objects.get(pk=page.pk)
    content = str(page.save_revision().content)
    assert "supporter.example" not in content
    assert "Ana Example" not in content


def test_publishing_again_keeps_the_signatures(client: Client, make_action: MakeAction, form_data: FormData) -> None:
    page = make_action()
    assert _sign(client, page, form_data) == 303
    UrgentActionPage.objects.get(pk=page.pk).save_revision().publish()
    page.latest_revision.publish()
    assert Signature.objects.get().page_id == page.pk
    assert _tally(page) == 1


def test_copy_starts_at_zero_and_leaves_the_original_alone(
    admin_client: Client, client: Client, make_action: MakeAction, form_data: FormData
) -> None:
    page = make_action()
    assert _sign(client, page, form_data) == 303
    response = admin_client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {
            "new_title": "Another case",
            "new_slug": "another-case",
            "new_parent_page": str(page.get_parent().pk),
            "publish_copies": "on",
            "copy_subpages": "",
            "alias": "",
        },
    )
    assert response.status_code == 302
    copy = UrgentActionPage.objects.get(slug="another-case")
    assert copy.action_key != page.action_key
    assert (_tally(copy), _tally(page)) == (0, 1)
    assert [str(person) for person in copy.people_at_risk.all()] == [str(p) for p in page.people_at_risk.all()]
    assert _sign(client, copy, form_data) == 303
    assert (_tally(copy), _tally(page)) == (1, 1)
    assert set(Signature.objects.values_list("page_id", "action_key")) == {
        (page.pk, page.action_key),
        (copy.pk, copy.action_key),
    }


def test_copy_of_a_stopped_action_is_not_stopped(make_action: MakeAction) -> None:
    page = make_action()
    _stop(page)
    copy = UrgentActionPage.objects.get(pk=page.pk).copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert copy.stopped_at is None
    assert copy.stop_reason == ""


def test_translation_of_a_stopped_action_is_stopped_too(make_action: MakeAction) -> None:
    page = make_action()
    stopped = _stop(page)
    arabic = Locale.objects.create(language_code="ar")
    translated = UrgentActionPage.objects.get(pk=page.pk).copy_for_translation(arabic, copy_parents=True)
    assert translated.stopped_at == stopped


def test_translation_starts_with_all_of_the_source(make_action: MakeAction) -> None:
    facts = {
        "kind": "update",
        "ua_number": "80/21",
        "countries": ["KE", "FR"],
        "goal": 500,
        "safety_notice": "Take care.",
    }
    page = make_action(**facts)
    page.signature_questions = [SignatureQuestion(label="Which group?")]
    page.save_revision().publish()
    page = UrgentActionPage.objects.get(pk=page.pk)
    french = page.copy_for_translation(Locale.objects.create(language_code="fr"), copy_parents=True)
    translated = UrgentActionPage.objects.get(pk=french.pk)
    for field in UrgentActionMixin._meta.get_fields():
        told = [field.value_to_string(one) for one in (translated, page)]
        if field.name == "body":  # databases keep the keys of JSON in orders of their own
            told = [json.loads(text) for text in told]
        assert told[0] == told[1], field.name
    for children in ("people_at_risk", "signature_questions"):
        keys = [list(getattr(one, children).values_list("translation_key", flat=True)) for one in (page, translated)]
        assert keys[0] == keys[1] != []


def test_alias_shares_the_tally_and_signs_for_its_source(
    client: Client, make_action: MakeAction, form_data: FormData, site: Site
) -> None:
    page = make_action()
    assert _sign(client, page, form_data) == 303
    alias = page.create_alias(parent=site.root_page, update_slug="kite-maker-alias")
    assert client.get(alias.url).status_code == 200
    assert alias.action_key == page.action_key
    assert _tally(alias) == 1
    assert _sign(client, alias, form_data) == 303
    assert Signature.objects.count() == 1
    assert _sign(client, alias, form_data, email="bo@supporter.example") == 303
    assert set(Signature.objects.values_list("page_id", flat=True)) == {page.pk}
    assert _tally(page) == 2


def test_alias_of_an_alias_is_one_of_the_action(
    client: Client, make_action: MakeAction, form_data: FormData, site: Site
) -> None:
    """It follows what both show, and must neither count for itself nor be forgotten when the action is erased."""
    page = make_action()
    alias = page.create_alias(parent=site.root_page, update_slug="alias")
    again = UrgentActionPage.objects.get(pk=alias.create_alias(parent=site.root_page, update_slug="again").pk)
    assert (again.alias_of_id, again.action_key) == (page.pk, page.action_key)
    assert _sign(client, page, form_data) == _sign(client, again, form_data) == 303
    assert [signature.page_id for signature in Signature.objects.all()] == [page.pk]
    page.title = "He is free"
    page.save_revision().publish()
    assert UrgentActionPage.objects.get(pk=again.pk).title == "He is free"


def test_translation_counts_a_person_once(client: Client, make_action: MakeAction, form_data: FormData) -> None:
    page = make_action()
    arabic = Locale.objects.create(language_code="ar")
    translated = page.copy_for_translation(arabic, copy_parents=True)
    translated.save_revision().publish()
    translated.refresh_from_db()
    assert translated.closes_at == page.closes_at
    assert _sign(client, page, form_data) == 303
    assert _sign(client, translated, form_data) == 303
    signature = Signature.objects.get()
    assert signature.language == "en"
    assert _tally(translated) == _tally(page) == 1


def test_moved_page_keeps_its_signatures_and_its_sign_address(
    admin_client: Client, client: Client, make_action: MakeAction, form_data: FormData, site: Site
) -> None:
    page = make_action()
    assert _sign(client, page, form_data) == 303
    old_url = page.url
    response = admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, site.root_page.pk]))
    assert response.status_code == 302
    page = UrgentActionPage.objects.get(pk=page.pk)
    assert page.url != old_url
    assert client.get(page.url).status_code == 200
    assert _sign(client, page, form_data, email="bo@supporter.example") == 303
    assert Signature.objects.filter(page=page).count() == 2
    assert _tally(page) == 2


def test_unpublished_page_keeps_its_signatures_and_takes_no_more(
    client: Client, make_action: MakeAction, form_data: FormData
) -> None:
    page = make_action()
    data = form_data(page)
    assert _sign(client, page, form_data) == 303
    page.unpublish()
    # The example site prefixes languages: Django redirects a 404 to its prefixed address before it answers it.
    refused = client.post(f"/urgent-action/{page.pk}/sign/", {**data, "email": "bo@supporter.example"}, follow=True)
    assert refused.status_code == 404
    assert Signature.objects.get().page_id == page.pk
    UrgentActionPage.objects.get(pk=page.pk).latest_revision.publish()
    assert _tally(page) == 1


@pytest.mark.parametrize("whole_list", [False, True], ids=["page", "its-list"])
def test_deleted_page_leaves_its_signatures_and_their_record(
    admin_client: Client, client: Client, make_action: MakeAction, form_data: FormData, whole_list: bool
) -> None:
    page = make_action(ua_number="80/21")
    assert _sign(client, page, form_data) == 303
    key, address = page.action_key, page.full_url
    doomed = page.get_parent() if whole_list else page
    url = reverse("wagtailadmin_pages:delete", args=[doomed.pk])
    assert admin_client.get(url).status_code == 200
    response = admin_client.post(url, {"confirm_site_name": "Ruritania Solidarity", KNOWN: "on"})
    assert response.status_code == 302
    assert not UrgentActionPage.objects.exists()
    assert UrgentActionIndexPage.objects.exists() is not whole_list
    signature = Signature.objects.get()
    assert signature.page_id is None
    assert signature.action_key == key
    record = ActionRecord.objects.get(pk=key)
    assert (record.title, record.ua_number, record.url) == (page.title, "80/21", address)
    assert read_tally(key, now=datetime.now(UTC)) == 1


def test_deleted_revision_history_changes_no_signature(
    client: Client, make_action: MakeAction, form_data: FormData
) -> None:
    page = make_action()
    assert _sign(client, page, form_data) == 303
    assert Signature.objects.get().revision == page.live_revision_id
    page.save_revision().publish()
    page.revisions.order_by("created_at").first().delete()
    assert Signature.objects.count() == 1
