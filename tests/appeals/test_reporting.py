"""What is counted of a reported appeal, and that the counts say nothing about people."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps

from tests.people import CLOSES, DAY, NOW, SECOND, closing_at
from urgent_action.appeals.domain.reporting import appeal_counters, report_appeal, reported_appeals
from urgent_action.appeals.enums import AppealChannel
from urgent_action.appeals.models import AppealCount
from urgent_action.appeals.privacy import FATES
from urgent_action.counters import counters_of
from urgent_action.exceptions import ActionClosed, KeysMissing
from urgent_action.models import LimitCount
from urgent_action.pages.models import UrgentActionPage

pytestmark = pytest.mark.django_db

NETWORK = "203.0.113.0/24"


@pytest.fixture
def action(make_action: Callable[..., UrgentActionPage]) -> UrgentActionPage:
    """An action that closes at a known instant."""
    return make_action(body=closing_at(CLOSES))


def counts(page: UrgentActionPage) -> dict[str, tuple[int, int]]:
    """Reported and counted apart, by each channel that has any."""
    found = reported_appeals(page.action_key)
    return {row.channel: (row.reported, row.set_aside) for row in found if row.reported or row.set_aside}


def test_nothing_is_reported_of_a_new_action(action: UrgentActionPage) -> None:
    assert counts(action) == {}
    assert [row.channel for row in reported_appeals(action.action_key)] == list(AppealChannel)


def test_reports_of_all_days_and_languages_add_up(page: UrgentActionPage, arabic: UrgentActionPage) -> None:
    for number, where in enumerate((page, arabic, page), start=1):
        report_appeal(where, AppealChannel.POST, number, now=page.first_published_at + number * SECOND)
    report_appeal(page, AppealChannel.FAX, 4, now=page.first_published_at + DAY)
    report_appeal(page, AppealChannel.POST, 10, now=page.first_published_at + DAY)
    assert counts(page) == counts(arabic) == {"post": (16, 0), "fax": (4, 0)}
    assert AppealCount.objects.count() <= 4


def test_letters_are_told_apart_from_calls_and_visits(action: UrgentActionPage) -> None:
    for number, channel in enumerate(AppealChannel, start=1):
        report_appeal(action, channel, number * 100, now=NOW)
    shown = [(counter.name, counter.number, counter.words) for counter in appeal_counters(action.action_key)]
    assert shown == [
        ("letters_reported", 1000, "1,000 letters reported"),
        ("other_appeals_reported", 1800, "1,800 calls, posts and visits reported"),
    ]
    assert [counter.name for counter in counters_of(action.action_key)] == [name for name, *_rest in shown]


def test_one_letter_is_told_in_the_singular(action: UrgentActionPage) -> None:
    report_appeal(action, AppealChannel.EMAIL, 1, now=NOW)
    assert next(counter.words for counter in appeal_counters(action.action_key)) == "1 letter reported"


def test_report_is_judged_by_when_it_arrived(action: UrgentActionPage) -> None:
    report_appeal(action, AppealChannel.EMAIL, 1, now=CLOSES - SECOND)
    with pytest.raises(ActionClosed):
        report_appeal(action, AppealChannel.EMAIL, 1, now=CLOSES)
    assert counts(action) == {"email": (1, 0)}


def test_what_goes_over_the_limit_of_a_network_is_counted_apart(action: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION_APPEALS = {"CLIENT_LIMIT": 2}
    for _turn in range(3):
        report_appeal(action, AppealChannel.EMAIL, 5, now=NOW, client=NETWORK)
    report_appeal(action, AppealChannel.EMAIL, 5, now=NOW, client="198.51.100.0/24")
    report_appeal(action, AppealChannel.EMAIL, 5, now=NOW + DAY, client=NETWORK)
    assert counts(action) == {"email": (20, 5)}


def test_what_a_program_sent_is_counted_apart(action: UrgentActionPage) -> None:
    report_appeal(action, AppealChannel.EMAIL, 5, now=NOW, from_program=True)
    assert counts(action) == {"email": (0, 5)}
    assert [counter.number for counter in appeal_counters(action.action_key)] == [0, 0]


def test_nothing_of_the_network_is_stored(action: UrgentActionPage) -> None:
    report_appeal(action, AppealChannel.EMAIL, 1, now=NOW, client=NETWORK)
    assert LimitCount.objects.count() == 1
    assert "203.0" not in repr([*AppealCount.objects.values(), *LimitCount.objects.values()])


def test_without_keys_nothing_is_counted(action: UrgentActionPage, settings: Any) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": ""}
    with pytest.raises(KeysMissing):
        report_appeal(action, AppealChannel.EMAIL, 1, now=NOW, client=NETWORK)
    assert counts(action) == {}


def test_counters_are_one_query_and_a_further_report_one_statement(
    action: UrgentActionPage, django_assert_num_queries: Any
) -> None:
    report_appeal(action, AppealChannel.EMAIL, 1, now=NOW)
    with django_assert_num_queries(1):
        report_appeal(action, AppealChannel.EMAIL, 1, now=NOW)
    with django_assert_num_queries(1):
        counters_of(action.action_key)


def test_counters_of_an_unknown_action_are_zeros() -> None:
    assert [counter.number for counter in counters_of(uuid4())] == [0, 0]


def test_fates_name_each_column_and_none_too_many() -> None:
    models = apps.get_app_config("urgent_action_appeals").get_models()
    columns = {model._meta.label: {field.name for field in model._meta.concrete_fields} for model in models}
    assert {label: set(fates) for label, fates in FATES.items()} == columns


def test_core_runs_without_appeals() -> None:
    code = (
        "from django.conf import settings; from example import settings as site; "
        "apps = [app for app in site.INSTALLED_APPS if app != 'urgent_action.appeals']; "
        "names = {name: getattr(site, name) for name in dir(site) if name.isupper()}; "
        "settings.configure(**{**names, 'INSTALLED_APPS': apps, 'ROOT_URLCONF': 'urgent_action.urls'}); "
        "import django; django.setup(); import sys; "
        "from urgent_action.page_parts import page_parts; "
        "assert not [template for template in page_parts() if 'appeals' in template]; "
        "assert not [name for name in sys.modules if name.startswith('urgent_action.appeals')]"
    )
    environment = {"PYTHONPATH": ".:example_project"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
