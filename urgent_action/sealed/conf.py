"""Settings of sealed mode: ``URGENT_ACTION_SEALED``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..conf import read_settings

SETTING = "URGENT_ACTION_SEALED"


@dataclass(frozen=True)
class SealedSettings:
    """What a webmaster may set, by the same names in capitals."""

    #: Lines that ``urgent_action_keygen`` printed. Each record is sealed to every one of them.
    public_keys: Sequence[str] = ()


def sealed_settings() -> SealedSettings:
    """The settings in force.

    Raises:
        ImproperlyConfigured: the setting is no dict, or holds an unknown name.
    """
    return read_settings(SETTING, SealedSettings)
