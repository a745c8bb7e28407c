"""Settings of the card: ``URGENT_ACTION_EMBED``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..conf import read_settings

SETTING = "URGENT_ACTION_EMBED"


@dataclass(frozen=True)
class EmbedSettings:
    """What a webmaster may set, by the same names in capitals."""

    #: Sites that may show the card, as sources of CSP's ``frame-ancestors``, for example ``https://partner.example``.
    frame_ancestors: Sequence[str] = ("*",)


def embed_settings() -> EmbedSettings:
    """The settings in force.

    Raises:
        ImproperlyConfigured: the setting is no dict, or holds an unknown name.
    """
    return read_settings(SETTING, EmbedSettings)
