"""What wagtail-localize offers to translators, and what it keeps the same in every language.

Text is offered by its own rules; only what those would take for text is named here. It is not required, and without it
nothing here has an effect.
"""

from __future__ import annotations

from typing import Any

try:
    from wagtail_localize.fields import SynchronizedField
except ImportError:
    SynchronizedField = None

#: Columns that are the action's and no language's own. ``closes_at`` is not here: each page computes it from its deadline.
FACTS = (
    "kind",
    "ua_number",
    "index_number",
    "issue_date",
    "countries",
    "theme",
    "signing",
    "confirming",
    "offline_signatures",
    "goal",
    "named_with_consent",
)
#: Facts of which a language may have its own: the picture with text in it, the earlier sheet in translation.
FACTS_WITH_EXCEPTIONS = ("picture", "previous_action", "previous_action_urls")


def translation_rules() -> list[Any]:
    """For ``override_translatable_fields`` of a page class; empty where wagtail-localize is not installed."""
    if SynchronizedField is None:
        return []
    return [
        *(SynchronizedField(name, overridable=False) for name in FACTS),
        *(SynchronizedField(name, overridable=True) for name in FACTS_WITH_EXCEPTIONS),
    ]


class FactBlockMixin:
    """A block whose value is a fact: an e-mail address is the same in every language, and a mistyped one reaches nobody."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """What a translator is asked for: nothing."""
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        """The value of the source, whatever was translated before it counted as a fact."""
        return value
