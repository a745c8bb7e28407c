"""Many reports at once are all counted, and judgements of two editors do not undo each other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from urgent_action.appeals.domain.channels import addresses_of, judge_channel
from urgent_action.appeals.models import AppealCount, ChannelReport
from urgent_action.pages.models import UrgentActionPage

from .conftest import FAX, MAIL, POST, address, url

pytestmark = [pytest.mark.many_writers, pytest.mark.django_db(transaction=True)]

AT_ONCE = 40


def at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """Do everything at one moment, each in a thread with a database connection of its own."""
    ready = Barrier(len(works))

    def start(work: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            ready.wait(timeout=60)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(start, works))


def test_forty_reports_at_once_are_all_counted(page: UrgentActionPage) -> None:
    posts = [lambda: Client().post(url(page, "appeal"), {"channel": "email", "number": "3"})] * AT_ONCE
    assert {answer.status_code for answer in at_once(posts)} == {303}
    days = AppealCount.objects.values_list("reported", flat=True)
    assert sum(days) == 3 * AT_ONCE
    assert len(days) <= 2  # two, if midnight passed


def test_forty_reports_of_one_address_at_once_are_all_counted(page: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION_APPEALS = {"CHANNEL_LIMIT": AT_ONCE - 1}
    data = {"address": str(address(page, FAX).digest)}
    posts = [lambda: Client().post(url(page, "channel"), data)] * AT_ONCE
    assert {answer.status_code for answer in at_once(posts)} == {303}
    row = ChannelReport.objects.get()
    assert row.reports == AT_ONCE - 1
    assert row.first_at <= row.last_at <= datetime.now(UTC)


def test_judgements_at_once_do_not_undo_each_other(page: UrgentActionPage, arabic: UrgentActionPage) -> None:
    marks = [
        lambda known=known, where=where: judge_channel(where, known, works=False)
        for known in addresses_of(page)
        for where in (page, arabic)
    ]
    at_once(marks)
    for where in (page, arabic):
        where.refresh_from_db()
        assert sorted(where.dead_channels) == sorted([FAX, MAIL, POST])
