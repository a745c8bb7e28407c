"""Stop an action before its deadline, at once and in every language; and undo a stop that was a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext
from wagtail.log_actions import log

from ..enums import StopKind
from ..models import ActionRecord, UrgentActionMixin
from .pages import pages_of_action, refresh_outside, set_columns
from .records import refresh_record

#: Names of the acts in the audit log.
STOP = "urgent_action.stop"
RESUME = "urgent_action.resume"


def stop(page: UrgentActionMixin, reason: Mapping[str, str], *, kind: StopKind, now: datetime, by: Any) -> list[Any]:
    """Close the action of ``page`` from ``now`` on, on all its pages: translations and aliases, live or draft.

    No version of the text is made, so that neither a draft that somebody has open nor a lock stands in the way. Signatures
    that wait can no longer be confirmed, and retention counts from now. Stopping once more changes only the sentences.

    Args:
        page: any page of the action.
        reason: sentence for the public by language code; in a language without one stands that of ``kind``.
        kind: why it is stopped, for the audit log and not for the public.
        now: when it stops (aware).
        by: the user who stops it; None for a program.

    Returns:
        The pages.
    """
    pages = pages_of_action(page.action_key)
    with transaction.atomic():
        for one in pages:
            language = one.locale.language_code
            sentence = (reason.get(language) or public_sentence(kind, language)).strip()
            set_columns(one, stopped_at=one.stopped_at or now, stop_reason=sentence)
            log(instance=one, action=STOP, user=by, data={"kind": str(kind), "sentence": sentence})
        later = Q(closes_at__isnull=True) | Q(closes_at__gt=now)
        ActionRecord.objects.filter(later, pk=page.action_key).update(closes_at=now)
        refresh_outside(pages)
    return pages


def resume(page: UrgentActionMixin, *, by: Any) -> list[Any]:
    """Undo a stop that was made by mistake: the deadline alone decides again.

    Returns:
        The pages of the action.
    """
    pages = pages_of_action(page.action_key)
    with transaction.atomic():
        for one in pages:
            set_columns(one, stopped_at=None, stop_reason="")
            log(instance=one, action=RESUME, user=by)
        record = ActionRecord.objects.filter(pk=page.action_key).first()
        if record is not None:
            refresh_record(next((one for one in pages if one.live), pages[0]))
        refresh_outside(pages)
    return pages


def public_sentence(kind: StopKind, language: str) -> str:
    """What the public reads if nobody writes anything else: nothing that could harm, and no reason that is not theirs."""
    with translation.override(language):
        return {
            StopKind.RELEASED: gettext("There is good news about the case. Thank you to everybody who wrote."),
            StopKind.KILLED: gettext("We have learned with sorrow that letters come too late."),
            StopKind.SILENCE: gettext("Further letters would not help at this moment."),
            StopKind.OTHER: "",
        }[kind]
