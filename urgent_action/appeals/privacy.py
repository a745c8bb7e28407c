"""What becomes of each column of this app; see :mod:`urgent_action.privacy`. None of them is about a person."""

from ..privacy import Fate

FATES: dict[str, dict[str, Fate]] = {
    "urgent_action_appeals.AppealCount": dict.fromkeys(
        ("id", "action_key", "channel", "day", "reported", "set_aside"), Fate.KEEP
    ),
    "urgent_action_appeals.ChannelReport": dict.fromkeys(
        ("id", "action_key", "digest", "channel", "value", "reports", "first_at", "last_at"), Fate.KEEP
    ),
}
