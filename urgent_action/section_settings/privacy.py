"""What becomes of each column of this app; see :mod:`urgent_action.privacy`. None is about a signer."""

from ..privacy import Fate

FATES: dict[str, dict[str, Fate]] = {
    "urgent_action_section_settings.SectionSettings": dict.fromkeys(
        ("id", "site", "email", "time_zone", "retention_days"), Fate.KEEP
    ),
    "urgent_action_section_settings.SectionTexts": dict.fromkeys(
        (
            "id",
            "sort_order",
            "section",
            "language",
            "name",
            "postal_address",
            "privacy_url",
            "safety_notice",
            "demands_intro",
            "after_deadline_note",
        ),
        Fate.KEEP,
    ),
}
