"""Settings of reported appeals: ``URGENT_ACTION_APPEALS``."""

from __future__ import annotations

from dataclasses import dataclass

from ..conf import read_settings

SETTING = "URGENT_ACTION_APPEALS"


@dataclass(frozen=True)
class AppealSettings:
    """What a webmaster may set, by the same names in capitals; every default is here."""

    #: Most appeals that one report may tell of.
    most_at_once: int = 50
    #: Reports of appeals from one network on one action in one day, before further ones are counted apart.
    client_limit: int = 100
    #: Reports of one dead address from one network in one day, before further ones are not counted.
    channel_limit: int = 3


def appeal_settings() -> AppealSettings:
    """The settings in force.

    Raises:
        ImproperlyConfigured: the setting is no dict, or holds an unknown name.
    """
    return read_settings(SETTING, AppealSettings)
