"""What becomes of each column of this app; see :mod:`urgent_action.privacy`."""

from ..privacy import Fate

FATES: dict[str, dict[str, Fate]] = {
    "urgent_action_handover.HandOver": dict.fromkeys(
        (
            "id",
            "action_key",
            "page",
            "audience",
            "format",
            "filter",
            "purpose",
            "made_by",
            "made_at",
            "covers_until",
            "rows",
            "finished_at",
            "delivered_at",
            "marked_by",
        ),
        Fate.KEEP,
    ),
}
