"""What was entered reaches pages, forms, mails, new sheets and retention."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from urgent_action.domain.consent import current_statement
from urgent_action.domain.retention import expired_records
from urgent_action.editing import fill_skeleton
from urgent_action.models import ActionRecord
from urgent_action.pages.models import UrgentActionPage
from urgent_action.section_settings.models import SectionSettings
from urgent_action.sections import section_for

from .conftest import MakeSection

MakeAction = Callable[..., UrgentActionPage]

ENGLISH = {
    "name": "Ruritania Section",
    "postal_address": "1 Castle Street\nStrelsau",
    "privacy_url": "https://ruritania.example/privacy",
    "safety_notice": "Do not write from work.",
    "demands_intro": "I urge you to:",
    "after_deadline_note": "Ask us whether appeals still help.",
}


def test_section_says_what_was_entered(site: Site, make_section: MakeSection) -> None:
    make_section(email="post@ruritania.example", time_zone="Asia/Tokyo", retention_days=30, texts={"en": ENGLISH})
    section = section_for(site, "en")
    assert {name: getattr(section, name) for name in ENGLISH} == ENGLISH
    assert (section.email, section.time_zone, section.retention_days) == ("post@ruritania.example", "Asia/Tokyo", 30)


def test_section_says_what_the_settings_say_where_nothing_was_entered(site: Site, make_section: MakeSection) -> None:
    before = section_for(site, "en")
    make_section(texts={"en": {"name": ""}})
    assert section_for(Site.objects.get(pk=site.pk), "en") == before
    assert (before.name, before.retention_days) == ("Ruritania Solidarity", 180)


def test_other_language_borrows_names_and_addresses_and_no_sentences(site: Site, make_section: MakeSection) -> None:
    make_section(texts={"en": ENGLISH, "fr": {"name": "Section de Ruritanie"}})
    french, german = section_for(site, "fr"), section_for(site, "de")
    assert (french.name, french.postal_address) == ("Section de Ruritanie", ENGLISH["postal_address"])
    assert (german.name, german.privacy_url) == ("Ruritania Section", ENGLISH["privacy_url"])
    assert (french.safety_notice, french.demands_intro, german.after_deadline_note) == ("", "", "")


def test_regional_language_finds_the_texts_of_its_language(site: Site, make_section: MakeSection) -> None:
    make_section(texts={"en": ENGLISH, "fr": {"name": "Section de Ruritanie", "safety_notice": "Prudence."}})
    assert section_for(site, "fr-ca").safety_notice == "Prudence."


def test_each_site_has_its_own_section(site: Site, make_section: MakeSection) -> None:
    other = Site.objects.create(hostname="other.example", root_page=site.root_page)
    make_section(texts={"en": ENGLISH})
    make_section(on=other, texts={"en": {"name": "Zenda Section"}})
    assert (section_for(site, "en").name, section_for(other, "en").name) == ("Ruritania Section", "Zenda Section")


def test_reading_costs_one_query_for_all_languages_and_writes_nothing(
    site: Site, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        for language in ("en", "fr", "ar"):
            section_for(site, language)
    assert not SectionSettings.objects.exists()


def test_page_asks_for_the_section_once(client: Client, make_action: MakeAction, make_section: MakeSection) -> None:
    make_section(texts={"en": ENGLISH})
    page = make_action()
    with CaptureQueriesContext(connection) as seen:
        html = client.get(page.url).content.decode()
    assert ENGLISH["privacy_url"] in html
    assert "Ruritania Section keeps my name" in html
    assert sum("sectionsettings" in query["sql"] for query in seen.captured_queries) == 1


def test_words_that_signers_agree_to_name_the_section_in_their_language(site: Site, make_section: MakeSection) -> None:
    make_section(texts={"en": ENGLISH, "fr": {"name": "Section de Ruritanie"}})
    assert "Section de Ruritanie" in current_statement(site, "fr").text
    assert "Ruritania Section" in current_statement(site, "en").text


def test_new_sheet_starts_with_the_texts_of_its_section(site: Site, make_section: MakeSection) -> None:
    make_section(time_zone="Asia/Tokyo", texts={"en": ENGLISH})
    page = UrgentActionPage()
    fill_skeleton(page.body, section_for(site, "en"))
    (letter,) = page.blocks_of("letter")
    assert letter["demands_intro"] == "I urge you to:"
    assert (page.deadline["zone"], page.deadline["after_deadline_note"]) == (
        "Asia/Tokyo",
        ENGLISH["after_deadline_note"],
    )


def test_editor_finds_the_texts_in_the_form_of_a_new_sheet(
    admin_client: Client, index_page: Any, make_section: MakeSection
) -> None:
    make_section(time_zone="Asia/Tokyo", texts={"en": ENGLISH})
    form = admin_client.get(f"/cms/pages/add/urgent_action_pages/urgentactionpage/{index_page.pk}/").context["form"]
    body = {child.block_type: child.value for child in form["body"].value()}
    assert body["letter"]["demands_intro"] == "I urge you to:"
    assert body["deadline"]["zone"] == "Asia/Tokyo"


def test_sheet_that_is_there_keeps_its_own_texts(
    admin_client: Client, make_action: MakeAction, make_section: MakeSection
) -> None:
    page = make_action()
    make_section(time_zone="Asia/Tokyo", texts={"en": {**ENGLISH, "demands_intro": "Other words:"}})
    form = admin_client.get(f"/cms/pages/{page.pk}/edit/").context["form"]
    body = {child.block_type: child.value for child in form["body"].value()}
    assert (body["letter"]["demands_intro"], body["deadline"]["zone"]) == ("I urge you to:", "UTC")


def test_signatures_are_kept_as_long_as_the_site_of_the_action_says(
    site: Site, make_action: MakeAction, make_section: MakeSection
) -> None:
    page = make_action()
    record = ActionRecord.objects.get(pk=page.action_key)
    assert record.url.startswith(site.root_url)
    make_section(retention_days=30)
    other = Site.objects.create(hostname="other.example", root_page=site.root_page)
    make_section(on=other, retention_days=10)
    closed = record.closes_at
    assert expired_records(now=closed + timedelta(days=30, seconds=-1)) == []
    assert expired_records(now=closed + timedelta(days=30)) == [record]


def test_signatures_are_kept_longest_where_no_site_has_the_address_any_more(
    site: Site, make_action: MakeAction, make_section: MakeSection
) -> None:
    page = make_action()
    ActionRecord.objects.update(url="https://gone.example/kites/")
    make_section(retention_days=30)
    other = Site.objects.create(hostname="other.example", root_page=site.root_page)
    make_section(on=other, retention_days=60)
    assert expired_records(now=page.closes_at + timedelta(days=59)) == []
    assert len(expired_records(now=page.closes_at + timedelta(days=60))) == 1


def test_card_feed_and_data_for_search_engines_name_the_section(
    client: Client, make_action: MakeAction, make_section: MakeSection
) -> None:
    make_section(texts={"en": ENGLISH})
    page = make_action()
    card = client.get(f"/urgent-action/embed/{page.pk}/").content.decode()
    feed = client.get(f"/urgent-action/{page.get_parent().pk}/feed.xml").content.decode()
    assert '<p class="ua-embed__section">Ruritania Section</p>' in card
    assert "<author><name>Ruritania Section</name></author>" in feed
    assert (
        '"publisher": {"@type": "Organization", "name": "Ruritania Section"}' in client.get(page.url).content.decode()
    )
