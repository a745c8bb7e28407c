"""The report of all actions that somebody works with."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import Locale, Page

from tests.factories import sign_many
from urgent_action.admin.filters import ActionFilterSet
from urgent_action.domain.overview import standing
from urgent_action.enums import Status
from urgent_action.models import ActionRecord
from urgent_action.pages.models import UrgentActionIndexPage, UrgentActionPage

REPORT = "/cms/urgent-action/report/"
DAY = timedelta(days=1)

LogIn = Callable[..., Client]
MakeAction = Callable[..., UrgentActionPage]


def titles(browser: Client, query: str = "") -> list[str]:
    """What the report lists, in its order."""
    answer = browser.get(f"{REPORT}{query}")
    assert answer.status_code == 200
    return [page.title for page in answer.context["object_list"]]


def rows(browser: Client, query: str = "") -> list[dict[str, str]]:
    """The CSV file."""
    answer = browser.get(f"{REPORT}?export=csv{query}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="urgent-actions.csv"'
    return list(csv.DictReader(StringIO(b"".join(answer).decode())))


@pytest.fixture
def one_of_each(make_action: MakeAction) -> dict[str, UrgentActionPage]:
    """An action of each status, and a draft."""
    pages = {
        "open": make_action(title="Open", closes_in=30 * DAY, countries=["KE"]),
        "closing_soon": make_action(title="Soon", closes_in=2 * DAY, countries=["KE", "FR"]),
        "closed": make_action(title="Closed", closes_in=-DAY, kind="update"),
        "stopped": make_action(title="Stopped", closes_in=3 * DAY),
        "outcome": make_action(title="Outcome", closes_in=None, kind="outcome"),
        "draft": make_action(title="Draft", closes_in=DAY, publish=False),
    }
    UrgentActionPage.objects.filter(pk=pages["stopped"].pk).update(stopped_at=datetime.now(UTC) - DAY)
    return {name: UrgentActionPage.objects.get(pk=page.pk) for name, page in pages.items()}


def test_report_lists_what_closes_next_then_without_deadline_then_what_closed(
    log_in: LogIn, one_of_each: dict[str, UrgentActionPage]
) -> None:
    assert titles(log_in(superuser=True)) == ["Draft", "Soon", "Stopped", "Open", "Outcome", "Closed"]


def test_report_can_be_sorted_by_title_and_deadline(log_in: LogIn, one_of_each: dict[str, UrgentActionPage]) -> None:
    browser = log_in(superuser=True)
    assert titles(browser, "?ordering=-title")[0] == "Stopped"
    by_deadline = ["Closed", "Draft", "Soon", "Stopped", "Open"]
    assert titles(browser, "?ordering=action_closes_at") == [*by_deadline, "Outcome"]
    assert titles(browser, "?ordering=-action_closes_at") == [*reversed(by_deadline), "Outcome"]


@pytest.mark.django_db(transaction=True)  # MariaDB's search finds what is committed
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?action_status=open", {"Open"}),
        ("?action_status=closing_soon", {"Soon"}),
        ("?action_status=closed&action_status=stopped", {"Closed", "Stopped"}),
        ("?action_status=outcome", {"Outcome"}),
        ("?action_status=draft", {"Draft"}),
        ("?kind=update&kind=outcome", {"Closed", "Outcome"}),
        ("?country=KE", {"Open", "Soon"}),
        ("?country=KE&action_status=open", {"Open"}),
        ("?q=sto", {"Stopped"}),
    ],
)
def test_report_is_filtered(
    log_in: LogIn, one_of_each: dict[str, UrgentActionPage], query: str, expected: set[str]
) -> None:
    browser = log_in(superuser=True)
    assert set(titles(browser, query)) == expected
    assert {row["Title"] for row in rows(browser, query.replace("?", "&"))} == expected


def test_report_is_filtered_by_the_day_of_the_deadline(log_in: LogIn, one_of_each: dict[str, UrgentActionPage]) -> None:
    day = (datetime.now(UTC) + 2 * DAY).date().isoformat()
    assert titles(log_in(superuser=True), f"?closes_from={day}&closes_to={day}") == ["Soon"]


def test_filters_agree_with_what_the_page_says(one_of_each: dict[str, UrgentActionPage]) -> None:
    now = datetime.now(UTC)
    for status in Status:
        found = set(standing(Page.objects.all(), status, now=now).values_list("pk", flat=True))
        assert found == {page.pk for page in one_of_each.values() if page.status_at(now) == status}


def test_report_says_closing_with_zone_kind_country_theme_and_signatures(
    log_in: LogIn, make_action: MakeAction
) -> None:
    with override_settings(URGENT_ACTION={"THEMES": {"torture": "Against torture"}}):
        page = make_action(title="=1+1", countries=["KE", "FR"], theme="torture", ua_number="80/21")
        sign_many(page.action_key, 3, at=datetime.now(UTC))
        browser = log_in(superuser=True)
        html = browser.get(REPORT).content.decode()
        (row,) = rows(browser)
        assert titles(browser, "?theme=torture") == ["=1+1"]
    for words in ("(UTC)", "Urgent action", "France, Kenya", "Against torture", "Open"):
        assert words in html
    assert re.search(r">\s*3\s*</td>", html)
    assert row["Title"] == "'=1+1"
    assert (row["UA number"], row["Status"], row["Countries"]) == ("80/21", "Open", "France, Kenya")
    assert (row["Theme"], row["Signatures"], row["Language"]) == ("Against torture", "3", "English")
    assert row["Closes at, in its time zone"].endswith("(UTC)")


def test_stored_and_recent_signatures_are_added_up(log_in: LogIn, make_action: MakeAction) -> None:
    page = make_action()
    ActionRecord.objects.filter(pk=page.action_key).update(counted=100, counted_until=datetime.now(UTC) - DAY)
    sign_many(page.action_key, 4, at=datetime.now(UTC) - 2 * DAY)
    sign_many(page.action_key, 3, at=datetime.now(UTC))
    assert rows(log_in(superuser=True))[0]["Signatures"] == "103"


def test_xlsx_holds_no_formula_and_survives_control_characters(log_in: LogIn, make_action: MakeAction) -> None:
    UrgentActionPage.objects.filter(pk=make_action().pk).update(title="=cmd|' /C calc'!A0\x0b\ufffe")
    answer = log_in(superuser=True).get(f"{REPORT}?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(answer))).active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert cells[0].value == "'=cmd|' /C calc'!A0"
    assert "f" not in {cell.data_type for cell in cells}


def test_report_counts_what_there_is_to_look_at_on_what_is_open_or_a_draft(
    log_in: LogIn, one_of_each: dict[str, UrgentActionPage]
) -> None:
    answer = log_in(superuser=True).get(REPORT)
    looked_at = {page.title for page in answer.context["object_list"] if hasattr(page, "urgent_action_findings")}
    assert looked_at == {"Open", "Soon", "Draft"}
    assert all(page.urgent_action_findings for page in answer.context["object_list"] if page.title in looked_at)


def test_report_is_of_what_one_works_with(log_in: LogIn, make_action: MakeAction) -> None:
    mine, other = make_action(title="Mine"), make_action(title="Other", countries=["KE"])
    browser = log_in(may_change=mine)
    assert titles(browser) == ["Mine"]
    assert titles(browser, "?q=Other") == []
    assert titles(browser, f"?country=KE&id={other.pk}") == ["Mine"]  # no such choice: nothing to filter by
    assert [row["Title"] for row in rows(browser)] == ["Mine"]
    assert "Other" not in browser.get(f"{REPORT}results/").content.decode()


@pytest.mark.parametrize("address", [REPORT, f"{REPORT}results/", f"{REPORT}?export=csv", f"{REPORT}?export=xlsx"])
def test_report_is_closed_to_whom_works_with_no_page(log_in: LogIn, make_action: MakeAction, address: str) -> None:
    make_action(title="Secret")
    for browser in (log_in(), log_in("urgent_action.view_signature", "urgent_action.export_signature")):
        answer = browser.get(address)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/cms/")
    assert Client().get(address).headers["Location"].startswith("/cms/login/")


def test_menu_shows_the_report_to_those_whom_it_shows_something(
    log_in: LogIn, index_page: UrgentActionIndexPage
) -> None:
    assert REPORT in log_in(may_change=index_page).get("/cms/").content.decode()
    assert REPORT not in log_in().get("/cms/").content.decode()


def test_alias_stands_for_no_action_of_its_own(log_in: LogIn, make_action: MakeAction) -> None:
    page = make_action(title="Once")
    page.create_alias(update_slug="twice")
    assert titles(log_in(superuser=True)) == ["Once"]


def test_report_offers_countries_of_what_one_works_with(log_in: LogIn, make_action: MakeAction) -> None:
    mine = make_action(countries=["KE"])
    make_action(countries=["FR"])
    html = log_in(may_change=mine).get(REPORT).content.decode()
    assert 'value="KE"' in html
    assert 'value="FR"' not in html


def test_report_costs_as_many_queries_for_many_rows_as_for_few(log_in: LogIn, make_action: MakeAction) -> None:
    browser = log_in(superuser=True)

    def queries() -> int:
        browser.get(f"{REPORT}?action_status=closed")
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(f"{REPORT}?action_status=closed").status_code == 200
        return len(seen)

    for _ in range(2):
        make_action(closes_in=-DAY)
    few = queries()
    for _ in range(4):
        sign_many(make_action(closes_in=-DAY).action_key, 2, at=datetime.now(UTC))
    assert queries() == few < 30


def test_every_filter_is_tested() -> None:
    assert set(ActionFilterSet.base_filters) == {"action_status", "kind", "country", "theme"}


def test_languages_are_told_apart(log_in: LogIn, make_action: MakeAction) -> None:
    page = make_action()
    Page.objects.filter(pk=page.pk).update(locale=Locale.objects.create(language_code="fr"))
    assert rows(log_in(superuser=True))[0]["Language"] == "Français"


def test_table_of_the_report_is_one_with_headings(log_in: LogIn, make_action: MakeAction) -> None:
    make_action()
    html: Any = log_in(superuser=True).get(REPORT).content.decode()
    for heading in ("Action", "Closes at", "Signatures", "Kind", "Country", "Theme", "Language", "To look at"):
        assert heading in html
