"""What is kept of whom: each column of the app's own tables, declared. A test fails on a column that is not.

``ERASE``: about a signer; gone when the row is erased or the signer withdraws. ``KEEP``: about no person.
``DERIVE``: stands for a person without naming them; it goes with its row, but for the ledger of erasures, which holds
digests under a key that the database does not have.
"""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """What becomes of a column's values."""

    KEEP = "keep"
    ERASE = "erase"
    DERIVE = "derive"


FATES: dict[str, dict[str, Fate]] = {
    "urgent_action.Signature": {
        "id": Fate.DERIVE,
        "page": Fate.KEEP,
        "action_key": Fate.KEEP,
        "email_digest": Fate.DERIVE,
        "state": Fate.KEEP,
        "quarantine_reason": Fate.KEEP,
        "name": Fate.ERASE,
        "email": Fate.ERASE,
        "country": Fate.ERASE,
        "answers": Fate.ERASE,
        "wants_updates": Fate.ERASE,
        "public_name": Fate.ERASE,
        "consent": Fate.KEEP,
        "language": Fate.KEEP,
        "revision": Fate.KEEP,
        "created_at": Fate.KEEP,
        "confirmed_at": Fate.KEEP,
        "restored_at": Fate.KEEP,
        "delivered_at": Fate.KEEP,
        "mail_owed": Fate.KEEP,
        "mail_due_at": Fate.KEEP,
        "mail_attempts": Fate.KEEP,
        "mail_day": Fate.KEEP,
        "mail_count": Fate.KEEP,
        "bounced_at": Fate.KEEP,
    },
    "urgent_action.ConsentStatement": dict.fromkeys(
        ("key", "site", "language", "text", "by_section", "created_at", "replaced_at"), Fate.KEEP
    ),
    "urgent_action.ActionRecord": dict.fromkeys(
        (
            "action_key",
            "title",
            "ua_number",
            "index_number",
            "url",
            "closes_at",
            "on_hold",
            "erased",
            "counted",
            "counted_until",
        ),
        Fate.KEEP,
    ),
    "urgent_action.PartCount": dict.fromkeys(("id", "action_key", "part", "value", "counted", "erased"), Fate.KEEP),
    "urgent_action.LimitCount": {"bucket": Fate.DERIVE, "day": Fate.KEEP, "hits": Fate.KEEP},
    "urgent_action.Erasure": {
        "id": Fate.KEEP,
        "action_key": Fate.KEEP,
        "email_digest": Fate.DERIVE,
        "erased_at": Fate.KEEP,
    },
}
