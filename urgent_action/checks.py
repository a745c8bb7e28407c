"""System checks: what is wrong with an installation, and what to do, in a sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse

from .conf import app_settings
from .digests import keys_ready
from .sanitizing import SANITIZERS


@register(Tags.security)
def check_keys(**kwargs: Any) -> list[CheckMessage]:
    """Without keys pages are served, and signing answers 503."""
    if keys_ready():
        return []
    return [
        Warning(
            "URGENT_ACTION has no usable DIGEST_KEY and TOKEN_KEY, so nobody can sign.",
            hint="Run `manage.py urgent_action_keys` once and keep what it prints with the other secrets of the site.",
            id="urgent_action.W001",
        )
    ]


@register(Tags.urls)
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    """Forms post to URLs of the app."""
    try:
        reverse("urgent_action:sign", args=[1])
    except NoReverseMatch:
        return [
            Error(
                "The URLs of urgent_action are not included.",
                hint='Add path("urgent-action/", include("urgent_action.urls")) above Wagtail\'s URLs.',
                id="urgent_action.E001",
            )
        ]
    return []


@register(Tags.templates)
def check_base_template(**kwargs: Any) -> list[CheckMessage]:
    """Public pages extend a template of the site."""
    name = app_settings().base_template
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return [
            Error(
                f"BASE_TEMPLATE of URGENT_ACTION names {name}, which does not exist.",
                hint="Name a template with blocks title, extra_css, content and extra_js, or override urgent_action/layout.html.",
                id="urgent_action.E002",
            )
        ]
    return []


@register(Tags.security)
def check_sanitizer(**kwargs: Any) -> list[CheckMessage]:
    """Where bleach stands."""
    return list(_sanitizer())


def _sanitizer() -> Iterator[CheckMessage]:
    name = app_settings().sanitizer
    if name not in SANITIZERS:
        yield Error(
            f"SANITIZER of URGENT_ACTION is {name!r}.",
            hint=f"Choose one of: {', '.join(sorted(SANITIZERS))}.",
            id="urgent_action.E003",
        )
    elif name == "bleach":
        yield Info(
            "Imported HTML is cleaned by bleach, whose maintenance ended in June 2026.",
            hint='Install wagtail-urgent-action[nh3] and set URGENT_ACTION["SANITIZER"] = "nh3".',
            id="urgent_action.I001",
        )


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
            id="urgent_action.E004",
        )
    ]
