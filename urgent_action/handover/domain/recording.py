"""Keep the record of a file, and mark its signatures as handed over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ...enums import SignatureState
from ...models import Signature, UrgentActionMixin
from ..models import Audience, FileFormat, HandOver
from .scope import Scope, covered, in_batches

#: Signatures that are marked at one go: some seconds' work.
MOST_AT_ONCE = 200_000


def begin(
    page: UrgentActionMixin,
    scope: Scope,
    output: FileFormat,
    *,
    rows: int,
    purpose: str,
    user: Any,
    now: datetime,
) -> HandOver:
    """Write down that a file is being made, before its first byte leaves: names that are out cannot be called back.

    Args:
        rows: how many it will have, as far as can be told.
    """
    hand_over: HandOver = HandOver.objects.create(
        action_key=scope.action_key,
        page_id=page.pk,
        audience=scope.audience,
        format=output,
        filter=scope.as_json(),
        purpose=purpose,
        made_by=user,
        made_at=now,
        covers_until=scope.until,
        rows=rows,
    )
    return hand_over


def finish(hand_over: HandOver, *, rows: int, now: datetime) -> None:
    """Write down that the last byte was made, and how many rows there were."""
    HandOver.objects.filter(pk=hand_over.pk).update(rows=rows, finished_at=now)


def mark_delivered(hand_over: HandOver, *, user: Any, now: datetime, most: int = MOST_AT_ONCE) -> bool:
    """Mark a file as handed over and, if it is for the target, its signatures: whoever withdraws is told so.

    They are marked batch by batch, each for itself. It can be stopped at any moment and called again. Who withdrew in
    between, and who was marked before, is left as they are.

    Returns:
        Whether all is marked; if not, call it again.
    """
    if hand_over.audience == Audience.TARGET:
        marked = 0
        for batch in in_batches(covered(Scope.of(hand_over)).filter(delivered_at=None)):
            standing = Signature.objects.filter(pk__in=[row[1] for row in batch], state=SignatureState.CONFIRMED)
            standing.update(delivered_at=now)
            marked += len(batch)
            if marked >= most:
                return False
    HandOver.objects.filter(pk=hand_over.pk, delivered_at=None).update(delivered_at=now, marked_by=user)
    return True
