"""Learn from a mail service which addresses refuse mail, where django-anymail is installed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from .domain.mailing import mark_bounced

#: Anymail's normalised names of events after which writing to an address makes no sense.
_FINAL = frozenset({"bounced", "rejected", "complained"})


def listen_to_anymail() -> bool:
    """Follow django-anymail's tracking signal; returns whether it is there."""
    try:
        from anymail.signals import tracking
    except ImportError:
        return False
    tracking.connect(note_bounce, dispatch_uid="urgent_action.note_bounce")
    return True


def note_bounce(sender: Any, event: Any, **kwargs: Any) -> None:
    """Remember an address that a mail service gave up on; a deferred mail is not given up."""
    if event.event_type in _FINAL and event.recipient:
        mark_bounced(event.recipient, now=timezone.now())
