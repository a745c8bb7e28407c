"""Addresses that did not work: what is counted, and what an editor's judgement changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.db import DataError, transaction
from django.test import Client
from django.utils import translation

from tests.people import DAY, SECOND
from urgent_action.appeals.domain.channels import (
    addresses_of,
    judge_channel,
    judged_addresses,
    report_channel,
)
from urgent_action.appeals.models import ChannelReport
from urgent_action.exceptions import ActionClosed
from urgent_action.pages.models import UrgentActionPage

from .conftest import FAX, MAIL, POST, address

pytestmark = pytest.mark.django_db

NETWORK = "203.0.113.0/24"


@pytest.fixture
def now() -> datetime:
    """An instant at which the action is open."""
    return datetime.now(UTC)


def dead(*pages: UrgentActionPage) -> list[list[str]]:
    """What the pages hold of dead channels."""
    return [UrgentActionPage.objects.get(pk=page.pk).dead_channels for page in pages]


def test_addresses_are_those_of_the_page_in_its_order(page: UrgentActionPage) -> None:
    found = [(known.channel, known.value, known.target, known.is_dead) for known in addresses_of(page)]
    target = "Hon. Adaeze Morrow, Minister of Justice"
    assert found == [
        ("email", MAIL, target, False),
        ("fax", FAX, target, False),
        ("post", POST, target, False),
    ]
    assert address(page, POST).in_one_line == "4 Harbour Square, 1000 Port Selwyn"


def test_lines_and_names_are_divided_by_the_comma_of_the_language(page: UrgentActionPage) -> None:
    with translation.override("ar"):
        assert address(page, POST).in_one_line == "4 Harbour Square، 1000 Port Selwyn"
        assert address(page, POST).target == "Hon. Adaeze Morrow، Minister of Justice"


def test_reports_of_one_address_add_up_over_languages(
    page: UrgentActionPage, arabic: UrgentActionPage, now: datetime
) -> None:
    report_channel(page, address(page, FAX), now=now)
    report_channel(arabic, address(arabic, FAX), now=now + SECOND)
    (row,) = ChannelReport.objects.all()
    assert (row.channel, row.value, row.reports) == ("fax", FAX, 2)
    assert (row.first_at, row.last_at) == (now, now + SECOND)
    reports = {item.address.value: item.report and item.report.reports for item in judged_addresses(arabic)}
    assert reports == {MAIL: None, FAX: 2, POST: None}


def test_one_network_counts_a_few_times_a_day_for_each_address(page: UrgentActionPage, now: datetime) -> None:
    for _turn in range(5):
        report_channel(page, address(page, FAX), now=now, client=NETWORK)
    report_channel(page, address(page, MAIL), now=now, client=NETWORK)
    report_channel(page, address(page, FAX), now=now + DAY, client=NETWORK)
    assert dict(ChannelReport.objects.values_list("value", "reports")) == {FAX: 3 + 1, MAIL: 1}


def test_report_after_the_close_is_refused(page: UrgentActionPage) -> None:
    with pytest.raises(ActionClosed):
        report_channel(page, address(page, FAX), now=page.closes_at)
    assert not ChannelReport.objects.exists()


def test_mark_holds_on_every_page_of_the_action_and_on_no_other(
    page: UrgentActionPage, arabic: UrgentActionPage, alias: UrgentActionPage, make_action: Any
) -> None:
    other = make_action()
    judge_channel(arabic, address(arabic, FAX), works=False)
    assert dead(page, arabic, alias, other) == [[FAX], [FAX], [FAX], []]
    judge_channel(alias, address(alias, POST), works=False)
    judge_channel(page, address(page, FAX), works=False)
    assert dead(page, arabic, alias) == [[POST, FAX]] * 3
    judge_channel(page, address(page, FAX), works=True)
    assert dead(page, arabic, alias) == [[POST]] * 3


def test_saying_that_an_address_works_answers_its_reports(page: UrgentActionPage, now: datetime) -> None:
    for value in (FAX, FAX, MAIL):
        report_channel(page, address(page, value), now=now)
    assert judge_channel(page, address(page, FAX), works=False) == 2
    assert ChannelReport.objects.count() == 2
    assert judge_channel(page, address(page, FAX), works=True) == 2
    assert list(ChannelReport.objects.values_list("value", flat=True)) == [MAIL]
    assert judge_channel(page, address(page, POST), works=True) == 0


def test_mark_outlives_a_draft_that_was_begun_before(page: UrgentActionPage) -> None:
    page.save_revision()
    judge_channel(page, address(page, FAX), works=False)
    UrgentActionPage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert dead(page) == [[FAX]]


def test_mark_has_caches_forget_every_page_of_the_action(page: UrgentActionPage, alias: UrgentActionPage) -> None:
    with patch("urgent_action.appeals.domain.channels.refresh_outside") as refresh:
        judge_channel(page, address(page, FAX), works=False)
    assert [{other.pk for other in call.args[0]} for call in refresh.call_args_list] == [{page.pk, alias.pk}]


def test_page_says_which_ways_still_work(client: Client, page: UrgentActionPage) -> None:
    for value in (MAIL, POST):
        judge_channel(page, address(page, value), works=False)
    shown = client.get(page.url).content.decode()
    assert f"<s><bdi>{MAIL}</bdi></s>" in shown
    assert f"mailto:{MAIL}" not in shown
    assert "<s>4 Harbour Square</s>" in shown
    assert "Letters to this address do not arrive any more." in shown
    assert f"<s><bdi>{FAX}" not in shown


@pytest.mark.not_on("sqlite", "it knows no length of a text")
def test_report_is_not_cut_in_silence(now: datetime) -> None:
    key = {"action_key": uuid4(), "digest": uuid4()}
    first = {"channel": "c" * 11, "value": FAX, "first_at": now}
    with pytest.raises(DataError), transaction.atomic():
        ChannelReport.objects.add("reports", 1, key=key, first=first, always={"last_at": now})
    assert ChannelReport.objects.count() == 0
