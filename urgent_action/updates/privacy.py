"""What becomes of each column of this app; see :mod:`urgent_action.privacy`."""

from ..privacy import Fate

FATES: dict[str, dict[str, Fate]] = {
    "urgent_action_updates.Update": dict.fromkeys(
        ("key", "action_key", "page", "main_language", "created_by", "started_at", "enrolled_at", "finished_at"),
        Fate.KEEP,
    ),
    "urgent_action_updates.UpdateText": dict.fromkeys(("id", "update", "language", "subject", "body"), Fate.KEEP),
    "urgent_action_updates.Delivery": {
        "id": Fate.KEEP,
        "update": Fate.KEEP,
        "signature": Fate.DERIVE,
        "due_at": Fate.KEEP,
        "attempts": Fate.KEEP,
        "sent_at": Fate.KEEP,
    },
}
