"""Consent statements: each wording is one row that never changes, and is accepted for as long as a form lives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import DataError, transaction
from django.test import override_settings
from wagtail.models import Site

from urgent_action.domain.consent import Statement, agreed_statement, current_statement, write_statement
from urgent_action.exceptions import ConsentOutdated
from urgent_action.models import ConsentStatement

NOW = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)


def section(name: str, **more: Any) -> override_settings:
    """Another name of the section, and so another wording."""
    return override_settings(URGENT_ACTION={**settings.URGENT_ACTION, "SECTION_NAME": name, **more})


def agree(statement: Statement, site: Site, now: datetime = NOW) -> ConsentStatement:
    """Somebody signs with the form that showed ``statement``."""
    return agreed_statement(statement.key, site=site, language=statement.language, now=now)


@pytest.fixture
def other_site(site: Site) -> Site:
    """Another site of the same installation."""
    return Site.objects.create(hostname="other.example", site_name="Strelsau Solidarity", root_page=site.root_page)


def test_current_statement_names_the_section_and_stores_nothing(site: Site) -> None:
    statement = current_statement(site, "en")
    assert "Ruritania Solidarity keeps my name" in statement.text
    assert statement.language == "en"
    assert ConsentStatement.objects.count() == 0


def test_current_statement_is_the_same_each_time(site: Site) -> None:
    assert current_statement(site, "en") == current_statement(site, "en")


def test_current_statement_differs_by_words_language_and_site(site: Site, other_site: Site) -> None:
    keys = {
        current_statement(site, "en").key,
        current_statement(site, "ar").key,
        current_statement(other_site, "en").key,
    }
    with section("Zenda"):
        keys.add(current_statement(site, "en").key)
    assert len(keys) == 4


def test_agreed_statement_is_stored_as_it_was_shown(site: Site) -> None:
    statement = current_statement(site, "en")
    row = agree(statement, site)
    stored = ConsentStatement.objects.get()
    assert stored == row
    assert (stored.key, stored.site, stored.language, stored.text) == (statement.key, site, "en", statement.text)
    assert (stored.created_at, stored.replaced_at) == (NOW, None)


def test_agreed_statement_is_stored_once(site: Site) -> None:
    statement = current_statement(site, "en")
    assert [agree(statement, site, NOW + days * DAY).pk for days in range(3)] == [statement.key] * 3
    assert ConsentStatement.objects.values_list("created_at", flat=True).get() == NOW


def test_other_words_are_another_row_and_the_old_one_keeps_its_own(site: Site) -> None:
    old = current_statement(site, "en")
    agree(old, site)
    with section("Zenda"):
        new = current_statement(site, "en")
        agree(new, site, NOW + DAY)
    rows = {row.key: (row.text, row.created_at, row.replaced_at) for row in ConsentStatement.objects.all()}
    assert rows == {old.key: (old.text, NOW, NOW + DAY), new.key: (new.text, NOW + DAY, None)}


@pytest.mark.parametrize("age", [timedelta(), timedelta(hours=24) - TICK, timedelta(hours=24)])
def test_replaced_words_are_accepted_for_a_day_as_what_they_are(site: Site, age: timedelta) -> None:
    old = current_statement(site, "en")
    agree(old, site)
    with section("Zenda"):
        agree(current_statement(site, "en"), site, NOW + DAY)
        assert agree(old, site, NOW + DAY + age).text == old.text


def test_replaced_words_are_refused_after_a_day(site: Site) -> None:
    old = current_statement(site, "en")
    agree(old, site)
    with section("Zenda"):
        agree(current_statement(site, "en"), site, NOW + DAY)
        with pytest.raises(ConsentOutdated):
            agree(old, site, NOW + DAY + timedelta(hours=24) + TICK)


def test_overlap_is_a_setting(site: Site) -> None:
    old = current_statement(site, "en")
    agree(old, site)
    with section("Zenda", CONSENT_OVERLAP_HOURS=1):
        agree(current_statement(site, "en"), site, NOW)
        assert agree(old, site, NOW + timedelta(hours=1)).key == old.key
        with pytest.raises(ConsentOutdated):
            agree(old, site, NOW + timedelta(hours=1) + TICK)


def test_unknown_words_are_refused_and_nothing_is_stored(site: Site) -> None:
    with pytest.raises(ConsentOutdated):
        agreed_statement(uuid4(), site=site, language="en", now=NOW)
    assert ConsentStatement.objects.count() == 0


def test_form_without_a_key_is_refused_before_anybody_signed(site: Site) -> None:
    with pytest.raises(ConsentOutdated):
        agreed_statement(None, site=site, language="en", now=NOW)


def test_form_without_a_key_is_refused_also_after_somebody_signed(site: Site) -> None:
    agree(current_statement(site, "en"), site)
    with pytest.raises(ConsentOutdated):
        agreed_statement(None, site=site, language="en", now=NOW)


def test_other_languages_and_sites_are_not_replaced(site: Site, other_site: Site) -> None:
    for statement, where in [
        (current_statement(site, "en"), site),
        (current_statement(site, "ar"), site),
        (current_statement(other_site, "en"), other_site),
    ]:
        agree(statement, where)
    with section("Zenda"):
        agree(current_statement(site, "en"), site, NOW + DAY)
    replaced = ConsentStatement.objects.exclude(replaced_at=None)
    assert list(replaced.values_list("site", "language")) == [(site.pk, "en")]


def test_words_of_another_site_are_refused(site: Site, other_site: Site) -> None:
    with section(""):
        theirs = current_statement(other_site, "en")
        agree(theirs, other_site)
        with pytest.raises(ConsentOutdated):
            agree(theirs, site)


def test_words_that_were_taken_back_are_refused_after_a_day(site: Site) -> None:
    first = current_statement(site, "en")
    agree(first, site)
    with section("Zenda"):
        second = current_statement(site, "en")
        agree(second, site, NOW + DAY)
    agree(first, site, NOW + 2 * DAY)  # the first words again
    with pytest.raises(ConsentOutdated):
        agree(second, site, NOW + 30 * DAY)


def test_words_that_were_brought_back_have_their_day_when_replaced_again(site: Site) -> None:
    first = current_statement(site, "en")
    agree(first, site)
    with section("Zenda"):
        agree(current_statement(site, "en"), site, NOW + DAY)
    agree(first, site, NOW + 10 * DAY)  # the first words again
    with section("Strelsau"):
        agree(current_statement(site, "en"), site, NOW + 20 * DAY)
        assert agree(first, site, NOW + 20 * DAY + timedelta(hours=1)).key == first.key


def test_statement_outlives_its_site(site: Site, other_site: Site) -> None:
    row = agree(current_statement(other_site, "en"), other_site)
    other_site.delete()
    row.refresh_from_db()
    assert row.site is None
    assert str(row) == row.text


@pytest.mark.not_on("sqlite", "it knows no length of a text")
def test_words_that_the_database_cannot_hold_are_not_stored_otherwise(site: Site) -> None:
    with pytest.raises(DataError), transaction.atomic():
        write_statement("I sign.", site=site, language="l" * 36, now=NOW)
    assert ConsentStatement.objects.count() == 0
