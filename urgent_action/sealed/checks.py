"""System checks of sealed mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register

from .conf import SETTING, sealed_settings
from .envelopes import is_available
from .keys import KeyUnusable, parse_public_key


@register(Tags.security)
def check_sealing(**kwargs: Any) -> list[CheckMessage]:
    """A site that believes its signers sealed must have them sealed."""
    return list(_sealing())


def _sealing() -> Iterator[CheckMessage]:
    if not is_available():
        yield Error(
            "urgent_action.sealed is installed, and the installed version of cryptography cannot seal.",
            hint="Install wagtail-urgent-action[sealed].",
            obj=SETTING,
            id="urgent_action_sealed.E003",
        )
    keys = sealed_settings().public_keys
    if not keys:
        yield Error(
            f"urgent_action.sealed is installed, and {SETTING} names no PUBLIC_KEYS: nothing is sealed.",
            hint="Run urgent-action-keygen on a machine that is not the server, and put what it prints into the settings.",
            obj=SETTING,
            id="urgent_action_sealed.E001",
        )
    elif isinstance(keys, str):
        yield Error(
            f"PUBLIC_KEYS of {SETTING} is one string.",
            hint="Make it a list, also of one key.",
            obj=SETTING,
            id="urgent_action_sealed.E002",
        )
    else:
        yield from _unusable(keys)


def _unusable(keys: Any) -> Iterator[CheckMessage]:
    for number, line in enumerate(keys, start=1):
        try:
            parse_public_key(line)
        except KeyUnusable as error:
            yield Error(
                f"Key {number} of {SETTING} is unusable: {error}",
                hint="Paste the whole line that urgent-action-keygen printed.",
                obj=SETTING,
                id="urgent_action_sealed.E002",
            )
