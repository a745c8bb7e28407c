"""What stands around the app in production; what is usual on a developer's machine is told at ``--deploy`` alone."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks

from tests.mailers import send_mail_by
from urgent_action.checks.production import (
    check_limits_cache,
    check_mail,
    check_proxies,
    check_referrer_policy,
    check_sender,
    check_shared_caches,
    check_tasks,
)

LOCMEM = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
DUMMY = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
REDIS = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def _ids(messages: list[CheckMessage]) -> list[str]:
    assert all(message.hint and message.obj for message in messages)
    return [str(message.id) for message in messages]


@pytest.mark.parametrize(
    ("name", "value"),
    [("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https")), ("USE_X_FORWARDED_HOST", True)],
)
def test_proxy_that_is_trusted_for_one_thing_and_not_counted(settings: Any, name: str, value: Any) -> None:
    assert check_proxies() == []
    setattr(settings, name, value)
    [message] = check_proxies()
    assert message.id == "urgent_action.W004"
    assert message.msg.startswith(name)
    settings.URGENT_ACTION = {"TRUSTED_PROXIES": 1}
    assert check_proxies() == []


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("no-referrer", ["urgent_action.W005"]),
        ("same-origin, no-referrer", ["urgent_action.W005"]),
        (["no-referrer", "of-the-future"], ["urgent_action.W005"]),
        ("no-referrer, strict-origin-when-cross-origin", []),
        (("no-referrer", "same-origin"), []),
        ("same-origin", []),
        ("", []),
        (None, []),
    ],
)
def test_referrer_policy_that_takes_the_origin_away(settings: Any, policy: Any, expected: list[str]) -> None:
    settings.SECURE_REFERRER_POLICY = policy
    assert _ids(check_referrer_policy()) == expected


def test_limits_cache_that_is_not_there(settings: Any) -> None:
    settings.CACHES = {"default": LOCMEM, "shared": REDIS}
    settings.URGENT_ACTION = {"LIMITS_CACHE": "limits"}
    assert _ids(check_limits_cache()) == ["urgent_action.E007"]
    assert check_shared_caches()[1:] == []  # said once
    settings.URGENT_ACTION = {"LIMITS_CACHE": "shared"}
    assert check_limits_cache() == []


@pytest.mark.parametrize("of_one_process", [LOCMEM, DUMMY])
def test_caches_of_one_process(settings: Any, of_one_process: dict[str, str]) -> None:
    settings.CACHES = {"default": of_one_process, "shared": REDIS, "own": of_one_process}
    settings.URGENT_ACTION = {}
    assert _ids(check_shared_caches()) == ["urgent_action.I002"]
    settings.URGENT_ACTION = {"LIMITS_CACHE": "own"}
    assert _ids(check_shared_caches()) == ["urgent_action.W007", "urgent_action.I002"]
    settings.CACHES = {**settings.CACHES, "default": REDIS}
    assert _ids(check_shared_caches()) == ["urgent_action.W007"]
    settings.URGENT_ACTION = {"LIMITS_CACHE": "shared"}
    assert check_shared_caches() == []


@pytest.mark.parametrize(
    ("module", "word"),
    [("console", "printed"), ("dummy", "thrown away"), ("filebased", "files"), ("locmem", "memory")],
)
def test_mail_that_reaches_nobody(settings: Any, module: str, word: str) -> None:
    send_mail_by(settings, f"django.core.mail.backends.{module}.EmailBackend")
    [message] = check_mail()
    assert message.id == "urgent_action.W008"
    assert word in message.msg


@pytest.mark.parametrize("backend", [SMTP, "section.mail.Backend"])
def test_mail_that_leaves_is_silent(settings: Any, backend: str) -> None:
    send_mail_by(settings, backend)
    assert check_mail() == []


@pytest.mark.parametrize("sender", ["webmaster@localhost", "The section <webmaster@localhost>"])
def test_sender_that_nobody_has_set(settings: Any, sender: str) -> None:
    settings.DEFAULT_FROM_EMAIL = sender
    settings.URGENT_ACTION = {}
    assert _ids(check_sender()) == ["urgent_action.W011"]
    settings.URGENT_ACTION = {"FROM_EMAIL": "Actions <actions@section.example>"}
    assert check_sender() == []
    settings.URGENT_ACTION, settings.DEFAULT_FROM_EMAIL = {}, "actions@section.example"
    assert check_sender() == []


@pytest.mark.parametrize("package", ["django_tasks.backends", "django.tasks.backends"])
def test_tasks_without_a_worker(settings: Any, package: str) -> None:
    settings.TASKS = {"default": {"BACKEND": f"{package}.dummy.DummyBackend"}}
    assert _ids(check_tasks()) == ["urgent_action.W009"]
    settings.TASKS = {"default": {"BACKEND": f"{package}.immediate.ImmediateBackend"}}
    assert _ids(check_tasks()) == ["urgent_action.I003"]
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert check_tasks() == []


def test_tasks_that_nobody_has_set_run_at_once(settings: Any) -> None:
    settings.TASKS = {}
    assert _ids(check_tasks()) == ["urgent_action.I003"]


@pytest.mark.django_db  # which Django 6.1 asks what it can do
def test_what_is_usual_in_development_is_told_at_deploy_alone(settings: Any) -> None:
    settings.CACHES = {"default": LOCMEM}
    settings.URGENT_ACTION = {**settings.URGENT_ACTION, "LIMITS_CACHE": "default"}
    settings.DEFAULT_FROM_EMAIL = "webmaster@localhost"
    send_mail_by(settings, "django.core.mail.backends.console.EmailBackend")

    def ours(*, deploy: bool) -> set[str]:
        found = run_checks(include_deployment_checks=deploy)
        return {str(message.id) for message in found if str(message.id).startswith("urgent_action.")}

    told = {
        "urgent_action.W007",
        "urgent_action.W008",
        "urgent_action.W011",
        "urgent_action.I001",
        "urgent_action.I002",
        "urgent_action.I003",
    }
    assert ours(deploy=True) - ours(deploy=False) == told
