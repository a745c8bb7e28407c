"""What stands around the app in production: proxies, headers, caches, mail and workers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from typing import Any

from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register

from ..conf import SETTING, app_settings, django_setting

#: Caches of Django's that other processes do not see.
_OF_ONE_PROCESS = (
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
)
#: Where mails of Django's own backends go when they reach nobody.
_MAILS_GO = {
    "django.core.mail.backends.console.EmailBackend": "printed",
    "django.core.mail.backends.dummy.EmailBackend": "thrown away",
    "django.core.mail.backends.filebased.EmailBackend": "written into files",
    "django.core.mail.backends.locmem.EmailBackend": "kept in memory",
}
#: What a browser takes for a policy; of several the last that it knows counts (Referrer Policy, 8.1).
_REFERRER_POLICIES = (
    "no-referrer",
    "no-referrer-when-downgrade",
    "same-origin",
    "origin",
    "strict-origin",
    "origin-when-cross-origin",
    "strict-origin-when-cross-origin",
    "unsafe-url",
)


@register(Tags.security)
def check_proxies(**kwargs: Any) -> list[CheckMessage]:
    """A site that trusts a proxy's word on scheme or host has a proxy."""
    trusting = [name for name in ("SECURE_PROXY_SSL_HEADER", "USE_X_FORWARDED_HOST") if django_setting(name)]
    if not trusting or app_settings().trusted_proxies != 0:
        return []
    return [
        Warning(
            f"{trusting[0]} says that a proxy stands in front, and TRUSTED_PROXIES of URGENT_ACTION is 0: all supporters "
            "count as one network, and after CLIENT_LIMIT signatures in a day the rest is set aside.",
            hint='Set URGENT_ACTION["TRUSTED_PROXIES"] to the number of your own proxies that add to X-Forwarded-For.',
            obj=SETTING,
            id="urgent_action.W004",
        )
    ]


@register(Tags.security)
def check_referrer_policy(**kwargs: Any) -> list[CheckMessage]:
    """Under ``no-referrer`` a form's ``Origin`` is ``null``; ``Sec-Fetch-Site`` makes up for it, where it is sent."""
    given = django_setting("SECURE_REFERRER_POLICY") or ()
    names = given.split(",") if isinstance(given, str) else given
    known = [name.strip() for name in names if name.strip() in _REFERRER_POLICIES]
    if known[-1:] != ["no-referrer"]:
        return []
    return [
        Warning(
            "SECURE_REFERRER_POLICY is no-referrer: browsers without Sec-Fetch-Site (old ones, and all of them where the "
            "site is not served over HTTPS) then send the form with Origin: null, and their signatures are refused.",
            hint='Set SECURE_REFERRER_POLICY = "same-origin", which tells other sites as little.',
            obj="SECURE_REFERRER_POLICY",
            id="urgent_action.W005",
        )
    ]


@register(Tags.caches)
def check_limits_cache(**kwargs: Any) -> list[CheckMessage]:
    """The cache that counts must be there."""
    alias = app_settings().limits_cache
    if not alias or alias in _caches():
        return []
    return [
        Error(
            f"LIMITS_CACHE of URGENT_ACTION is {alias!r}, which CACHES does not have.",
            hint="Name a cache of CACHES that all processes share, or leave LIMITS_CACHE out to count in the database.",
            obj=SETTING,
            id="urgent_action.E007",
        )
    ]


@register(Tags.caches, deploy=True)
def check_shared_caches(**kwargs: Any) -> list[CheckMessage]:
    """In production there is more than one process."""
    return list(_shared_caches())


def _shared_caches() -> Iterator[CheckMessage]:
    alias = app_settings().limits_cache
    if alias and _backend(_caches().get(alias)) in _OF_ONE_PROCESS:
        yield Warning(
            f"LIMITS_CACHE of URGENT_ACTION is {alias!r}, a cache of one process: each process counts for itself, so that "
            "limits are reached late or never.",
            hint="Name a cache that all processes share, such as Redis, or leave LIMITS_CACHE out to count in the database.",
            obj=SETTING,
            id="urgent_action.W007",
        )
    if _backend(_caches().get("default")) in _OF_ONE_PROCESS:
        yield Info(
            "The default cache belongs to one process: what one process renders is not there for the others, and they see "
            "a change to the page some seconds late.",
            hint="Set CACHES to a cache that all processes share, such as Redis, if the site runs in more than one.",
            obj="CACHES",
            id="urgent_action.I002",
        )


@register(deploy=True)
def check_mail(**kwargs: Any) -> list[CheckMessage]:
    """A signature counts when the link in a mail was followed."""
    setting, backend = _mail_backend()
    if backend not in _MAILS_GO:
        return []
    return [
        Warning(
            f"Mails are {_MAILS_GO[backend]}, so no link to confirm a signature reaches anybody.",
            hint=f"Set {setting} to django.core.mail.backends.smtp.EmailBackend or to the backend of your mail service.",
            obj=setting,
            id="urgent_action.W008",
        )
    ]


@register(deploy=True)
def check_sender(**kwargs: Any) -> list[CheckMessage]:
    """Mail from an address that no mail server knows is refused, or goes where nobody looks."""
    sender = app_settings().sender
    if not parseaddr(sender)[1].endswith("@localhost"):
        return []
    return [
        Warning(
            f"Mails are sent from {sender}, which mail servers refuse.",
            hint='Set DEFAULT_FROM_EMAIL, or URGENT_ACTION["FROM_EMAIL"], to an address of a domain of yours.',
            obj="DEFAULT_FROM_EMAIL",
            id="urgent_action.W011",
        )
    ]


@register(deploy=True)
def check_tasks(**kwargs: Any) -> list[CheckMessage]:
    """Whether tasks are done, and by whom; whether a worker runs is told by the health view."""
    backend = _backend((django_setting("TASKS") or {}).get("default")) or "ImmediateBackend"
    if backend.endswith("DummyBackend"):
        return [
            Warning(
                "The dummy backend of TASKS does nothing, so mails leave only when urgent_action_send_mail runs.",
                hint="Set TASKS to a backend with a worker, for example django_tasks_db, and start its worker.",
                obj="TASKS",
                id="urgent_action.W009",
            )
        ]
    if backend.endswith("ImmediateBackend"):
        return [
            Info(
                "Tasks run within the request: whoever signs waits for the mail server, and how long it takes tells whether "
                "an address is mailed.",
                hint="Set TASKS to a backend with a worker, for example django_tasks_db, and start its worker.",
                obj="TASKS",
                id="urgent_action.I003",
            )
        ]
    return []


def _caches() -> Mapping[str, Any]:
    return django_setting("CACHES") or {}


def _backend(entry: Mapping[str, Any] | None) -> str:
    return str((entry or {}).get("BACKEND", ""))


def _mail_backend() -> tuple[str, str]:
    """The setting that chooses how mail leaves, and what it chooses: ``MAILERS`` from Django 6.1 on, where a site has it."""
    mailers = django_setting("MAILERS")
    if mailers:
        return "MAILERS", _backend(mailers.get("default"))
    return "EMAIL_BACKEND", str(django_setting("EMAIL_BACKEND") or "")
