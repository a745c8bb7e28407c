"""System checks: each says what is wrong and what to do, and is silent where nothing is."""

from __future__ import annotations

from importlib import util
from io import StringIO
from typing import Any

import pytest
import wagtail
from django.core.checks import CheckMessage, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import override_settings

from urgent_action.checks.installation import (
    check_bleach,
    check_keys,
    check_reminders,
    check_sanitizer,
    check_time_zone,
    check_wagtail,
)


def _ids(messages: list[CheckMessage]) -> list[str]:
    return [str(message.id) for message in messages]


@pytest.mark.django_db  # which Django 6.1 asks what it can do
def test_installation_of_the_tests_has_no_warning() -> None:
    ours = [message for message in run_checks() if str(message.id).startswith("urgent_action.")]
    assert ours == []


@pytest.mark.django_db  # which Django 6.1 asks what it can do
def test_check_command_succeeds() -> None:
    call_command("check", stdout=StringIO(), stderr=StringIO())


@pytest.mark.parametrize("key", ["", "too short", "dG9vIHNob3J0", "ключ"])
def test_check_keys_without_a_usable_key_names_the_command(settings: Any, key: str) -> None:
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "DIGEST_KEY": key}
    [message] = check_keys()
    assert message.id == "urgent_action.W001"
    assert "urgent_action_keys" in str(message.hint)


def test_check_keys_with_a_key_is_silent() -> None:
    assert check_keys() == []


@pytest.mark.parametrize(("name", "expected"), [("bleach", []), ("nh3", []), ("lxml", ["urgent_action.E003"])])
def test_check_sanitizer(settings: Any, name: str, expected: list[str]) -> None:
    settings.URGENT_ACTION = {"SANITIZER": name}
    messages = check_sanitizer()
    assert _ids(messages) == expected
    assert all(message.hint for message in messages)


@pytest.mark.parametrize(("name", "expected"), [("bleach", ["urgent_action.I001"]), ("nh3", [])])
def test_bleach_is_told_with_what_may_take_its_place(settings: Any, name: str, expected: list[str]) -> None:
    settings.URGENT_ACTION = {"SANITIZER": name}
    messages = check_bleach()
    assert _ids(messages) == expected
    assert all("nh3" in str(message.hint) for message in messages)


def test_setting_that_is_unknown_is_named(settings: Any) -> None:
    settings.URGENT_ACTION = {"DIGEST_KEYS": "x"}
    with pytest.raises(ImproperlyConfigured, match="DIGEST_KEYS"):
        check_keys()


@pytest.mark.django_db  # which Django 6.1 asks what it can do
def test_every_check_is_registered_and_has_an_identifier(settings: Any) -> None:
    settings.URGENT_ACTION = {"SANITIZER": "lxml", "BASE_TEMPLATE": "no/such/base.html"}
    ours = {str(message.id) for message in run_checks() if str(message.id).startswith("urgent_action.")}
    assert ours == {"urgent_action.W001", "urgent_action.E002", "urgent_action.E003"}


@pytest.mark.parametrize("days", [[], (7, 1), [30]])
def test_check_reminders_of_whole_days_is_silent(settings: Any, days: Any) -> None:
    settings.URGENT_ACTION = {"REMINDER_DAYS": days}
    assert check_reminders() == []


@pytest.mark.parametrize("days", [7, "7", [0], [1.5], [True], ["7"]])
def test_check_reminders_of_anything_else_says_what_to_list(settings: Any, days: Any) -> None:
    settings.URGENT_ACTION = {"REMINDER_DAYS": days}
    [message] = check_reminders()
    assert message.id == "urgent_action.E004"
    assert "[7, 1]" in str(message.hint)


def test_every_message_names_what_it_is_about(settings: Any) -> None:
    settings.URGENT_ACTION = {"SANITIZER": "lxml", "REMINDER_DAYS": 7, "TIME_ZONE": "Europe"}
    found = [*check_keys(), *check_sanitizer(), *check_reminders(), *check_time_zone()]
    assert {message.obj for message in found} == {"URGENT_ACTION"}
    assert all(message.hint for message in found)


def test_check_sanitizer_that_is_not_installed_names_the_extra(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.URGENT_ACTION = {"SANITIZER": "nh3"}
    found = util.find_spec
    monkeypatch.setattr(
        "urgent_action.checks.installation.find_spec", lambda name: None if name == "nh3" else found(name)
    )
    [message] = check_sanitizer()
    assert (message.id, message.hint) == ("urgent_action.E008", "Install wagtail-urgent-action[nh3].")


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "Europe", "../Europe/Madrid", "CET+1 "])
def test_check_time_zone_that_does_not_exist_names_it(settings: Any, zone: str) -> None:
    settings.URGENT_ACTION = {"TIME_ZONE": zone}
    [message] = check_time_zone()
    assert message.id == "urgent_action.E005"
    assert repr(zone) in message.msg


@pytest.mark.parametrize("zone", ["", "Europe/Madrid", "UTC", "Etc/GMT+12"])
def test_check_time_zone_that_exists_is_silent(settings: Any, zone: str) -> None:
    settings.URGENT_ACTION = {"TIME_ZONE": zone}
    assert check_time_zone() == []


def test_check_time_zone_without_use_tz_says_to_set_it() -> None:
    with override_settings(USE_TZ=False):
        [message] = check_time_zone()
    assert (message.id, message.obj) == ("urgent_action.E006", "USE_TZ")
    assert check_time_zone() == []


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((7, 3, 0, "final", 1), ["urgent_action.W006"]),
        ((7, 4, 3, "final", 1), ["urgent_action.W006"]),
        ((7, 4, 4, "final", 1), []),
        ((8, 0, 0, "final", 1), ["urgent_action.W006"]),
        ((8, 0, 1, "final", 1), []),
        ((8, 1, 0, "alpha", 0), []),
        ((9, 0, 0, "final", 1), []),
        ((6, 3, 9, "final", 1), ["urgent_action.W006"]),
    ],
)
def test_check_wagtail_with_known_advisories(
    monkeypatch: pytest.MonkeyPatch, version: tuple[Any, ...], expected: list[str]
) -> None:
    monkeypatch.setattr(wagtail, "VERSION", version)
    assert _ids(check_wagtail()) == expected
