"""The app's settings: one frozen object, read from ``settings.URGENT_ACTION`` and rebuilt when that changes."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed

SETTING = "URGENT_ACTION"

_Kind = TypeVar("_Kind")
#: Objects that were built, by the name of their setting.
_built: dict[str, Any] = {}


@dataclass(frozen=True)
class AppSettings:
    """What a webmaster may set in ``URGENT_ACTION``, by the same names in capitals; every default is here."""

    #: Name of the section, as in "your details are kept by …". Empty: the name of the Wagtail site.
    section_name: str = ""
    #: Address of the section's privacy notice, linked beside the form.
    privacy_url: str = ""
    #: IANA zone in which an editor's deadline is meant by default. Empty: Django's ``TIME_ZONE``.
    time_zone: str = ""
    #: Days before the deadline from which the banner says "closing soon".
    closing_soon_days: int = 7
    #: Seconds that a browser or shared cache may keep a page; never past the deadline.
    page_max_age: int = 60
    #: Seconds for which the server itself gives a page that it has rendered to the next visitor. 0: it renders each anew.
    page_memory: int = 5
    #: Template that the public pages extend, with blocks ``title``, ``extra_css``, ``content`` and ``extra_js``.
    base_template: str = "urgent_action/base.html"
    #: Secret from which the digests of e-mail addresses are derived. Made by ``urgent_action_keys``.
    digest_key: str = ""
    #: Secret that signs the links in mails. Made by ``urgent_action_keys``; a new one makes old links useless.
    token_key: str = ""
    #: Sender of the app's mails. Empty: Django's ``DEFAULT_FROM_EMAIL``.
    from_email: str = ""
    #: Days for which a link to confirm works.
    confirm_days: int = 7
    #: Days for which a link to withdraw works; a new one can be asked for at any time.
    withdraw_days: int = 365
    #: Hours after the close in which a signature made in time may still be confirmed.
    confirm_grace_hours: int = 24
    #: Mails that one signer may get about one action in one day.
    mails_a_day: int = 3
    #: How many reverse proxies of the site's own stand before Django, each adding to ``X-Forwarded-For``.
    trusted_proxies: int = 0
    #: Signatures from one network on one action in one day, before further ones are set aside.
    client_limit: int = 1000
    #: Signatures for one e-mail address on all actions in one day, before further ones are set aside.
    address_limit: int = 30
    #: Alias of a cache shared by all processes in which limits are counted. Empty: they are counted in the database.
    limits_cache: str = ""
    #: Days after the close for which signatures are kept.
    retention_days: int = 180
    #: Days for which what programs signed is kept for a look.
    quarantine_days: int = 7
    #: Fewest signatures from a country before its number is shown: smaller ones could point at people.
    smallest_cell: int = 10
    #: Themes that an editor may give an action, and readers filter by: slug → name. Empty: no themes.
    themes: Mapping[str, str] = field(default_factory=dict)
    #: Days before the deadline on which its editors are reminded by mail, for example ``[7, 1]``. Empty: never.
    reminder_days: Sequence[int] = ()
    #: Whether ``a+tag@example.org`` signs as the same person as ``a@example.org``.
    merge_plus_addresses: bool = True
    #: Hours for which a form from a cached page may still carry a consent statement that was replaced.
    consent_overlap_hours: int = 24
    #: What cleans imported HTML: ``bleach`` or ``nh3``.
    sanitizer: str = "bleach"

    @property
    def zone(self) -> str:
        """The section's IANA time zone."""
        return self.time_zone or settings.TIME_ZONE

    @property
    def closing_soon(self) -> timedelta:
        """How long before the deadline an action counts as closing soon."""
        return timedelta(days=self.closing_soon_days)

    @property
    def confirm_grace(self) -> timedelta:
        """How long after the close a signature made in time may be confirmed."""
        return timedelta(hours=self.confirm_grace_hours)

    @property
    def sender(self) -> str:
        """Who the app's mails are from."""
        return self.from_email or settings.DEFAULT_FROM_EMAIL

    @property
    def consent_overlap(self) -> timedelta:
        """How long a replaced consent statement is still accepted."""
        return timedelta(hours=self.consent_overlap_hours)


def app_settings() -> AppSettings:
    """The settings in force.

    Raises:
        ImproperlyConfigured: ``URGENT_ACTION`` is no dict, or holds a name that is not a setting.
    """
    return read_settings(SETTING, AppSettings)


def read_settings(setting: str, kind: type[_Kind]) -> _Kind:
    """A dict of Django's settings as one frozen object: the app's own, or that of an optional app.

    Args:
        setting: its name in Django's settings; a setting that is not there is an empty dict.
        kind: a frozen dataclass with a default for each field; the dict has their names in capitals.

    Raises:
        ImproperlyConfigured: it is no dict, or holds a name that is not a field.
    """
    if setting not in _built:
        _built[setting] = _build(setting, kind, getattr(settings, setting, {}))
    return cast(_Kind, _built[setting])


def theme_choices() -> list[tuple[str, str]]:
    """The themes of the settings as choices of a field; migrations name this function, not what it returns."""
    return list(app_settings().themes.items())


def default_language() -> str:
    """The language code that Django falls back to."""
    return str(settings.LANGUAGE_CODE)


def session_cookie() -> str:
    """The name of the cookie by which the site knows a visitor again."""
    return str(settings.SESSION_COOKIE_NAME)


def user_model() -> str:
    """The name of the site's user model, for foreign keys."""
    return str(settings.AUTH_USER_MODEL)


def django_setting(name: str) -> Any:
    """A setting of Django's own that a system check judges; None where there is none of that name."""
    with (
        warnings.catch_warnings()
    ):  # Django warns of a setting that it will drop when it is made, and again when it is read
        warnings.simplefilter("ignore")
        return getattr(settings, name, None)


def _build(setting: str, kind: type[_Kind], given: Any) -> _Kind:
    if not isinstance(given, dict):
        raise ImproperlyConfigured(f"{setting} must be a dict.")
    known = {field.name.upper(): field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise ImproperlyConfigured(f"{setting} has unknown names: {', '.join(unknown)}.")
    return kind(**{known[name]: value for name, value in given.items()})


def _forget(*, setting: str, **kwargs: object) -> None:
    _built.pop(setting, None)


setting_changed.connect(_forget)
