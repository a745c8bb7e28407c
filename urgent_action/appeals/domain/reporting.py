"""Report appeals, and count them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Sum
from django.utils.formats import number_format
from django.utils.translation import ngettext

from ...counters import Counter
from ...domain.limits import count_today
from ...exceptions import ActionClosed
from ...models import UrgentActionMixin
from ..conf import appeal_settings
from ..enums import AppealChannel
from ..models import AppealCount


@dataclass(frozen=True)
class Reported:
    """Appeals of one channel: what is shown, and what was counted apart."""

    channel: AppealChannel
    reported: int
    set_aside: int


def report_appeal(
    page: UrgentActionMixin,
    channel: AppealChannel,
    number: int,
    *,
    now: datetime,
    client: str | None = None,
    from_program: bool = False,
) -> None:
    """Count appeals that a supporter says they made. Nothing about the supporter is kept.

    Args:
        page: a page of the action.
        channel: how they were made.
        number: how many.
        now: when the request arrived; it decides whether it came in time.
        client: the client's network, for the limit; None where it is not known.
        from_program: whether a program gave itself away.

    Raises:
        ActionClosed: the action is over; nothing is counted.
        KeysMissing: the section has no keys yet; nothing is counted.
    """
    if not page.status_at(now).takes_action:
        raise ActionClosed
    action_key = page.action_key
    hits = count_today("appeal", f"{action_key} {client}", now=now) if client is not None else 0
    column = "set_aside" if from_program or hits > appeal_settings().client_limit else "reported"
    key = {"action_key": action_key, "channel": channel, "day": now.date()}
    AppealCount.objects.add(column, number, key=key, first={}, always={})


def reported_appeals(action_key: UUID) -> list[Reported]:
    """What was reported of an action by each channel, in the order of the form; zeros are among it."""
    rows = AppealCount.objects.filter(action_key=action_key).values_list("channel")
    sums = {row[0]: row[1:] for row in rows.annotate(Sum("reported"), Sum("set_aside"))}
    return [Reported(channel, *sums.get(channel, (0, 0))) for channel in AppealChannel]


def appeal_counters(action_key: UUID) -> Iterator[Counter]:
    """The numbers beside the tally: letters, and apart from them calls, posts and visits."""
    appeals = reported_appeals(action_key)
    letters = sum(appeal.reported for appeal in appeals if appeal.channel.is_letter)
    others = sum(appeal.reported for appeal in appeals if not appeal.channel.is_letter)
    told = ngettext("%(number)s letter reported", "%(number)s letters reported", letters)
    yield Counter("letters_reported", letters, told % {"number": number_format(letters, force_grouping=True)})
    told = ngettext("%(number)s call, post or visit reported", "%(number)s calls, posts and visits reported", others)
    yield Counter("other_appeals_reported", others, told % {"number": number_format(others, force_grouping=True)})
