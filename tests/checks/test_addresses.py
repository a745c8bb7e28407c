"""URLs that are not included, and addresses that somebody else answers: of the core and of each app that has public URLs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.core.checks import ERROR, WARNING, CheckMessage
from django.urls import get_script_prefix, set_script_prefix

from urgent_action.appeals import checks as appeals
from urgent_action.checks import installation as core
from urgent_action.embed import checks as embed
from urgent_action.sheets import checks as sheets
from urgent_action.updates import checks as updates


class Asked(NamedTuple):
    """A check, and what it says."""

    check: Callable[[], list[CheckMessage]]
    app: str
    missing: str
    taken: str
    level: int = ERROR
    beneath: str = "urgent-action/"


CHECKS = [
    Asked(core.check_urls, "urgent_action", "urgent_action.E001", "urgent_action.E009"),
    Asked(appeals.check_urls, "urgent_action.appeals", "urgent_action_appeals.E001", "urgent_action_appeals.E002"),
    Asked(
        embed.check_urls,
        "urgent_action.embed",
        "urgent_action_embed.E001",
        "urgent_action_embed.E003",
        beneath="urgent-action/embed/",
    ),
    Asked(
        sheets.check_urls,
        "urgent_action.sheets",
        "urgent_action_sheets.W001",
        "urgent_action_sheets.W002",
        WARNING,
    ),
    Asked(
        updates.check_urls,
        "urgent_action.updates",
        "urgent_action_updates.E001",
        "urgent_action_updates.E002",
        beneath="urgent-action/updates/",
    ),
]
for_each_app = pytest.mark.parametrize("asked", CHECKS, ids=[asked.app for asked in CHECKS])


def test_every_app_with_public_urls_is_among_them() -> None:
    ours = [config for config in apps.get_app_configs() if config.name.split(".")[0] == "urgent_action"]
    assert {asked.app for asked in CHECKS} == {
        config.name for config in ours if (Path(config.path) / "urls.py").exists()
    }


@for_each_app
def test_urls_that_are_included_are_not_mentioned(asked: Asked) -> None:
    assert asked.check() == []


@for_each_app
def test_urls_behind_a_path_of_the_server_are_not_mentioned(asked: Asked) -> None:
    prefix = get_script_prefix()
    set_script_prefix("/section/")
    try:
        assert asked.check() == []
    finally:
        set_script_prefix(prefix)


@for_each_app
def test_urls_that_are_not_included_are_told_with_what_to_add(settings: Any, asked: Asked) -> None:
    settings.ROOT_URLCONF = "urgent_action.urls"  # at the root, and so without any namespace
    [message] = asked.check()
    assert (message.id, message.level, message.obj) == (asked.missing, asked.level, "ROOT_URLCONF")
    assert message.msg.startswith(f"The URLs of {asked.app} are not included")
    assert f'path("{asked.beneath}", include("{asked.app}.urls"))' in str(message.hint)


@for_each_app
def test_addresses_that_another_view_answers_are_told_with_its_name(settings: Any, asked: Asked) -> None:
    settings.ROOT_URLCONF = "tests.checks.urls_taken"
    [message] = asked.check()
    assert (message.id, message.level, message.obj) == (asked.taken, asked.level, "ROOT_URLCONF")
    assert message.msg.startswith(f"/{asked.beneath}")
    assert "front_end answers there" in message.msg
    assert f'path("{asked.beneath}", include("{asked.app}.urls"))' in str(message.hint)
