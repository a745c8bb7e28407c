"""Settings that are numbers, which an environment gives as text."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.core.checks import CheckMessage, Error


def wrong_numbers(settings: Any, *, setting: str, identifier: str) -> list[CheckMessage]:
    """An error for each number among the settings in force that is none, or is below 0.

    Args:
        settings: a dataclass of them, such as :class:`urgent_action.conf.AppSettings`.
        setting: its name in Django's settings.
        identifier: of the messages.
    """
    numbers = {field.name.upper(): getattr(settings, field.name) for field in fields(settings) if field.type == "int"}
    return [
        Error(
            f"{name} of {setting} is {value!r}.",
            hint="Write a number from 0 on; what comes from the environment is text, for which int(…) stands.",
            obj=setting,
            id=identifier,
        )
        for name, value in numbers.items()
        if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0
    ]
