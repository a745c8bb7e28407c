"""What the app needs everywhere: keys, URLs, a time zone, and versions and extras that go together."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import wagtail
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register

from ..conf import SETTING, app_settings, django_setting
from ..deadlines import zone_exists
from ..digests import keys_ready
from ..sanitizing import SANITIZERS
from .addresses import unreached
from .numbers import wrong_numbers

#: The first version of each line of Wagtail in which the advisories of 2026 are mended.
_MENDED = {7: (7, 4, 4), 8: (8, 0, 1)}


@register(Tags.security)
def check_keys(**kwargs: Any) -> list[CheckMessage]:
    """Without keys pages are served, and signing answers 503."""
    if keys_ready():
        return []
    return [
        Warning(
            "URGENT_ACTION has no usable DIGEST_KEY and TOKEN_KEY, so nobody can sign.",
            hint="Run `manage.py urgent_action_keys` once and keep what it prints with the other secrets of the site. Where people "
            "have signed before, put the old keys back instead: with new ones they can sign again.",
            obj=SETTING,
            id="urgent_action.W001",
        )
    ]


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """Forms post to URLs of the app, and arrive there."""
    return unreached(
        "urgent_action:sign", [1], app="urgent_action", missing="urgent_action.E001", taken="urgent_action.E009"
    )


@register(Tags.security)
def check_sanitizer(**kwargs: Any) -> list[CheckMessage]:
    """What is chosen is known and there."""
    return list(_sanitizer())


def _sanitizer() -> Iterator[CheckMessage]:
    name = app_settings().sanitizer
    if name not in SANITIZERS:
        yield Error(
            f"SANITIZER of URGENT_ACTION is {name!r}.",
            hint=f"Choose one of: {', '.join(sorted(SANITIZERS))}.",
            obj=SETTING,
            id="urgent_action.E003",
        )
    elif find_spec(name) is None:
        yield Error(
            f"SANITIZER of URGENT_ACTION is {name}, which is not installed, so nothing can be imported.",
            hint=f"Install wagtail-urgent-action[{name}].",
            obj=SETTING,
            id="urgent_action.E008",
        )


@register(Tags.security, deploy=True)
def check_bleach(**kwargs: Any) -> list[CheckMessage]:
    """Where bleach stands. At deployment only: what needs no answer is not said at each command, whose output cron mails."""
    if app_settings().sanitizer != "bleach":
        return []
    return [
        Info(
            "Imported HTML is cleaned by bleach, whose maintenance ended in June 2026.",
            hint='Install wagtail-urgent-action[nh3] and set URGENT_ACTION["SANITIZER"] = "nh3".',
            obj=SETTING,
            id="urgent_action.I001",
        )
    ]


@register()
def check_reminders(**kwargs: Any) -> list[CheckMessage]:
    """A reminder is for a whole number of days before the deadline."""
    days = app_settings().reminder_days
    if isinstance(days, list | tuple) and all(type(day) is int and day >= 1 for day in days):
        return []
    return [
        Error(
            f"REMINDER_DAYS of URGENT_ACTION is {days!r}.",
            hint="List whole numbers of days from 1 on, for example [7, 1], or nothing.",
            obj=SETTING,
            id="urgent_action.E004",
        )
    ]


@register()
def check_numbers(**kwargs: Any) -> list[CheckMessage]:
    """A number that came as text, from the environment for example, fails only when something is counted with it."""
    return wrong_numbers(app_settings(), setting=SETTING, identifier="urgent_action.E010")


@register()
def check_time_zone(**kwargs: Any) -> list[CheckMessage]:
    """A deadline is an instant: it needs a zone that exists, and a database that keeps instants."""
    return list(_time_zone())


def _time_zone() -> Iterator[CheckMessage]:
    zone = app_settings().zone
    if not zone_exists(zone):
        yield Error(
            f"TIME_ZONE of URGENT_ACTION is {zone!r}, which is no time zone, so no deadline can be computed.",
            hint='Write a name of the IANA database, for example "Europe/Madrid", or leave it out to take Django\'s TIME_ZONE.',
            obj=SETTING,
            id="urgent_action.E005",
        )
    if not django_setting("USE_TZ"):
        yield Error(
            "USE_TZ is False, so the instant at which an action closes cannot be stored.",
            hint="Set USE_TZ = True. Django's documentation on time zones tells how to change an existing site.",
            obj="USE_TZ",
            id="urgent_action.E006",
        )


@register(Tags.security)
def check_wagtail(**kwargs: Any) -> list[CheckMessage]:
    """The package asks for a version without known holes; a site can be made to run another."""
    version = tuple(wagtail.VERSION[:3])
    if version >= _MENDED.get(version[0], min(_MENDED.values())):
        return []
    return [
        Warning(
            f"Wagtail {wagtail.__version__} has published security advisories that later versions mend.",
            hint="Upgrade to Wagtail 7.4.4 or later in the 7.4 line, or to 8.0.1 or later.",
            obj="wagtail",
            id="urgent_action.W006",
        )
    ]
