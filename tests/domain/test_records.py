"""Records: what stays known of an action when its pages change or go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DataError, transaction

from tests.factories import in_arabic
from urgent_action.domain.records import ensure_record, refresh_record
from urgent_action.models import ActionRecord
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

MakeAction = Callable[..., UrgentActionPage]


def facts_of(record: ActionRecord) -> dict[str, str]:
    """What the record holds of the page."""
    return {name: getattr(record, name) for name in ("title", "ua_number", "index_number", "url")}


def test_record_is_made_when_an_action_is_published(make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held", ua_number="UA 080/31", index_number="AFR 99/0123/2031")
    record = ActionRecord.objects.get()
    assert record.action_key == page.action_key
    assert facts_of(record) == {
        "title": "Kite maker held",
        "ua_number": "UA 080/31",
        "index_number": "AFR 99/0123/2031",
        "url": page.get_full_url(),
    }
    assert record.counted == 0


def test_record_is_not_made_for_a_draft_or_another_page(make_action: MakeAction) -> None:
    make_action(publish=False)
    assert ActionRecord.objects.count() == 0


def test_record_follows_what_is_published(make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held")
    page.title, page.slug = "Kite maker freed", "kite-maker-freed"
    page.save_revision()
    assert ActionRecord.objects.get().title == "Kite maker held"
    page.latest_revision.publish()
    page.refresh_from_db()
    assert facts_of(ActionRecord.objects.get())["title"] == "Kite maker freed"
    assert facts_of(ActionRecord.objects.get())["url"] == page.get_full_url()


def test_record_keeps_its_count_when_refreshed(make_action: MakeAction) -> None:
    page = make_action()
    until = datetime(2031, 5, 4, tzinfo=UTC)
    ActionRecord.objects.update(counted=42, counted_until=until)
    refresh_record(page)
    assert ActionRecord.objects.values_list("counted", "counted_until").get() == (42, until)


def test_ensure_record_makes_one_and_leaves_an_existing_one(make_action: MakeAction) -> None:
    page = make_action(publish=False)
    ensure_record(page)
    ActionRecord.objects.update(title="As it was", counted=42)
    ensure_record(page)
    assert ActionRecord.objects.values_list("action_key", "title", "counted").get() == (
        page.action_key,
        "As it was",
        42,
    )


def test_ensure_record_of_a_known_action_is_one_query(make_action: MakeAction, django_assert_num_queries: Any) -> None:
    page = make_action()
    with django_assert_num_queries(1):
        ensure_record(page)


def test_record_is_one_for_all_languages(make_action: MakeAction) -> None:
    page = make_action(title="Kite maker held")
    translated = in_arabic(page, title="صانع طائرات ورقية")
    facts = facts_of(ActionRecord.objects.get())
    assert (facts["title"], facts["url"]) == ("Kite maker held", page.get_full_url())
    page.unpublish()
    translated.save_revision().publish()
    facts = facts_of(ActionRecord.objects.get())
    assert (facts["title"], facts["url"]) == ("صانع طائرات ورقية", translated.get_full_url())


def test_record_is_one_for_a_page_and_its_alias(make_action: MakeAction) -> None:
    page = make_action()
    alias = page.create_alias(update_slug="alias")
    ensure_record(alias)
    assert alias.translation_key != page.translation_key
    assert ActionRecord.objects.get().action_key == page.action_key == alias.action_key


def test_record_of_a_copy_is_another(make_action: MakeAction) -> None:
    page = make_action()
    copied = page.copy(update_attrs={"slug": "copy", "title": "Copy"})
    assert copied.action_key != page.action_key
    assert ActionRecord.objects.get(pk=page.action_key).title == page.title


def test_record_outlives_its_pages(make_action: MakeAction) -> None:
    page = make_action()
    key, facts = page.action_key, facts_of(ActionRecord.objects.get())
    page.delete()
    assert facts_of(ActionRecord.objects.get(pk=key)) == facts


def test_record_takes_the_longest_title_and_address(make_action: MakeAction, index_page: UrgentActionIndexPage) -> None:
    index_page.slug = "i" * 255
    index_page.save()
    page = make_action(title="t" * 255, slug="s" * 255, ua_number="8" * 40, index_number="9" * 60)
    record = ActionRecord.objects.get(pk=page.action_key)
    record.full_clean()
    assert facts_of(record) == {
        "title": "t" * 255,
        "ua_number": "8" * 40,
        "index_number": "9" * 60,
        "url": page.get_full_url(),
    }


@pytest.mark.not_on("sqlite", "it knows no length of a text")
@pytest.mark.parametrize("keep", [ensure_record, refresh_record])
def test_record_is_not_cut_in_silence(keep: Callable[[UrgentActionPage], None], make_action: MakeAction) -> None:
    page = make_action(publish=False)
    page.title = "t" * 256
    with pytest.raises(DataError), transaction.atomic():
        keep(page)
    assert ActionRecord.objects.count() == 0


@pytest.mark.django_db
def test_record_is_named_by_its_title() -> None:
    assert str(ActionRecord(title="Kite maker held")) == "Kite maker held"
